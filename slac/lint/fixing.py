"""Applies the fixes that findings carry to the author's file."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from slac.diagnostics import Diagnostic, Edit, Fix
from slac.source import BOM, Source

_LINE_END = re.compile(r"\r\n|\r|\n")


def applied(source: Source, edits: Iterable[Edit]) -> str:
    """The author's whole text with each edit made; edits do not overlap, equal ones count once.

    Line ends, byte-order mark and decomposed accents stay as they are elsewhere; new lines end as the first one does.
    """
    text = source.original
    starts = _line_starts(text)
    first = _LINE_END.search(text)
    line_end = first.group() if first else "\n"
    parts = []
    at = 0
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: (edit.span.start, edit.span.end)):
        begin, end = (starts[p.line - 1] + p.column - 1 for p in (edit.span.first, edit.span.last))
        parts += [text[at:begin], edit.text.replace("\n", line_end)]
        at = end
    return "".join([*parts, text[at:]])


def _line_starts(text: str) -> list[int]:
    begin = len(BOM) if text.startswith(BOM) else 0
    return [begin, *(match.end() for match in _LINE_END.finditer(text))]


def stands_anywhere(fix: Fix) -> bool:
    """Whether a fix of a file is good in every contract that includes it: a citation is of what one contract states."""
    return not any("{" in edit.text for edit in fix.edits)


def compatible(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose fixes can be made together, the first in the text first; a fix is made whole or not at all."""
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []  # by place
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        if edits and all(_is_free(edit, taken) for edit in edits):
            chosen.append(finding)
            for edit in edits:
                insort(taken, edit, key=_start)
    return chosen


def _start(edit: Edit) -> int:
    return edit.span.start


def _is_free(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether no other edit touches its place; an equal one is the same edit."""
    at = bisect_left(taken, edit.span.start, key=_start)
    beside = taken[max(at - 1, 0) : at + 2]
    return all(
        other == edit or other.span.end < edit.span.start or edit.span.end < other.span.start
        for other in beside
    )
