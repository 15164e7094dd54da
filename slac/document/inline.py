"""Small constructions of inline content: enumerations, plain words, items of lists."""

from collections.abc import Sequence

from slac.document.markdown import linked
from slac.document.tree import Inline, Inlines, Item, Text


def joined(parts: Sequence[Inlines], separator: str = ", ", last: str = " et ") -> Inlines:
    """« a, b et c »."""
    found: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            found.append(Text(last if index == len(parts) - 1 else separator))
        found += part
    return tuple(found)


def words(text: str) -> Inlines:
    """Plain words, their addresses made into links."""
    return tuple(linked(text))


def nested(flat: Sequence[tuple[int, str, Inlines]]) -> tuple[Item, ...]:
    """Items of (depth from 1, marker, content) as a tree; a depth that jumps counts as one deeper."""
    found: list[Item] = []
    at = 0
    while at < len(flat):
        depth, marker, content = flat[at]
        end = at + 1
        while end < len(flat) and flat[end][0] > depth:
            end += 1
        found.append(Item(shown_marker(marker), content, nested(flat[at + 1 : end])))
        at = end
    return tuple(found)


def shown_marker(marker: str) -> str:
    """The author's mark where it counts (« a) », « 1. »); "" for any dash or dot."""
    return marker if any(character.isalnum() for character in marker) else ""
