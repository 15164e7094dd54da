"""The contract itself: its blocks in order, and where each stands in print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from slac.model.contract.blocks import Agreement, Amendment, Counting
from slac.model.contract.element import Element
from slac.model.contract.text import Gap, Image
from slac.record import Record, uncompared
from slac.source import Source, Span


class Clause(NamedTuple):
    """Where an element stands in print.

    ``number`` is "" for an unnumbered clause; ``label`` is what stands before its title (« Article 3 », « 4.1 »,
    « Annexe A »); ``heading`` is its address, from the outermost division to itself.
    """

    number: str
    label: str
    title: str
    anchor: str
    heading: tuple[str, ...]
    depth: int


E_co = TypeVar("E_co", bound=Element)


class Section(Record):
    """One clause of the printed document: what prints in it, in order, then the clauses it contains.

    ``head`` is the division or the block that opens the clause, None for a group of neighbours (priorities,
    definitions) that make one table; ``elements`` are the blocks printed in it, the head included when it is no
    division.
    """

    clause: Clause
    head: Element | None
    elements: tuple[Element, ...]
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in print order."""
        yield self
        for section in self.sections:
            yield from section.walk()


class Contract(Record):
    """A whole contract. ``elements`` in the order of the source, the ``contrat`` block first among equals.

    ``clauses`` gives, by element name, its place in print (only elements that print as clauses).
    ``suppressions`` are the lawyer's own exceptions, with their reasons. ``sections`` is the plan of the printed
    document. ``holes`` are those left in the values of properties, those of values kept as plain words included.
    ``images`` are those that its texts show, by their path as typed, once they are read. ``amendment`` is what an
    amendment says of itself, when this is the contract that it consolidates.
    """

    source: Source = uncompared()
    elements: tuple[Element, ...]
    clauses: dict[str, Clause] = uncompared()
    suppressions: tuple[Suppression, ...] = uncompared(default=())
    sections: tuple[Section, ...] = uncompared(default=())
    holes: tuple[Gap, ...] = uncompared(default=())
    images: Mapping[str, Image] = uncompared(default={})
    amendment: Amendment | None = uncompared(default=None)

    @cached_property
    def agreement(self) -> Agreement:
        return next(e for e in self.elements if isinstance(e, Agreement))

    @property
    def id(self) -> str:
        """The contract's own name, as written after ``contrat``."""
        return self.agreement.written_name

    def all(self, kind: type[E_co]) -> tuple[E_co, ...]:
        """The elements of a kind, in the order of the source."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = tuple(e for e in self.elements if isinstance(e, kind))
        return found

    def find(self, name: str | None) -> Element | None:
        """The element of that (folded) name."""
        return self._named.get(name) if name else None

    def clause_of(self, element: Element) -> Clause | None:
        return self.clauses.get(element.name)

    @cached_property
    def _kinds(self) -> dict[type, tuple[Any, ...]]:
        return {}

    @cached_property
    def _named(self) -> dict[str, Element]:
        return {element.name: element for element in reversed(self.elements)}  # the first of a name

    @cached_property
    def counting(self) -> Counting | None:
        """The contract's ``décompte``, if it has one."""
        return next(iter(self.all(Counting)), None)


class Suppression(NamedTuple):
    """``# slac: ignore CODE motif``: ``applies`` is the block or property below it."""

    code: str
    reason: str
    span: Span
    applies: Span
