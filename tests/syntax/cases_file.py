"""The case files of ``cases/``: for each case a contract, then what slac finds in it, as a person would read it."""

import re
from pathlib import Path
from typing import NamedTuple

from slac.diagnostics import Diagnostic
from slac.source import Source

CASES = Path(__file__).parent / "cases"
NOTHING = "aucune faute"

_CASE = re.compile(r"^## ([^\n]+)\n```slac\n(.*?)```\n\n```constats\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"⟨U\+([0-9A-F]{4,5})⟩")


class Case(NamedTuple):
    """One contract and the findings that it must give, in the form of ``written``."""

    name: str
    text: str
    findings: str


def cases() -> list[Case]:
    """Every case of every file; ⟨U+00A0⟩ in a contract stands for the character of that code."""
    found = []
    for path in sorted(CASES.glob("*.md")):
        content = path.read_text(encoding="utf-8")
        here = [
            Case(f"{path.stem} : {name}", _CODE.sub(lambda m: chr(int(m[1], 16)), text), findings)
            for name, text, findings in _CASE.findall(content)
        ]
        assert len(here) == content.count("\n## "), f"{path.name} holds a case of another form"
        found += here
    return found


def written(source: Source, findings: tuple[Diagnostic, ...]) -> str:
    """Findings as the case files show them: place, severity, code, sentence, line, caret, remedy."""
    return "\n\n".join(_written(source, finding) for finding in findings) or NOTHING


def _written(source: Source, finding: Diagnostic) -> str:
    place = finding.span.first
    line = source.line_text(place.line)
    line_start = finding.span.start - len(_before(source, finding.span.start))
    stop = max(finding.span.start, min(finding.span.end, line_start + len(line)))
    before = _visible(source.text[line_start : finding.span.start])
    marked = _visible(source.text[finding.span.start : stop])
    after = _visible(source.text[stop : line_start + len(line)])
    shown = [
        f"{place.line}:{place.column} {finding.severity} {finding.code} : {finding.message}",
        f"  {before}{marked}{after}",
        f"  {' ' * len(before)}{'^' * max(1, len(marked))}",
    ]
    if finding.help:
        shown.append(f"  = {finding.help}")
    return "\n".join(line.rstrip() for line in shown)


def _before(source: Source, offset: int) -> str:
    return source.text[source.text.rfind("\n", 0, offset) + 1 : offset]


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text)
