"""The numbers that a contract's clauses bear, rubrics and titled paragraphs included."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.model.contract import Contract, Element, Passage, Section
from slac.record import fields
from slac.source import Span


class Numbered(NamedTuple):
    """Something that bears ``number``; ``within`` is what contains it, None at the top of the document.

    ``imposed`` unless the number is the one that slac computes.
    """

    number: str
    title: str
    span: Span
    within: Element | None
    imposed: bool
    is_rubric: bool = False

    @property
    def last(self) -> int:
        """4 of « 4.1.4 »; 0 of a number without figures."""
        figures = re.search(r"(\d+)$", self.number)
        return int(figures[1]) if figures else 0

    @property
    def prefix(self) -> str:
        """« 4.1. » of « 4.1.4 »."""
        return re.sub(r"\d+$", "", self.number)


@once_a_contract
def numbers(contract: Contract) -> tuple[Numbered, ...]:
    """Every number of the document, in the order in which it is printed."""
    return tuple(one for section in contract.sections for one in _of_section(section, None))


def series(found: Sequence[Numbered]) -> Iterator[tuple[str, tuple[Numbered, ...]]]:
    """The runs of two numbers and more that count on from one another, by what stands before their last figure.

    A run where nothing is imposed cannot have a gap, and is left out. Simple numbers count within their division.
    """
    runs: dict[tuple[str, int], list[Numbered]] = {}
    for one in found:
        if one.last:
            runs.setdefault((one.prefix, 0 if "." in one.prefix else id(one.within)), []).append(one)
    for (prefix, _), members in runs.items():
        if any(one.imposed for one in members) and len({one.last for one in members}) > 1:
            yield prefix, tuple(members)


def _of_section(section: Section, within: Element | None) -> Iterator[Numbered]:
    clause = section.clause
    elements = (*((section.head,) if section.head else ()), *section.elements)
    head = next(iter(elements), None)
    if head is not None and re.fullmatch(r"[\d.]+", clause.number):
        stated = head.number
        place = stated.span if stated is not None else head.span
        yield Numbered(clause.number, clause.title, place, within, stated is not None)
    for element in dict.fromkeys(map(_Same, elements)):
        yield from _rubrics(element.element)
        yield from _paragraphs(element.element.prose, element.element)
    for inner in section.sections:
        yield from _of_section(inner, head)


class _Same:
    """An element compared by what it is rather than by what it says."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.element is self.element

    def __hash__(self) -> int:
        return id(self.element)


def _rubrics(element: Element) -> Iterator[Numbered]:
    for name in fields(element):
        statement = getattr(element, name)
        number = getattr(statement, "number", "")
        if name != "number" and isinstance(number, str) and number:
            title = statement.line.text.split("\n")[0].strip()
            place = _number_in(statement.line, number)
            yield Numbered(number, title, place, element, True, is_rubric=True)


def _paragraphs(passages: tuple[Passage, ...], element: Element) -> Iterator[Numbered]:
    for passage in passages:
        if passage.kind == "section":
            if passage.number and passage.number != "sans":
                place = _number_in(passage.span, passage.number)
                yield Numbered(passage.number, passage.title, place, element, True, is_rubric=True)
            yield from _paragraphs(passage.passages, element)


def _number_in(span: Span, number: str) -> Span:
    at = re.search(rf"numéro\s+({re.escape(number)})", span.text, re.IGNORECASE)
    return Span(span.source, span.start + at.start(1), span.start + at.end(1)) if at else span
