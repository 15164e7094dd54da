"""The worked contracts: originals that lose nothing of their sources, faults included, and the same put right."""

from pathlib import Path

import pytest

from slac.pipeline.drafts import missing_of
from tests.contracts.checklist import (
    CHECKLISTS,
    CONTRACTS,
    Fact,
    Fault,
    checklist,
    found,
    original,
    plain,
)
from tests.worked import checked

FACTS = [
    pytest.param(name, fact, id=f"{name}: {fact.said}")
    for name in CHECKLISTS
    for fact in checklist(name).facts
]
FAULTS = [
    pytest.param(name, fault, id=f"{name}: {fault.said}")
    for name in CHECKLISTS
    for fault in checklist(name).faults
]
PUT_RIGHT = [pytest.param(CONTRACTS / f"{name}.slac", id=name) for name in CHECKLISTS]


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_a_fact_of_the_source_is_in_the_rules_or_in_print(name: str, fact: Fact) -> None:
    contract = original(name)
    lost = [
        f"{path} : {value}" for path, value in fact.rules.items() if value not in found(contract.rules, path)
    ]
    lost += [text for text in fact.texts if plain(text) not in contract.text]
    assert lost == []


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_a_fact_says_where_it_is_found(name: str, fact: Fact) -> None:
    assert fact.rules or fact.texts


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_a_fault_of_the_source_is_kept_and_found(name: str, fault: Fault) -> None:
    contract = original(name)
    if fault.missing:
        assert found(contract.rules, fault.missing.rpartition("/")[0]) != []
        assert found(contract.rules, fault.missing) == []
    else:
        places = [finding.span.text for finding in contract.findings if finding.code == fault.code]
        assert [place for place in places if fault.extract in place], f"{fault.code} : {places}"


@pytest.mark.parametrize("path", PUT_RIGHT)
def test_a_contract_put_right_has_no_finding_and_nothing_missing(path: Path) -> None:
    done = checked(path)
    assert ([finding.message for finding in done.findings], missing_of(done)) == ([], ())
