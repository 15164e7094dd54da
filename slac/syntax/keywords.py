"""The keywords of the language, read out of the grammar: blocks, their properties, the closed lists.

Whoever needs keywords (messages, suggestions, documentation, completion, highlighting) takes them here.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from slac.syntax.folding import fold, folded_words
from slac.syntax.tables import tables

_WORD = re.compile(r"[^\W\d][\w'-]*")
_GAP = re.compile(r"[ \t]+")
_GOES_ON = re.compile(r"[\w-]")


class PropertyWord(NamedTuple):
    """A property of a block: its canonical keyword, its other spellings, and what may stand under its line."""

    keyword: str
    rule: str
    spellings: tuple[str, ...]
    terminal: str
    bullets: bool
    prose: bool
    lines: bool


class BlockWord(NamedTuple):
    """A kind of block: its canonical keyword (``kind`` in the tree) and what it may hold.

    ``prose``: running text after its properties; ``keyed``: lines that begin with a key instead of a keyword.
    """

    kind: str
    rule: str
    spellings: tuple[str, ...]
    terminal: str
    properties: tuple[PropertyWord, ...]
    prose: bool
    keyed: bool


class Keywords(NamedTuple):
    """Every keyword; ``lists`` holds the closed lists by the name of their terminal, as the grammar spells them."""

    blocks: dict[str, BlockWord]
    under: tuple[PropertyWord, ...]
    lists: dict[str, tuple[str, ...]]
    refused: tuple[str, ...]

    def owners(self, keyword: str) -> tuple[BlockWord, ...]:
        """The blocks that have a property of this canonical keyword."""
        return tuple(b for b in self.blocks.values() if any(p.keyword == keyword for p in b.properties))

    def canonical(self, terminal: str, text: str) -> str:
        """The word of a closed list that ``text`` is, as the grammar spells it; ``text`` itself if it is none."""
        return _canonical(terminal).get(folded_words(text), text)


@cache
def keywords() -> Keywords:
    """The one keyword table."""
    kept = tables()
    blocks = [_block(*entry) for entry in kept.keywords["blocks"]]
    return Keywords(
        blocks={block.kind: block for block in blocks},
        under=_properties(kept.keywords["under"]),
        lists={name: tuple(words) for name, words in kept.keywords["lists"].items()},
        refused=kept.refused,
    )


def block_at(shadow: str, begin: int, end: int) -> tuple[BlockWord, int] | None:
    """The block whose keyword begins the folded text at ``begin``, and where the keyword ends."""
    found = _longest(_block_index(), shadow, begin, end)
    return (keywords().blocks[found[0]], found[1]) if found else None


def property_at(
    block: BlockWord | None, shadow: str, begin: int, end: int
) -> tuple[PropertyWord, int] | None:
    """The property of ``block`` (None: a line under a property) whose keyword begins the text, and where it ends."""
    found = _longest(_property_index(block.kind if block else ""), shadow, begin, end)
    if found is None:
        return None
    properties = block.properties if block else keywords().under
    return properties[int(found[0])], found[1]


def any_property_at(shadow: str, begin: int, end: int) -> tuple[str, int] | None:
    """The canonical keyword of a property of some block that begins the text, and where it ends."""
    return _longest(_every_property(), shadow, begin, end)


_Index = dict[str, list[tuple[tuple[str, ...], str]]]


def _longest(index: _Index, shadow: str, begin: int, end: int) -> tuple[str, int] | None:
    word = _WORD.match(shadow, begin, end)
    best: tuple[str, int] | None = None
    for parts, meaning in index.get(word.group(), ()) if word else ():
        at = word.end() if word else begin
        for part in parts[1:]:
            gap = _GAP.match(shadow, at, end)
            if gap is None or not shadow.startswith(part, gap.end(), end):
                break
            at = gap.end() + len(part)
        else:
            if not (len(parts) > 1 and at < end and _GOES_ON.match(shadow, at)) and (
                best is None or at > best[1]
            ):
                best = (meaning, at)
    return best


def _index(entries: list[tuple[str, str]]) -> _Index:
    index: _Index = {}
    for spelling, meaning in entries:
        parts = tuple(fold(spelling).split(" "))
        index.setdefault(parts[0], []).append((parts, meaning))
    return index


@cache
def _block_index() -> _Index:
    return _index([(s, b.kind) for b in keywords().blocks.values() for s in b.spellings])


@cache
def _property_index(kind: str) -> _Index:
    properties = keywords().blocks[kind].properties if kind else keywords().under
    return _index([(s, str(n)) for n, p in enumerate(properties) for s in p.spellings])


@cache
def _every_property() -> _Index:
    return _index(
        [(s, p.keyword) for b in keywords().blocks.values() for p in b.properties for s in p.spellings]
    )


@cache
def _canonical(terminal: str) -> dict[str, str]:
    return {folded_words(word): word for word in keywords().lists.get(terminal, ())}


def _block(rule: str, terminal: str, spellings: list[str], properties: list[list[object]]) -> BlockWord:
    signs = {
        str(s) for entry in properties for s in _list(entry[2]) if not entry[1] or "_CLE" in _list(entry[2])
    }
    return BlockWord(
        kind=spellings[0],
        rule=rule,
        spellings=tuple(spellings),
        terminal=terminal,
        properties=_properties(properties),
        prose="_PROSE" in signs,
        keyed="_CLE" in signs,
    )


def _properties(entries: list[list[object]]) -> tuple[PropertyWord, ...]:
    return tuple(
        PropertyWord(
            keyword=spellings[0],
            rule=str(rule),
            spellings=tuple(spellings),
            terminal=terminal,
            bullets="_PUCES" in _list(signs),
            prose="_PROSE" in _list(signs),
            lines="_DONT" in _list(signs),
        )
        for rule, words, signs in entries
        for terminal, spellings in _list(words)
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
