"""What ``slac lint`` found in one file, freed from the contract itself: it can be kept, and sent between processes.

Places are offsets in texts that are read again: what is kept holds no more of a contract than its findings quote.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from slac.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from slac.source import Source, Span


class SetAside(NamedTuple):
    """A finding that the contract suppresses, the reason that it gives, and where."""

    finding: Diagnostic
    reason: str
    span: Span


class Review(NamedTuple):
    """``readable`` unless mistakes of writing kept the file from being linted; ``fragment`` for one never linted alone.

    ``findings`` are by place.
    """

    findings: tuple[Diagnostic, ...]
    set_aside: tuple[SetAside, ...] = ()
    readable: bool = True
    fragment: bool = False


def as_json(review: Review, called: Sequence[str]) -> dict[str, Any]:
    """The review as JSON values; ``called`` are the paths of the texts that it may have places in.

    Raises ``LookupError`` for a place in another text, or in one that was filled with the values of parameters.
    """
    number = {path: index for index, path in enumerate(called)}

    def span(at: Span) -> list[int]:
        if type(at.source) is not Source:
            raise LookupError(at.source.path)
        return [number[at.source.path], at.start, at.end]

    def finding(one: Diagnostic) -> list[Any]:
        fix = one.fix and [one.fix.title, [[span(e.span), e.text] for e in one.fix.edits], one.fix.safe]
        labels = [[span(label.span), label.text] for label in one.labels]
        told = [one.code, one.severity, one.message, span(one.span), labels, one.help, list(one.heading)]
        return [*told, one.block, fix]

    return {
        "findings": [finding(one) for one in review.findings],
        "set_aside": [[finding(one.finding), one.reason, span(one.span)] for one in review.set_aside],
        "readable": review.readable,
        "fragment": review.fragment,
    }


def from_json(value: dict[str, Any], text: Callable[[int], Source]) -> Review:
    """The review of which ``as_json`` made ``value``; ``text`` gives the texts that were ``called``, by their rank."""

    def span(at: list[int]) -> Span:
        return Span(text(at[0]), at[1], at[2])

    def finding(told: list[Any]) -> Diagnostic:
        code, severity, message, at, labels, help, heading, block, fix = told
        return Diagnostic(
            code,
            Severity(severity),
            message,
            span(at),
            tuple(Label(span(place), said) for place, said in labels),
            help,
            tuple(heading),
            block,
            Fix(fix[0], tuple(Edit(span(place), new) for place, new in fix[1]), fix[2]) if fix else None,
        )

    return Review(
        tuple(map(finding, value["findings"])),
        tuple(SetAside(finding(told), reason, span(at)) for told, reason, at in value["set_aside"]),
        value["readable"],
        value["fragment"],
    )
