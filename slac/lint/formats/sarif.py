"""Findings as SARIF 2.1.0 (OASIS), for code scanning and editors.

A fingerprint is made of the rule, the file, the text of the line and its rank among equals, never of the line's
number: adding a line above changes none.
"""

import json
from collections import Counter
from typing import Any

from slac import __version__
from slac.diagnostics import Diagnostic, Severity
from slac.lint.registry import Rule, codes, rule
from slac.lint.report import Report, page_url
from slac.source import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, *, colour: bool) -> str:
    del colour
    shown = sorted({finding.code for finding in report.findings})
    known = [rule(code) for code in shown if code in codes()]
    places = {one.code: index for index, one in enumerate(known)}
    seen: Counter[str] = Counter()
    results = []
    for finding in report.findings:
        key = _key(finding)
        results.append(_result(finding, places, f"{key}/{seen[key]}"))
        seen[key] += 1
    driver = {"name": "slac", "version": __version__, "rules": [_rule(one) for one in known]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _rule(one: Rule) -> dict[str, Any]:
    return {
        "id": one.code,
        "shortDescription": {"text": one.title},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
        "help": {"text": one.page, "markdown": one.page},
        "helpUri": page_url(one.code),
        "properties": {"tags": [one.family]},
    }


def _result(finding: Diagnostic, places: dict[str, int], fingerprint: str) -> dict[str, Any]:
    remedy = f"\n{finding.help}" if finding.help else ""
    location = _location(finding.span)
    if finding.heading:
        location["logicalLocations"] = [{"fullyQualifiedName": " › ".join(finding.heading)}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{remedy}"},
        "locations": [location],
        "partialFingerprints": {"slac/v1": fingerprint},
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    if finding.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span), "message": {"text": label.text}}
            for number, label in enumerate(finding.labels)
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    from urllib.parse import quote

    start, end = span.first, span.last
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(span.source.path)}, "region": region}}


def _key(finding: Diagnostic) -> str:
    import hashlib

    source = finding.span.source
    line = " ".join(source.line_text(source.line_of(finding.span.start)).split())
    text = "\n".join((finding.code, source.path, line))
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]
