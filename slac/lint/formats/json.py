"""Findings as JSON, version 1, described by ``findings.schema.json`` beside this file.

Lines and columns count from 1, in code points of the author's file; ``end`` is just past the last character.
"""

from typing import Any

from slac.diagnostics import Diagnostic, Fix
from slac.lint.families import page_url
from slac.lint.json_text import dumps
from slac.lint.report import Report
from slac.source import Position, Span


def render(report: Report, *, colour: bool) -> str:
    del colour
    document = {"version": 1, "findings": [_finding(finding) for finding in report.findings]}
    return dumps(document)


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(finding.span),
        "labels": [{**_place(label.span), "text": label.text} for label in finding.labels],
        "heading": list(finding.heading),
        "block": finding.block,
        "help": finding.help,
        "url": page_url(finding.code),
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.source.path, "start": _position(span.first), "end": _position(span.last)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
