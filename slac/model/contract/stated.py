"""How a property states something: a value, why there is none, or a value by case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from slac.model.contract.text import RichText
from slac.record import Record, uncompared
from slac.source import Span

T = TypeVar("T")


T_co = TypeVar("T_co", covariant=True)


class CaseKey(NamedTuple):
    """What a case depends on: the name of an element, or a quoted label."""

    name: str | None
    label: str | None
    span: Span
    written: str = ""


class Stated(Record, Generic[T_co]):
    """One statement of a property.

    Exactly one of ``value``, ``absent`` and ``cases`` is set. ``absent`` is the contract's own word ("à compléter",
    "sans objet"…), "vide" when the property was left empty, "trou" for a hole in brackets. ``cases`` pairs keys (offers
    « et plus » already spread) with statements. ``only_for`` restricts the statement to named cases (``pour P1, P2``).
    ``conditions`` are what a person judges: ("si", "…").
    """

    span: Span = uncompared()  # the value, or the whole line when it is empty
    line: Span = uncompared()  # the whole property
    value: T_co | None = None
    absent: str | None = None
    cases: tuple[tuple[tuple[CaseKey, ...], Stated[T_co]], ...] = ()
    only_for: tuple[CaseKey, ...] = ()
    conditions: tuple[tuple[str, RichText], ...] = ()
    number: str = ""  # imposed on the rubric by « numéro »

    @property
    def given(self) -> bool:
        """Whether it says something that counts (a value or cases), rather than why there is nothing."""
        return self.absent is None

    def each(self) -> Iterator[tuple[tuple[CaseKey, ...], T_co, Stated[T_co]]]:
        """Every value with the keys it depends on (none: ()), outermost first, and the statement that holds it."""
        if self.value is not None:
            yield (), self.value, self
        for keys, statement in self.cases:
            for deeper, value, inner in statement.each():
                yield keys + deeper, value, inner


One = Stated[T] | None


Many = tuple[Stated[T], ...]
