"""The JSON Schema (draft 2020-12) of the rule set, made from the table of ``slac.export.fields``.

It is published beside this module as ``rules.schema.json``, and explained in French by ``slac.export.schema_page``.
"""

import json
from typing import Any

from slac.export.fields import FACTS, MISSING, SAID, STATED, VALUES, Field
from slac.export.quantities import Json
from slac.export.shape import AGREEMENT, COMMON, OPTIONAL, SECTIONS, TOP

_ID = "urn:slac:rules:1"


def schema() -> Json:
    """The schema of version 1 of the rule set."""
    definitions = {name: _value(*entry) for name, entry in VALUES.items()}
    for kind in sorted(_kinds(FACTS, STATED)):
        definitions[_named("fact", kind)] = _fact(kind)
    for kind in sorted(_kinds(STATED)):
        definitions[_named(STATED, kind)] = _stated(kind)
    definitions["agreement"] = _object("Le contrat lui-même.", AGREEMENT)
    for section in SECTIONS.values():
        definitions[section.record] = _object(
            f"Un bloc de cette liste : {section.title}", COMMON | section.fields
        )
    properties = {key: _typed(kind, said) for key, (kind, said) in (TOP | OPTIONAL).items()}
    for key, section in SECTIONS.items():
        properties[key] = {
            "description": section.title,
            "type": "array",
            "items": {"$ref": f"#/$defs/{section.record}"},
            "minItems": 1,
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID,
        "title": "Règles d'un contrat de service",
        "description": "Tout ce qu'un contrat énonce, chaque fait avec sa clause et sa ligne.",
        "type": "object",
        "additionalProperties": False,
        "required": sorted(TOP),
        "properties": properties,
        "$defs": definitions,
    }


def published() -> str:
    """The text of ``rules.schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _kinds(*shapes: str) -> set[str]:
    """The kinds of which there are properties of these shapes."""
    values = [body for _, body in VALUES.values() if _is_fields(body)]
    sections = [section.fields for section in SECTIONS.values()]
    every = [field for fields in (COMMON, AGREEMENT, *sections, *values) for field in fields.values()]
    return {field.kind for field in every if field.shape in shapes}


def _is_fields(body: dict[str, Any]) -> bool:
    return all(isinstance(field, Field) for field in body.values())


def _named(shape: str, kind: str) -> str:
    """« fact_text », « stated_list_of_reference »: the name of a fact of a kind."""
    return f"{shape}_list_of_{kind[:-1]}" if kind.endswith("*") else f"{shape}_{kind}"


def _value(said: str, body: Any) -> Json:
    """A named kind of value: a ready schema, or the fields of an object."""
    return _object(said, body) if _is_fields(body) else {"description": said, **body}


def _object(said: str, fields: dict[str, Field]) -> Json:
    return {
        "description": said,
        "type": "object",
        "additionalProperties": False,
        "required": sorted(key for key, field in fields.items() if field.required),
        "properties": {key: _shaped(field) for key, field in fields.items()},
    }


def _shaped(field: Field) -> Json:
    if field.shape == STATED:
        return {"description": field.said, "$ref": f"#/$defs/{_named(STATED, field.kind)}"}
    if field.shape == FACTS:
        items = {"$ref": f"#/$defs/{_named('fact', field.kind)}"}
        return {"description": field.said, "type": "array", "items": items, "minItems": 1}
    return _typed(field.kind, field.said)


def _typed(kind: str, said: str = "") -> Json:
    """A plain kind (``text``), a named one (``duration``) or, with a star, a list of it."""
    described = {"description": said} if said else {}
    if kind.endswith("*"):
        return {**described, "type": "array", "items": _typed(kind[:-1])}
    return {**described, "$ref": f"#/$defs/{kind}"}


def _fact(kind: str) -> Json:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["source"],
        "oneOf": [{"required": ["value"]}, {"required": ["missing"]}],
        "properties": {
            "value": _typed(kind),
            **{key: _shaped(field) for key, field in (MISSING | SAID).items()},
        },
    }


def _stated(kind: str) -> Json:
    """A fact, or one for each case that it depends on."""
    fact = {"$ref": f"#/$defs/{_named('fact', kind)}"}
    cases = {
        "type": "object",
        "additionalProperties": False,
        "required": ["cases", "source"],
        "properties": {
            "cases": {"description": "Une valeur par cas.", "type": "array", "items": fact, "minItems": 1},
            "source": {"$ref": "#/$defs/source"},
            "number": _shaped(SAID["number"]),
        },
    }
    return {"anyOf": [fact, cases]}
