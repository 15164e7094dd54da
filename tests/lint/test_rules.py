"""Each rule finds what ``cases/CODE.md`` says it finds, and nothing else."""

import pytest

from slac.diagnostics import Diagnostic, Fix
from slac.lint.fixing import applied
from slac.lint.registry import Rule, rules
from slac.lint.runner import lint
from slac.lint.settings import Settings
from tests.lint.cases_file import CASES, Case, Expected, all_cases
from tests.lint.several_files import read


def findings(case: Case) -> list[Expected]:
    lowered, raised = read(case.contract, "essai.slac", case.files)
    code = case.code
    found = lint(lowered, Settings(select=(code,)), raised)
    return [as_expected(f) for f in found if f.code in (code, "SLA000")]


def as_expected(found: Diagnostic) -> Expected:
    fix = found.fix
    fixed = first_line_fixed(fix) if fix else None
    return Expected(found.span.first.line, found.message, found.help, fixed, bool(fix and fix.safe))


def first_line_fixed(fix: Fix) -> str:
    """The first line that a fix touches, as it leaves it."""
    first = min(edit.span.start for edit in fix.edits)
    source = fix.edits[0].span.source
    return applied(source, fix.edits).splitlines()[source.line_of(first) - 1].strip()


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.code} {case.title}")
def test_a_rule_says_of_a_contract_what_its_cases_say(case: Case) -> None:
    found = findings(case)
    assert [(f.line, f.message) for f in found] == [(e.line, e.message) for e in case.expected]
    told = [(f, e) for f, e in zip(found, case.expected, strict=True) if e.help]
    assert [f.help for f, _ in told] == [e.help for _, e in told]
    fixed = [(f, e) for f, e in zip(found, case.expected, strict=True) if e.fixed]
    assert [(f.fixed, f.safe) for f, _ in fixed] == [(e.fixed, e.safe) for _, e in fixed]


@pytest.mark.parametrize(
    "rule", [r for r in rules() if r.raised_by in ("rule", "model")], ids=lambda rule: rule.code
)
def test_every_rule_has_two_faulty_and_two_sound_cases(rule: Rule) -> None:
    written = [case.faulty for case in all_cases() if case.code == rule.code]
    assert written.count(True) >= 2
    assert written.count(False) >= 2


def test_every_case_file_is_that_of_a_rule() -> None:
    codes = {rule.code for rule in rules()}
    assert {path.stem for path in CASES.glob("*.md")} <= codes
