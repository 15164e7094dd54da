"""Findings as SARIF: as the OASIS schema wants them, known again from one run to the next, with their safe fixes."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from slac.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from slac.lint import formats
from slac.lint.report import Report
from slac.pipeline.checking import check
from slac.source import Source, Span

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests" / "data" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def place(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return source.span(start, start + len(words))


def log(*findings: Diagnostic) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(formats.render("sarif", Report(findings, ("x.slac",))))
    return found


def results(*findings: Diagnostic) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*findings)["runs"][0]["results"]
    return found


@pytest.mark.parametrize(
    "path", sorted((ROOT / "contracts" / "originaux").glob("*.slac")), ids=lambda path: path.stem
)
def test_the_findings_of_a_real_contract_follow_the_oasis_schema(path: Path) -> None:
    found = check(Source(path.read_text(encoding="utf-8"), f"contracts/{path.name}")).findings
    Draft4Validator(SCHEMA).validate(log(*found))


def test_no_finding_is_a_valid_log_too() -> None:
    Draft4Validator(SCHEMA).validate(log())


def test_a_fix_that_is_safe_is_offered_as_replacements() -> None:
    source = Source("article delais\n  Le support repond a temps.\n", "x.slac")
    edits = (Edit(place(source, "repond"), "répond"), Edit(place(source, "a temps"), "à temps"))
    finding = Diagnostic(
        "TYP14", Severity.INFO, "Quoi ?", edits[0].span, fix=Fix("Mettre les accents", edits, safe=True)
    )
    Draft4Validator(SCHEMA).validate(log(finding))
    assert results(finding)[0]["fixes"] == [
        {
            "description": {"text": "Mettre les accents"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "x.slac"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 2,
                                "startColumn": 14,
                                "endLine": 2,
                                "endColumn": 20,
                            },
                            "insertedContent": {"text": "répond"},
                        },
                        {
                            "deletedRegion": {
                                "startLine": 2,
                                "startColumn": 21,
                                "endLine": 2,
                                "endColumn": 28,
                            },
                            "insertedContent": {"text": "à temps"},
                        },
                    ],
                }
            ],
        }
    ]


def test_a_fix_that_needs_a_choice_is_not_offered() -> None:
    source = Source("  réponse  4 h\n", "x.slac")
    fix = Fix("Choisir", (Edit(place(source, "4 h"), "8 h"),), safe=False)
    assert (
        "fixes" not in results(Diagnostic("TPS02", Severity.INFO, "Quoi ?", place(source, "4 h"), fix=fix))[0]
    )


def sarif(source: Source) -> dict[str, Any]:
    finding = Diagnostic(
        "TPS02", Severity.INFO, "Quoi ?", place(source, "4 h"), (Label(source.span(0, 1), "là"),)
    )
    run: dict[str, Any] = log(finding)["runs"][0]
    return run


def test_sarif_gives_the_rule_the_places_and_the_level() -> None:
    run = sarif(Source("a\n  réponse  4 h\n", "é/x y.slac"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["TPS02"]
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("TPS02", 0, "note")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%C3%A9/x%20y.slac"},
        "region": {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 15},
    }
    assert result["relatedLocations"][0]["message"] == {"text": "là"}


def test_a_sarif_fingerprint_does_not_move_with_its_line() -> None:
    one, other = (sarif(Source(f"{above}  réponse  4 h\n", "x.slac")) for above in ("a\n", "a\n\nb\n"))
    assert one["results"][0]["partialFingerprints"] == other["results"][0]["partialFingerprints"]


def test_sarif_tells_two_equal_lines_apart() -> None:
    source = Source("  réponse  4 h\n  réponse  4 h\n", "x.slac")
    found = [Diagnostic("TPS02", Severity.INFO, "Quoi ?", source.span(at, at + 3)) for at in (11, 26)]
    assert len({result["partialFingerprints"]["slac/v1"] for result in results(*found)}) == 2


def test_a_file_elsewhere_is_a_file_uri() -> None:
    (result,) = results(
        Diagnostic("TPS02", Severity.INFO, "?", Source("a", "/tmp/un dossier/x.slac").span(0, 1))
    )
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "file:///tmp/un%20dossier/x.slac"
