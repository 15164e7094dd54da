"""What keeps a document a draft."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from slac.diagnostics import Diagnostic
from slac.model.contract import Element, Gap, Stated
from slac.pipeline.checking import CheckResult
from slac.record import Record, values
from slac.source import Source, Span

#: Findings about values that are given: they are told in full, since reading the contract again would not show them.
ABOUT_VALUES = ("PAR01", "PAR02", "PAR03")


class Missing(NamedTuple):
    """Why a document is a draft: a sentence, and where in the source (None: not a matter of the source).

    ``code`` is that of the error which the sentence tells, "" for what is to be filled in.
    """

    text: str
    span: Span | None = None
    code: str = ""


def missing_of(checked: CheckResult) -> tuple[Missing, ...]:
    """What has to be filled or put right before the document is final, in the order of the source."""
    contract = checked.contract
    missing = [hole for element in contract.elements for hole in _holes(element)] if contract else []
    said = {hole.span for hole in missing}
    missing += (
        Missing(f"« [{gap.text}] » à remplir", gap.span)
        for gap in (contract.holes if contract else ())
        if gap.span not in said
    )
    if checked.assembly is not None:
        from slac.model.filling import is_value

        # A parameter without a value is said once, not wherever it is called.
        missing = [hole for hole in missing if hole.span is None or not is_value(hole.span)]
        missing += (
            Missing(f"paramètre {p.written} : {p.hole} à remplir", p.place) for p in checked.assembly.unfilled
        )
    holes = {hole.span for hole in missing}
    errors = [error for error in checked.errors if error.span not in holes]  # a hole is not said twice
    missing += (Missing(e.message.rstrip("."), e.span) for e in errors if e.code in ABOUT_VALUES)
    labels = {clause.heading: clause.label for clause in contract.clauses.values()} if contract else {}
    missing += (
        _error(error, labels.get(error.heading, "")) for error in errors if error.code not in ABOUT_VALUES
    )
    return tuple(missing)


def _error(error: Diagnostic, label: str) -> Missing:
    """An error of review, told with the label of the clause that it is found in: « … (article 2) »."""
    said = label[:1].lower() + label[1:] if " " in label else label
    clause = f" ({said})" if said else ""
    return Missing(f"{error.message.rstrip('.')}{clause}", error.span, error.code)


def _holes(element: Element) -> Iterator[Missing]:
    """`à compléter`, and square brackets, wherever they stand in a block."""
    name = element.written_name
    where = element.keyword if name == element.keyword else f"{element.keyword} {name}".strip()
    found: dict[tuple[str, int], Missing] = {}
    stack: list[Any] = [*values(element)]
    while stack:
        item = stack.pop()
        if isinstance(item, Gap):
            found[item.span.source.path, item.span.start] = Missing(
                f"{where} : « [{item.text}] » à remplir", item.span
            )
        elif isinstance(item, Stated):
            if item.absent in ("à compléter", "trou"):
                said = " ".join(item.line.text.split())
                found[item.span.source.path, item.span.start] = Missing(f"{where} : « {said} »", item.span)
            stack += [item.value, item.cases, item.conditions]
        elif isinstance(item, Source | Span | str):
            continue
        elif isinstance(item, tuple):
            stack += item
        elif isinstance(item, Record):
            stack += values(item)
    yield from (found[place] for place in sorted(found))
