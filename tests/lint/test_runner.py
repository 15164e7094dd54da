"""The runner: what is selected, set aside, sorted and addressed, and a rule that crashes."""

from collections.abc import Iterator

import pytest

from slac.diagnostics import Diagnostic, Severity
from slac.lint import runner
from slac.lint.finding import Finding
from slac.lint.registry import Rule, rule
from slac.lint.runner import examine, lint
from slac.lint.settings import Settings
from slac.model import lower
from slac.model.contract import Contract
from slac.source import Source
from slac.syntax import parse

FAULTY = """\
contrat annexe "Annexe"
  droit applicable  France

partie client "Client"
  dénomination  à compléter

chapitre technique "Technique"

article entretien "Entretien"
  Voir {article absent}.

maintenance hebdomadaire "Maintenance"
  plage   jeudi de 6 h à 8 h
  fuseau  "GMT+1"
"""


def read(text: str) -> tuple[Contract, tuple[Diagnostic, ...]]:
    tree, mistakes = parse(Source(text, "essai.slac"))
    assert not mistakes, [mistake.message for mistake in mistakes]
    return lower(tree)


def codes(text: str, **settings: tuple[str, ...]) -> list[str]:
    contract, raised = read(text)
    return [finding.code for finding in lint(contract, Settings(**settings), raised)]


# -- selection ---------------------------------------------------------------------------------------------------


def test_all_rules_run_by_default_with_what_the_model_found() -> None:
    assert {"SIG04", "COR02", "STR01", "CAL01"} <= set(codes(FAULTY))


def test_select_takes_codes_and_families() -> None:
    assert codes(FAULTY, select=("CAL", "COR02")) == ["COR02", "CAL01"]


def test_ignore_wins_over_select() -> None:
    assert codes(FAULTY, select=("CAL", "COR02"), ignore=("CAL01",)) == ["COR02"]


def test_what_the_model_raises_is_selected_and_ignored_too() -> None:
    assert codes(FAULTY, select=("STR",)) == ["STR01"]
    assert "STR01" not in codes(FAULTY, ignore=("STR",))


def test_a_mandatory_rule_cannot_be_ignored() -> None:
    assert codes(FAULTY, select=("CAL", "COR02"), ignore=("COR", "CAL"), mandatory=("COR02",)) == ["COR02"]


@pytest.mark.parametrize(("severity", "kept"), [(Severity.ERROR, ["SYN31"]), (Severity.WARNING, [])])
def test_only_errors_of_writing_are_never_left_out(severity: Severity, kept: list[str]) -> None:
    contract, _ = read("contrat essai\n")
    mistake = Diagnostic("SYN31", severity, "Faute.", contract.source.span(0, 1))
    assert [finding.code for finding in lint(contract, Settings(select=("CAL",)), (mistake,))] == kept


# -- order and address -------------------------------------------------------------------------------------------


def test_findings_are_sorted_by_place_then_code() -> None:
    contract, raised = read(FAULTY)
    found = lint(contract, Settings(), raised)
    assert list(found) == sorted(found, key=lambda finding: finding.sort_key)


def test_a_finding_bears_the_address_of_its_clause() -> None:
    contract, raised = read(FAULTY)
    (finding,) = lint(contract, Settings(select=("STR01",)), raised)
    assert finding.heading == contract.clauses["entretien"].heading


def test_a_finding_in_a_block_that_is_not_printed_has_no_address() -> None:
    contract, raised = read(FAULTY)
    (finding,) = lint(contract, Settings(select=("COR02",)), raised)
    assert finding.heading == ()


# -- what is set aside -------------------------------------------------------------------------------------------


def test_a_comment_with_a_reason_sets_a_finding_aside() -> None:
    set_aside = FAULTY.replace("  fuseau", "  # slac: ignore CAL01 heure imposée par l'hébergeur\n  fuseau")
    contract, raised = read(set_aside)
    examined = examine(contract, Settings(), raised)
    assert "CAL01" not in [finding.code for finding in examined.kept]
    assert [(d.code, s.reason) for d, s in examined.set_aside] == [("CAL01", "heure imposée par l'hébergeur")]


def test_a_comment_above_a_block_covers_the_whole_block() -> None:
    assert "CAL01" not in codes(FAULTY.replace("maintenance h", "# slac: ignore CAL01 voulu\nmaintenance h"))


def test_a_comment_elsewhere_sets_nothing_aside_and_is_told() -> None:
    found = codes(FAULTY.replace("partie client", "# slac: ignore CAL01 voulu\npartie client"))
    assert {"CAL01", "SUP02"} <= set(found)


def test_a_comment_without_a_reason_sets_nothing_aside() -> None:
    found = codes(FAULTY.replace("  fuseau", "  # slac: ignore CAL01\n  fuseau"))
    assert {"CAL01", "SUP01"} <= set(found)


def test_a_mandatory_rule_cannot_be_set_aside() -> None:
    commented = FAULTY.replace("  fuseau", "  # slac: ignore CAL01 voulu\n  fuseau")
    assert {"CAL01", "SUP04"} <= set(codes(commented, mandatory=("CAL01",)))


def test_a_rule_that_is_not_run_does_not_make_its_comment_unused() -> None:
    commented = FAULTY.replace("  fuseau", "  # slac: ignore CAL01 voulu\n  fuseau")
    assert codes(commented, ignore=("CAL01",), select=("CAL", "SUP")) == []


# -- a rule that crashes -----------------------------------------------------------------------------------------


def crashing(contract: Contract) -> Iterator[Finding]:
    yield Finding(contract.agreement.span, "Trouvé avant l'arrêt.")
    raise KeyError("P9")


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_a_broken_one(code: str) -> Rule:
        return rule(code)._replace(check=crashing) if code == "CAL01" else rule(code)

    monkeypatch.setattr(runner, "rule", with_a_broken_one)


@pytest.mark.usefixtures("broken_rule")
def test_a_crash_is_a_finding_that_names_the_rule_and_hides_nothing() -> None:
    contract, raised = read(FAULTY)
    found = lint(contract, Settings(), raised)
    (crash,) = [finding for finding in found if finding.code == "SLA000"]
    assert crash.severity is Severity.ERROR
    assert "CAL01" in crash.message
    assert "KeyError 'P9'" in crash.help
    assert {"COR02", "SIG04"} <= {finding.code for finding in found}
    assert "Trouvé avant l'arrêt." in {finding.message for finding in found}


@pytest.mark.usefixtures("broken_rule")
def test_a_crash_cannot_be_ignored() -> None:
    assert codes(FAULTY, select=("CAL01",), ignore=("SLA",)) == ["CAL01", "SLA000"]
