"""One line a finding, as compilers print them, so that editors and ``grep`` find the place."""

from slac.diagnostics import Diagnostic
from slac.lint.report import Report
from slac.visible import visible


def render(report: Report, *, colour: bool) -> str:
    del colour
    return "".join(f"{line_of(finding)}\n" for finding in report.findings)


def line_of(finding: Diagnostic) -> str:
    """« contrats/crm360.slac:92:20: erreur TPS01 P2 : 24 h ouvrées ne font pas… »."""
    at = finding.span.first
    place = f"{finding.span.source.path}:{at.line}:{at.column}"
    return visible(f"{place}: {finding.severity} {finding.code} {' '.join(finding.message.splitlines())}")
