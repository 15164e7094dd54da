"""A line read once more, to know every word that the grammar took in it, those that no node keeps included."""

from collections.abc import Sequence
from typing import NamedTuple

from slac.source import Source
from slac.syntax.reader import Reader, Stuck
from slac.syntax.tables import tables
from slac.syntax.tree import Node


class Taken(NamedTuple):
    """A word that was taken: its name in the grammar, and its place."""

    kind: str
    begin: int
    end: int


def taken(
    start: str,
    source: Source,
    shadow: str,
    begin: int,
    end: int,
    lead: tuple[str, ...] = (),
    trail: tuple[str, ...] = (),
) -> tuple[Node | Stuck, Sequence[Taken]]:
    """What ``[begin, end)`` reads as, and its words in order; see ``Reader.read``."""
    reader = _Recorder(source, shadow)
    return reader.read(start, begin, end, lead, trail), reader.words


class _Recorder(Reader):
    """A reader that remembers the words it took."""

    def __init__(self, source: Source, shadow: str) -> None:
        super().__init__(tables(), source, shadow)
        self.words: list[Taken] = []

    def next_word(self, stack: list[int], at: int, end: int) -> tuple[str, int] | None:
        found = super().next_word(stack, at, end)
        if found:
            self.words.append(Taken(found[0], at, found[1]))
        return found
