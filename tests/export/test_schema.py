"""The published schema says all that the rule set may hold, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from slac.export.facts import KEYS, NO_PROPERTY, PRESENTATION
from slac.export.rules import NO_RULE, SECTIONS
from slac.export.schema import published, schema
from slac.export.schema_page import page
from slac.export.shape import AGREEMENT, COMMON
from slac.export.shape import SECTIONS as SHAPES
from slac.export.values import KEYS as VALUE_KEYS
from slac.model import contract, quantities
from slac.model.contract import Element
from slac.model.vocabulary import BLOCKS
from slac.record import Record, fields

ROOT = Path(__file__).parents[2]

#: Properties that the rule set writes under other keys, or gathers elsewhere.
GATHERED = {
    "décompte": {"reclassification"},
    "priorité": {"delays", "calendar", "start", "end", "pauses", "day_reading", "carry_over"},
    "engagement": {"delays", "calendar", "start", "end", "pauses", "day_reading", "carry_over"},
    "horaires": {"opens", "closes"},
    "crédits": {"after_notice"},
    "pénalités": {"after_notice"},
}


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_published_file_is_that_of_the_tables() -> None:
    assert (ROOT / "slac/export/rules.schema.json").read_text(encoding="utf-8") == published()


def test_the_page_is_that_of_the_schema() -> None:
    assert (ROOT / "docs/regles-json.md").read_text(encoding="utf-8") == page(schema())


def test_no_object_accepts_a_key_that_is_not_described() -> None:
    loose = [
        body
        for body in _schemas(schema())
        if "properties" in body and body.get("additionalProperties") is not False
    ]
    assert loose == []


def test_every_key_is_described_in_french() -> None:
    described = [
        (key, value.get("description", ""))
        for name, body in schema()["$defs"].items()
        if not name.startswith(("fact_", "stated_"))
        for key, value in body.get("properties", {}).items()
    ]
    assert [key for key, said in described if not said.rstrip("»").rstrip().endswith((".", "…"))] == []


def test_every_link_of_the_page_has_its_target() -> None:
    text = page(schema())
    targets = {line.split('"')[1] for line in text.splitlines() if '<a id="' in line}
    links = {link.split(")")[0] for link in text.split("](#")[1:]}
    assert links <= targets


@pytest.mark.parametrize("keyword", sorted(BLOCKS))
def test_every_block_of_the_language_is_written_or_said_to_state_no_rule(keyword: str) -> None:
    assert keyword in SECTIONS or keyword in NO_RULE or keyword in ("contrat", "avenant", "horaires")


@pytest.mark.parametrize("keyword", sorted(set(BLOCKS) - NO_RULE))
def test_every_property_of_a_block_has_its_key(keyword: str) -> None:
    shape = AGREEMENT if keyword in ("contrat", "avenant") else COMMON | SHAPES[_section(keyword)].fields
    missing = set(_properties(BLOCKS[keyword].element)) - set(shape) - GATHERED.get(keyword, set())
    assert missing == set()


VALUE_CLASSES = {
    contract.Bound: "bound",
    contract.Bullet: "bullet",
    contract.Cap: "cap",
    contract.Ceiling: "ceiling",
    contract.Claim: "claim",
    contract.Contact: "contact",
    contract.Delay: "target",
    contract.Designation: "designation",
    contract.Equivalent: "equivalent",
    contract.Formula: "formula",
    contract.Frequency: "frequency",
    contract.Meeting: "meeting",
    contract.Note: "note",
    contract.Notice: "notice",
    contract.Period: "period",
    contract.Quota: "quota",
    contract.Registration: "registration",
    contract.Representative: "representative",
    contract.Rung: "level",
    contract.ScopeItem: "scope_item",
    contract.Step: "step",
    contract.Target: "objective",
    contract.Term: "term",
    contract.Tier: "tier",
    quantities.Money: "money",
}

#: Parts of values that have another name in the rule set, or are the places of values.
RENAMED = {
    "marker": "depth",  # how a bullet is marked is presentation
    "bare": "rate",  # and so is how a figure is written
    "low": "from",
    "high": "to",
    "offset": "offset_from_objective",
    "amount": "limit",
    "base": "of",
    "target": "value",
    "start": "from_event",
    "span": "source",
    "title": "label",  # the label with its citations read
    "written": "name",  # as its author spells it
}


@pytest.mark.parametrize("value", VALUE_CLASSES, ids=lambda value: value.__name__)
def test_every_part_of_a_value_has_its_key(value: type[Any]) -> None:
    body = schema()["$defs"][VALUE_CLASSES[value]]
    parts = fields(value) if issubclass(value, Record) else value._fields
    known = {*body["properties"], "span"}
    missing = {part for part in parts if not {part, RENAMED.get(part), VALUE_KEYS.get(part)} & known}
    assert missing == set()


def _section(keyword: str) -> str:
    return "service_hours" if keyword == "horaires" else SECTIONS[keyword].key


def _properties(element: type[Element]) -> Iterator[str]:
    for name in fields(element):
        if name not in NO_PROPERTY | PRESENTATION:
            yield KEYS.get(name, name)


def _schemas(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        yield body
        for inner in body.values():
            yield from _schemas(inner)
    elif isinstance(body, list):
        for inner in body:
            yield from _schemas(inner)
