"""The page ``docs/langage.md``: every block and property, what it means, one example of each, the closed lists.

Which words exist, and the members of the lists, are read out of the grammar; what they mean and the examples are data
(``docs/langage.yaml``), read by whoever writes the page. ``omissions`` says what either lacks of the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from slac.syntax.folding import folded_words
from slac.syntax.keywords import BlockWord, Keywords

Data = Mapping[str, Any]

_HEAD = """# La langue de slac : la référence

Page produite par `script/docs` à partir de la grammaire et de `docs/langage.yaml` : ne la modifiez pas à la main.
Pour commencer, lisez plutôt [le guide](guide.md) ; pour ce que chaque mot devient dans `rules.json`, [le
glossaire](glossaire.md).

Dans les formes, ce qui est entre crochets est facultatif. Les exemples de propriétés se lisent décalés sous l'en-tête
de leur bloc."""


class Example(NamedTuple):
    """One example of the page: ``text`` is whole blocks, or lines under the header of a ``block``."""

    title: str
    text: str
    block: str | None = None


def page(data: Data, words: Keywords) -> str:
    """The page, in Markdown, with its last line end."""
    parts = [_HEAD, _contents(data), "## Ce qui vaut partout"]
    for rule in data["partout"]:
        parts += [f"### {rule['titre']}", *_told(rule, words), _fence(rule["exemple"])]
    for family in data["familles"]:
        parts.append(f"## {family['titre']}")
        for kind, told in family["blocs"].items():
            parts += _block(words.blocks[kind], told, data, words)
    parts += ["## Les propriétés communes", "Elles ont le même sens dans tous les blocs qui les ont."]
    for keyword in sorted(data["communes"], key=folded_words):
        told = data["communes"][keyword]
        owners = ", ".join(_link(block.kind, f"`{block.kind}`") for block in _sharing(keyword, data, words))
        parts += [f"### {_anchored(f'commune-{keyword}')}`{keyword}`", *_told(told, words)]
        parts += [f"Dans : {owners}.", _fence(examples_of(told), 2)]
    parts.append("## Les lignes sous une propriété")
    for keyword, told in data["sous-propriétés"].items():
        parts += [f"### `{keyword}` sous une propriété", *_told(told, words), _fence(told["exemple"])]
    parts.append("## Les mots des accolades, et les noms refusés")
    parts += [f"{told} {_members([name], words)}" for name, told in data["citations"].items()]
    return "\n\n".join(parts) + "\n"


def examples(data: Data, words: Keywords) -> Iterator[Example]:
    """Every example of the page; one of a property that blocks share comes once for each of them."""
    for rule in data["partout"]:
        yield Example(rule["titre"], rule["exemple"])
    for kind, told in _blocks(data).items():
        yield Example(kind, told["exemple"])
        for word in words.blocks[kind].properties:
            explained = _explained(kind, word.keyword, data)
            for rank, text in enumerate(examples_of(explained), 1):
                yield Example(f"{kind} : {word.keyword} {rank}", text, kind)
    for keyword, told in data["sous-propriétés"].items():
        yield Example(f"sous une propriété : {keyword}", told["exemple"])


def shortest(data: Data) -> dict[str, dict[str, str]]:
    """For messages: of each property, by block, its first example that says it on one line; by "" those shared."""
    own = {kind: told.get("propriétés", {}) for kind, told in _blocks(data).items()}
    found = {}
    for kind, properties in {"": data["communes"], **own}.items():
        lines = {
            keyword: next(
                (line for text in examples_of(told) for line in [text.strip()] if "\n" not in line), ""
            )
            for keyword, told in properties.items()
        }
        found[kind] = {keyword: line for keyword, line in lines.items() if line}
    return {kind: lines for kind, lines in found.items() if lines}


def examples_of(told: Data) -> Sequence[str]:
    """The examples of a property: the data hold one, or a list; none for a word that is not explained."""
    given = told.get("exemple", [])
    return [given] if isinstance(given, str) else given


def omissions(data: Data, words: Keywords) -> list[str]:
    """What the data leave out or have too much, in French; a list that no property shows included."""
    blocks = _blocks(data)
    found = [f"bloc sans page : {kind}" for kind in words.blocks.keys() - blocks.keys()]
    found += [f"bloc inconnu : {kind}" for kind in blocks.keys() - words.blocks.keys()]
    rules: dict[str, set[str]] = {keyword: set() for keyword in data["communes"]}
    for kind, told in blocks.items():
        own = told.get("propriétés", {})
        known = {word.keyword: word.rule for word in words.blocks[kind].properties}
        found += [f"{kind} : propriété inconnue : {keyword}" for keyword in own.keys() - known.keys()]
        for keyword, rule in known.items():
            explained = _explained(kind, keyword, data)
            if not explained.get("sens") or not examples_of(explained):
                found.append(f"{kind} : {keyword} : sans explication ou sans exemple")
            elif keyword not in own:
                rules[keyword].add(rule)
    found += [f"propriété commune d'aucun bloc : {keyword}" for keyword, used in rules.items() if not used]
    found += [f"« {keyword} » se lit de deux façons" for keyword, used in rules.items() if len(used) > 1]
    shown = set(_lists(data)) | set(data["liaisons"]) | set(data["citations"])
    found += [f"liste inconnue : {name}" for name in shown - words.lists.keys()]
    found += [f"liste que rien ne montre : {name}" for name in _closed(words) - shown]
    return sorted(found)


def _closed(words: Keywords) -> set[str]:
    """The lists to show: a terminal of one word that is its own name is a keyword, not a list."""
    return {
        name
        for name, members in words.lists.items()
        if len(members) > 1 or folded_words(members[0]) != folded_words(name.replace("_", " "))
    }


def _block(block: BlockWord, told: Data, data: Data, words: Keywords) -> Iterator[str]:
    own = told.get("propriétés", {})
    yield f"### {_anchored(block.kind)}`{block.kind}`"
    yield f"Forme : `{told['forme']}`"
    yield from _told(told, words)
    yield _fence(told["exemple"])
    for keyword, explained in own.items():
        yield f"**`{keyword}`**"
        yield from _told(explained, words)
        yield _fence(examples_of(explained), 2)
    shared = [word.keyword for word in block.properties if word.keyword not in own]
    if shared:
        also = "Et aussi" if own else "Ses propriétés"
        yield f"{also} : {', '.join(_link(f'commune-{keyword}', f'`{keyword}`') for keyword in shared)}."


def _told(told: Data, words: Keywords) -> Iterator[str]:
    yield told["sens"].strip()
    if names := told.get("listes", ()):
        yield _members(names, words)


def _members(names: Sequence[str], words: Keywords) -> str:
    """« Les mots : … ; … » : the members of one list, then of the next."""
    lists = [", ".join(f"`{word}`" for word in words.lists[name]) for name in names]
    several = len(lists) > 1 or len(words.lists[names[0]]) > 1
    return f"{'Les mots' if several else 'Le mot'} : {' ; '.join(lists)}."


def _contents(data: Data) -> str:
    rows = []
    for family in data["familles"]:
        kinds = ", ".join(_link(kind, f"`{kind}`") for kind in family["blocs"])
        rows.append(f"| {family['titre']} | {kinds} |")
    return "\n".join(["| | blocs |", "|---|---|", *rows])


def _sharing(keyword: str, data: Data, words: Keywords) -> list[BlockWord]:
    blocks = _blocks(data)
    return [
        block for block in words.owners(keyword) if keyword not in blocks[block.kind].get("propriétés", {})
    ]


def _explained(kind: str, keyword: str, data: Data) -> Data:
    own: Data = _blocks(data)[kind].get("propriétés", {})
    explained: Data = own.get(keyword) or data["communes"].get(keyword, {})
    return explained


def _blocks(data: Data) -> dict[str, Data]:
    return {kind: told for family in data["familles"] for kind, told in family["blocs"].items()}


def _lists(data: Any) -> Iterator[str]:
    match data:
        case Mapping():
            yield from data.get("listes", ())
            for value in data.values():
                yield from _lists(value)
        case list():
            for value in data:
                yield from _lists(value)


def _fence(text: str | Sequence[str], indent: int = 0) -> str:
    """A contract's lines, set apart; several examples stand one below the other, those of many lines spaced."""
    texts = [text] if isinstance(text, str) else text
    gap = "\n\n" if any("\n" in one.strip() for one in texts) else "\n"
    lines = gap.join(one.rstrip() for one in texts).split("\n")
    shown = "\n".join(f"{' ' * indent}{line}".rstrip() for line in lines)
    return f"```slac\n{shown}\n```"


def _anchored(name: str) -> str:
    return f'<a id="{_slug(name)}"></a>'


def _link(name: str, text: str) -> str:
    return f"[{text}](#{_slug(name)})"


def _slug(name: str) -> str:
    return folded_words(name).replace(" ", "-").replace("'", "-")
