"""Findings as JUnit XML: one test suite a contract, one failed test a finding, one passed test for a clean contract."""

from collections.abc import Iterator

from slac.diagnostics import Diagnostic
from slac.lint.formats.concise import line_of
from slac.lint.report import Report
from slac.visible import visible


def render(report: Report, *, colour: bool) -> str:
    del colour
    found: dict[str, list[Diagnostic]] = {path: [] for path in report.paths}
    for finding in report.findings:
        found.setdefault(finding.span.source.path, []).append(finding)
    tests = sum(len(findings) or 1 for findings in found.values())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="slac lint" tests="{tests}" failures="{len(report.findings)}">',
        *(line for path, findings in found.items() for line in _suite(path, findings)),
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _suite(path: str, findings: list[Diagnostic]) -> Iterator[str]:
    name = _escaped(path)
    yield f'  <testsuite name="{name}" tests="{len(findings) or 1}" failures="{len(findings)}">'
    if not findings:
        yield f'    <testcase classname="{name}" name="aucun constat"/>'
    for finding in findings:
        at = finding.span.first
        case = f"{finding.code} ligne {at.line} colonne {at.column}"
        told = [line_of(finding), *([f"aide : {finding.help}"] if finding.help else [])]
        yield f'    <testcase classname="{name}" name="{_escaped(case)}">'
        yield f'      <failure type="{_escaped(finding.severity)}" message="{_escaped(finding.message)}">'
        yield "\n".join(map(_escaped, told))
        yield "      </failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _escaped(text: str) -> str:
    """``text`` fit for XML 1.0, which has no place at all for most control characters: those become pictures."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
