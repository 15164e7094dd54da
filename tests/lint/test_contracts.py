"""The worked contract: what its original contradicts is found, its corrected form leaves nothing to say."""

from pathlib import Path

from slac.diagnostics import Diagnostic
from slac.lint.runner import lint
from slac.model import lower
from slac.source import Source
from slac.syntax import parse

CONTRACTS = Path(__file__).parents[2] / "contracts"


def findings(path: str) -> tuple[Diagnostic, ...]:
    tree, mistakes = parse(Source((CONTRACTS / path).read_text(encoding="utf-8"), path))
    contract, raised = lower(tree)
    return lint(contract, raised=(*mistakes, *raised))


FACTS = {"TPS", "CAL", "PRI", "DIS", "CRD"}


def codes(path: str) -> set[str]:
    return {finding.code for finding in findings(path)}


def test_the_original_breaks_the_rules_that_its_facts_break() -> None:
    broken = {
        "TPS01", "TPS11", "TPS14", "TPS17", "CAL01", "CAL03", "CAL04", "CAL08", "DIS01", "DIS05", "DIS07", "DIS08",
        "DIS12", "DIS04", "DIS06", "DIS13", "PRI04", "PRI05", "PRI06", "PRI09", "PRI10", "CRD08",
    }  # fmt: skip
    assert {code for code in codes("originaux/crm360.slac") if code[:3] in FACTS} == broken


def test_the_original_breaks_the_rules_that_its_words_break() -> None:
    broken = {
        "COR08",
        "COR09",
        "LEG11",
        "SIG01",
        "SIG03",
        "SIG04",
        "STR13",
        "TRM01",
        "TRM06",
        "TRM07",
        "TYP04",
    }
    assert {code for code in codes("originaux/crm360.slac") if code[:3] not in FACTS} == broken


def test_the_original_states_three_equivalences_that_suppose_a_day_of_eight_hours() -> None:
    found = [finding for finding in findings("originaux/crm360.slac") if finding.code == "TPS01"]
    assert [finding.message for finding in found] == [
        "P1 : 8 h ouvrées ne font pas 1 jour ouvré. Sur « support » (9 h 30 par jour), 1 jour ouvré fait 9 h 30.",
        "P2 : 24 h ouvrées ne font pas 3 jours ouvrés. Sur « support » (9 h 30 par jour), 24 h ouvrées font "
        "2 jours 5 h et 3 jours ouvrés font 28 h 30.",
        "P3 : 40 h ouvrées ne font pas 5 jours ouvrés. Sur « support » (9 h 30 par jour), 40 h ouvrées font "
        "4 jours 2 h et 5 jours ouvrés font 47 h 30.",
    ]
    common = "Les trois équivalences du contrat supposent toutes une journée de 8 h."
    assert all(finding.help.startswith(common) for finding in found)
    assert {finding.labels[0].span.text for finding in found} == {"lundi à vendredi de 9 h à 18 h 30"}


def test_the_corrected_contract_leaves_nothing_to_say() -> None:
    assert findings("crm360.slac") == ()
