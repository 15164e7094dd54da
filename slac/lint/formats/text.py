"""Findings for a reader at a terminal: the sentence, its address in the document, the lines it is about, the remedy."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.french import count
from slac.lint.formats.concise import line_of
from slac.lint.report import Report
from slac.source import Source, Span
from slac.visible import Line, show, visible

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

#: Longer lines are cut around the place, so that it stays on the screen.
_WIDTH = 120
_BEFORE = 30

Paint = Callable[[str, str], str]


class _Mark(NamedTuple):
    """What is underlined, and what is said under it; ``primary`` for the finding's own place."""

    span: Span
    text: str
    primary: bool


def render(report: Report, *, colour: bool) -> str:
    paint = _painter(colour)
    parts = ["\n".join(_finding(finding, report, paint)) + "\n" for finding in report.findings]
    return "\n".join([*parts, "\n".join((report.summary(), *_offers(report))) + "\n"])


def _offers(report: Report) -> Iterator[str]:
    if report.fixable:
        yield f"« slac lint --fix » en corrige {report.fixable}."
    if report.included:
        one = report.included == 1
        yield (
            f"{count(report.included, 'citation est', 'citations sont')} à écrire dans "
            f"{'un fichier inclus' if one else 'des fichiers inclus'} : « slac lint --fix » n'y touche pas, elle"
            f"{'' if one else 's'} dirai{'' if one else 'en'}t autre chose dans un autre contrat."
        )


def _painter(colour: bool) -> Paint:
    if not colour:
        return lambda text, _: text
    from click import style

    return lambda text, name: style(text, bold=True) if name == "bold" else style(text, fg=name)


def _finding(finding: Diagnostic, report: Report, paint: Paint) -> Iterator[str]:
    shade = _COLOURS[finding.severity]
    place, _, rest = line_of(finding).partition(f": {finding.severity} {finding.code} ")
    yield f"{paint(place, 'bold')}: {paint(f'{finding.severity} {finding.code}', shade)} {rest}"
    if finding.heading:
        yield f"  {visible(' › '.join(finding.heading))}"
    marks = [
        _Mark(finding.span, "", True),
        *(_Mark(label.span, label.text, False) for label in finding.labels),
    ]
    yield from _snippet(marks, paint, shade)
    if finding.help:
        yield f"  = aide : {visible(finding.help)}"
    if finding.fix and finding.fix.safe:
        how = "correction (--fix)" if report.is_fixed(finding) else "correction, à faire dans ce fichier"
        yield f"  = {how} : {visible(finding.fix.title)}"


def _snippet(marks: list[_Mark], paint: Paint, shade: str) -> Iterator[str]:
    """The marked lines, those of the finding's own file first."""
    own = marks[0].span.source
    marks = sorted(
        marks, key=lambda m: (m.span.source is not own, m.span.source.path, m.span.start, m.span.end)
    )
    gutter = max(len(str(m.span.source.line_of(m.span.start))) for m in marks)
    for source, in_source in groupby(marks, key=lambda m: m.span.source):
        if source is not own:
            yield f"{' ' * gutter}--> {visible(source.path)}"
        yield from _lines(source, in_source, gutter, paint, shade)


def _lines(source: Source, marks: Iterator[_Mark], gutter: int, paint: Paint, shade: str) -> Iterator[str]:
    previous = None
    for number, on_line in groupby(marks, key=lambda m: source.line_of(m.span.start)):
        if previous is not None and number > previous + 1:
            yield f"{' ' * (gutter + 1)}:"
        previous = number
        here = list(on_line)
        text = source.line_text(number)
        bounds = [_bounds(mark.span, text) for mark in here]
        line = show(text)
        begin, end = _window(line, min(first for first, _ in bounds))
        shown = "".join(line.pieces[begin:end]) + ("…" if end < len(line.pieces) else "")
        yield f"{number:>{gutter}} | {shown}".rstrip()
        for mark, (first, last) in zip(here, bounds, strict=True):
            left, right = line.columns[min(first, end)], line.columns[min(last, end)]
            under = ("^" if mark.primary else "-") * max(right - left, 1)
            said = f" {visible(mark.text)}" if mark.text else ""
            indent = " " * (left - line.columns[begin])
            yield f"{' ' * gutter} | {indent}{paint(under, shade) if mark.primary else under}{said}"


def _bounds(span: Span, text: str) -> tuple[int, int]:
    """The characters of its first line that ``span`` covers, ``[first, last)``, without the blanks at its ends."""
    start = span.source.text.rfind("\n", 0, span.start) + 1
    first = span.start - start
    inside = text[first : span.end - start]
    first += len(inside) - len(inside.lstrip())
    return first, max(first, span.start - start + len(inside.rstrip()))


def _window(line: Line, first: int) -> tuple[int, int]:
    """The characters to show, ``[begin, end)``: the whole line, or what stands around the first place."""
    if line.columns[-1] <= _WIDTH:
        return 0, len(line.pieces)
    begin = max(first - _BEFORE, 0) if line.columns[first] > _WIDTH // 2 else 0
    return begin, max(bisect_right(line.columns, line.columns[begin] + _WIDTH) - 1, begin)
