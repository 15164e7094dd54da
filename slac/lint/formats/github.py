"""Findings as annotations in a GitHub pull request (workflow commands).

What comes from a contract cannot end a command or open another: « % », line ends, and in properties « : » and « , »
are escaped as GitHub asks.
"""

from slac.diagnostics import Diagnostic, Severity
from slac.lint.report import Report
from slac.visible import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, *, colour: bool) -> str:
    del colour
    return "".join(_command(finding) for finding in report.findings)


def _command(finding: Diagnostic) -> str:
    start, end = finding.span.first, finding.span.last
    properties = {
        "file": finding.span.source.path,
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        **({"endColumn": end.column} if end.line == start.line else {}),
        "title": f"{finding.code} ({finding.severity})",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = [finding.message, *([f"Aide : {finding.help}"] if finding.help else [])]
    said = "\n".join(visible(" ".join(line.splitlines())) for line in lines)
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
