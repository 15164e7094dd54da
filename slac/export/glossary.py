"""The page ``docs/glossaire.md``: each word of the contract and its term in the rule set, both ways."""

from collections.abc import Iterator
from typing import NamedTuple

from slac.export.facts import KEYS, PRESENTATION
from slac.export.quantities import Json
from slac.export.rules import NO_RULE, SECTIONS
from slac.model.modality import FORMS
from slac.model.vocabulary import BLOCKS, METRICS
from slac.syntax.folding import folded_words
from slac.syntax.keywords import keywords

_HEAD = """# Le glossaire : les mots du contrat et les termes du jeu de règles

Page produite par `script/docs` à partir des tables de slac : ne la modifiez pas à la main.

À gauche, ce que l'on écrit dans un contrat ([la référence](langage.md)) ; à droite, la clé de `rules.json` qui le porte
([le jeu de règles](regles-json.md)), dans les termes de la profession (ITIL). Une clé précédée d'un point est sous
celle du bloc ; « — » marque ce qui ne règle que l'impression, ou les essais."""

#: Properties that the rule set spreads over other keys than their own, or writes elsewhere than in their block.
_ELSEWHERE = {
    ("horaires", "ouvert"): (".weekly_intervals", ".open_on"),
    ("horaires", "fermé"): (".closed_on", ".closed_days", ".holidays"),
    ("décompte", "après contournement"): ("reclassification",),
    ("crédits", "après mise en demeure"): (".after_formal_notice",),
    ("pénalités", "après mise en demeure"): (".after_formal_notice",),
    **{
        (block, keyword): (f".targets.{key}", f".{key}")
        for block in ("priorité", "engagement")
        for keyword, key in {
            "départ": "start",
            "fin": "end",
            "suspendu pendant": "pauses",
            "horaires": "calendar",
            "jours": "day_reading",
            "report": "carry_over",
        }.items()
    },
}


class Term(NamedTuple):
    """A word of the contract, in its block, and where the rule set writes it (empty: it does not)."""

    block: str
    word: str
    keys: tuple[str, ...]


def page(schema: Json) -> str:
    """The page, in Markdown, with its last line end."""
    parts = [_HEAD, "## Les blocs et leurs propriétés"]
    for block in BLOCKS:
        section = section_of(block)
        parts.append(f"### `{block}` → {f'`{section}`' if section else '—'}")
        rows = [
            f"| `{term.word}` | {_shown(term.keys)} | {_described(schema, term)} |" for term in terms(block)
        ]
        parts.append("\n".join(["| mot | clé | sens |", "|---|---|---|", *rows]))
    parts += [
        "## Les délais",
        "Le nom que le contrat donne à un délai est la valeur de `metric`, dans `.targets`.",
    ]
    rows = [f"| `{word}` | `{term}` |" for word, term in METRICS.items()]
    parts.append("\n".join(["| mot | terme |", "|---|---|", *rows]))
    parts += ["## Les obligations", "Le verbe de la phrase est la valeur de `modality`, dans `obligations`."]
    rows = [f"| {', '.join(f'« {form} »' for form in forms)} | `{kind}` |" for kind, forms in FORMS.items()]
    parts.append("\n".join(["| formes | terme |", "|---|---|", *rows]))
    parts += ["## Les termes, dans l'ordre alphabétique", _index()]
    return "\n\n".join(parts) + "\n"


def section_of(block: str) -> str:
    """The key of the rule set under which the blocks of a keyword stand; "" for those that state no rule."""
    if block in NO_RULE:
        return ""
    if block in ("contrat", "avenant"):
        return "contract"
    return "service_hours" if block == "horaires" else SECTIONS[block].key


def terms(block: str) -> Iterator[Term]:
    """The properties of a block, in the order of the vocabulary, each with its keys."""
    written = keywords().blocks[block]
    words = {word.keyword for word in written.properties} | ({block} if written.keyed else set())
    for word, attribute in BLOCKS[block].attributes.items():
        if word not in words:
            continue
        if not section_of(block) or attribute in PRESENTATION:
            yield Term(block, word, ())
        else:
            own = (f".{KEYS.get(attribute, attribute)}",)
            yield Term(block, word, _ELSEWHERE.get((block, word), own))


def described(schema: Json, term: Term) -> list[Json]:
    """What the schema says of each key of a term; raises `KeyError` for a key that it does not have."""
    found = []
    for key in term.keys:
        place = schema["$defs"][_record(schema, term.block)] if key.startswith(".") else schema
        *path, last = key.removeprefix(".").split(".")
        for step in path:
            place = schema["$defs"][place["properties"][step]["items"]["$ref"].rpartition("/")[2]]
        found.append(place["properties"][last])
    return found


def _record(schema: Json, block: str) -> str:
    section = schema["properties"][section_of(block)]
    return str(section.get("items", section)["$ref"].rpartition("/")[2])


def _described(schema: Json, term: Term) -> str:
    return " ".join(str(body.get("description", "")) for body in described(schema, term)) or "—"


def _shown(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys) or "—"


def _index() -> str:
    words: dict[str, list[str]] = {}
    for block in BLOCKS:
        if section := section_of(block):
            words.setdefault(section, []).append(f"`{block}`")
        for term in terms(block):
            for key in term.keys:
                words.setdefault(key.rpartition(".")[2], []).append(f"`{term.word}`")
    for word, metric in METRICS.items():
        words.setdefault(metric, []).append(f"`{word}`")
    rows = [
        f"| `{key}` | {', '.join(sorted(set(its), key=folded_words))} |" for key, its in sorted(words.items())
    ]
    return "\n".join(["| terme | mots |", "|---|---|", *rows])
