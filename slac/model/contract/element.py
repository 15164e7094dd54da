"""What every block of a contract has, whatever its kind."""

from __future__ import annotations

from functools import cached_property

from slac.model.contract.leaves import Leaf, leaves_of
from slac.model.contract.stated import Many, One
from slac.model.contract.text import FreeText, Passage
from slac.model.contract.values import Named
from slac.record import Record, uncompared, values
from slac.source import Span


class Element(Record):
    """One block: an immutable value; places are not compared.

    ``name`` is folded for comparison (lower case, no accents); ``written_name`` is the author's. ``keyword`` is the
    block's word in the language; ``prose`` its text, in order.
    """

    keyword: str
    name: str
    written_name: str
    label: str | None
    prose: tuple[Passage, ...]
    span: Span = uncompared()  # the header
    whole: Span = uncompared()
    number: One[str] = None  # imposed: a number, or "sans"
    text: One[FreeText] = None  # a sentence of its own instead of the compiler's
    obligation: Many[tuple[str, ...]] = ()  # "moyens", "moyens renforcée", "résultat": both is a finding
    debtor: One[tuple[Named, ...]] = None
    aliases: One[tuple[str, ...]] = None

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Its words, holes, citations and durations, wherever they stand, in the order of the source."""
        return leaves_of(values(self))

    @property
    def title(self) -> str:
        """What it is called in print: its label, else its name."""
        return self.label or self.written_name
