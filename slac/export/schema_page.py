"""The page ``docs/regles-json.md``: the schema told in French, made from the schema alone."""

from collections.abc import Iterator
from typing import Any

from slac.export.quantities import Json

_HEAD = """# Le jeu de règles : `rules.json`

Page produite par `script/docs` à partir du schéma : ne la modifiez pas à la main.

`slac build` écrit `rules.json` à côté du document, et l'attache au PDF. Tout ce qui applique le contrat ailleurs (un
outil de tickets, un tableau de bord) lit ce fichier, et rien d'autre. Son schéma, JSON Schema 2020-12, est livré avec
slac : `slac/export/rules.schema.json`.

## Comment le lire

- **Un fait** est `{"value": …, "source": {"clause": "3", "line": 42}}` : ce que le contrat énonce, la clause imprimée
  qui l'énonce, et la ligne du fichier source.
- **Ce qui n'est pas énoncé n'y est pas.** Une propriété laissée vide, à compléter ou sans objet est un fait sans
  `value`, avec `missing`.
- **Un fait qui dépend d'un cas** (une gamme, une partie) est `{"cases": […]}` : un fait par cas, chacun avec `for`.
- **Une condition qu'une personne apprécie** (« si », « sauf », « pendant ») est dans `conditions`, dans les mots du
  contrat.
- **Une supposition** (le fuseau, la liste des jours fériés) est dite dans `assumptions`, et le fait porte
  `"stated": false`.
- **Les nombres sont exacts** : ce sont des décimaux, écrits comme le contrat les énonce (`99.95`). Lisez-les comme des
  décimaux (en Python : `json.loads(texte, parse_float=Decimal)`), jamais comme des flottants binaires.
- **Une durée** a une valeur, une unité, et dit comment elle court : `business` pendant l'ouverture des horaires,
  `elapsed` à l'horloge, `unstated` quand le contrat ne le dit pas. Une journée n'y vaut jamais 24 heures.
- **Les octets sont stables** : clés triées, UTF-8, mêmes octets pour la même source et la même date de référence.

## Compatibilité

`version` vaut 1. Une version garde le nom et le sens de chaque clé ; de nouvelles clés peuvent s'ajouter : un
lecteur ignore celles qu'il ne connaît pas. Une clé retirée, ou qui change de sens, change la version.
"""


def page(schema: Json) -> str:
    """The page, in Markdown, with its last line end."""
    records = [_record_of(body) for body in schema["properties"].values() if "items" in body]
    parts = [_HEAD, "## Le fichier\n", *_table(schema), ""]
    for name in dict.fromkeys(["agreement", *filter(None, records)]):
        parts += _definition(name, schema["$defs"][name])
    parts.append("## Les valeurs\n")
    for name, body in sorted(schema["$defs"].items()):
        if name not in records and name != "agreement" and not name.startswith(("fact_", "stated_")):
            parts += _definition(name, body, "###")
    return "\n".join(parts).rstrip() + "\n"


def _record_of(body: Json) -> str | None:
    reference = body["items"].get("$ref", "")
    return str(reference).rpartition("/")[2] or None


def _definition(name: str, body: Json, mark: str = "##") -> Iterator[str]:
    yield f'{mark} <a id="{name}"></a>`{name}`\n'
    yield f"{body.get('description', '')}\n"
    if "enum" in body:
        yield f"L'une de ces valeurs : {_quoted(body['enum'])}.\n"
    elif "anyOf" in body:
        yield f"L'une de ces formes : {', '.join(_kind(choice) for choice in body['anyOf'])}.\n"
    elif body.get("properties"):
        yield from _table(body)
        yield ""
    elif "type" in body:
        yield f"Type JSON : {_kind(body)}.\n"


def _table(body: Json) -> Iterator[str]:
    yield "| clé | contenu | sens |"
    yield "|---|---|---|"
    required = body.get("required", [])
    for key, value in body["properties"].items():
        always = " (toujours là)" if key in required else ""
        yield f"| `{key}` | {_kind(value)} | {value.get('description', '')}{always} |"


def _kind(value: Any) -> str:
    """« une liste de [duration](#duration), avec sa source »."""
    if "$ref" in value:
        return _named(value["$ref"].rpartition("/")[2])
    if "enum" in value:
        return _quoted(value["enum"])
    kinds = value.get("type")
    if kinds == "array":
        return f"liste de {_kind(value['items'])}"
    words = {
        "string": "texte",
        "integer": "entier",
        "number": "nombre",
        "boolean": "vrai ou faux",
        "null": "null",
    }
    names = kinds if isinstance(kinds, list) else [kinds]
    return " ou ".join(words.get(name, "objet") for name in names)


def _named(name: str) -> str:
    for prefix in ("fact_", "stated_"):
        if name.startswith(prefix):
            kind = name.removeprefix(prefix)
            several = "liste de " if kind.startswith("list_of_") else ""
            return f"fait : {several}{_link(kind.removeprefix('list_of_'))}"
    return _link(name)


def _link(kind: str) -> str:
    return f"[{kind}](#{kind})"


def _quoted(values: list[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)
