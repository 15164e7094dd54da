"""Findings as SARIF 2.1.0 (OASIS), for code scanning and editors.

A fingerprint is made of the rule, the file, the block, the text of the line and its rank among equals, never of the
line's number: adding a line above changes none.
"""

from collections import Counter
from typing import Any

from slac import __version__
from slac.diagnostics import Diagnostic, Fix, Severity
from slac.lint.families import FAMILIES, family_of, page_url
from slac.lint.json_text import dumps
from slac.lint.report import Report
from slac.source import Span
from slac.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, *, colour: bool) -> str:
    del colour
    shown = sorted({finding.code for finding in report.findings})
    places = {code: index for index, code in enumerate(shown)}
    seen: Counter[str] = Counter()
    results = []
    for finding in report.findings:
        key = _key(finding)
        results.append(_result(finding, places[finding.code], f"{key}/{seen[key]}"))
        seen[key] += 1
    driver = {"name": "slac", "version": __version__, "rules": [_rule(code) for code in shown]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    from slac.lint.registry import rule

    known = rule(code)
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
        "help": {"text": known.page, "markdown": known.page},
        "helpUri": page_url(code),
        "properties": {"tags": [FAMILIES[family_of(code)]]},
    }


def _result(finding: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    remedy = f"\n{finding.help}" if finding.help else ""
    location = _location(finding.span)
    if finding.heading:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(" › ".join(finding.heading))}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": _message(f"{finding.message}{remedy}"),
        "locations": [location],
        "partialFingerprints": {"slac/v1": fingerprint},
    }
    if finding.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span), "message": _message(label.text)}
            for number, label in enumerate(finding.labels)
        ]
    if finding.fix and finding.fix.safe:  # a viewer applies it at a click: only what needs no judgement
        result["fixes"] = [_fix(finding.fix)]
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        new = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        changes.setdefault(_uri(edit.span), []).append(new)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {"artifactLocation": {"uri": uri}, "replacements": made} for uri, made in changes.items()
        ],
    }


def _message(text: str) -> dict[str, str]:
    """A message that shows itself, and holds no link: SARIF reads « [words](address) » as one."""
    return {"text": "\n".join(map(visible, text.split("\n"))).replace("](", "] (")}


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(span)}, "region": _region(span)}}


def _region(span: Span) -> dict[str, int]:
    start, end = span.first, span.last
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _uri(span: Span) -> str:
    """A reference relative to where the user stands, or a file URI (RFC 8089) for what is elsewhere."""
    from urllib.parse import quote

    path = quote(span.source.path, errors="surrogateescape")
    return f"file://{path}" if path.startswith("/") else path


def _key(finding: Diagnostic) -> str:
    import hashlib

    source = finding.span.source
    line = " ".join(source.line_text(source.line_of(finding.span.start)).split())
    text = "\n".join((finding.code, source.path, finding.block, line))
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]
