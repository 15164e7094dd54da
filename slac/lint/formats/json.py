"""Findings as JSON, version 1, described by ``findings.schema.json`` beside this file.

Lines and columns count from 1, in code points of the author's file; ``end`` is just past the last character.
"""

import json
from typing import Any

from slac.diagnostics import Diagnostic
from slac.lint.report import Report, page_url
from slac.source import Position, Span


def render(report: Report, *, colour: bool) -> str:
    del colour
    document = {"version": 1, "findings": [_finding(finding) for finding in report.findings]}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(finding.span),
        "labels": [{**_place(label.span), "text": label.text} for label in finding.labels],
        "heading": list(finding.heading),
        "help": finding.help,
        "url": page_url(finding.code),
    }


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.source.path, "start": _position(span.first), "end": _position(span.last)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
