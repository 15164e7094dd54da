"""Faults of names and values."""

import pytest

from tests.model.reading import PARTIES, cases, read


@pytest.mark.parametrize("case", cases("faults.yaml"), ids=lambda c: str(c["cas"]))
def test_a_fault_of_names_is_a_finding_and_the_contract_still_reads(case: dict[str, list[str]]) -> None:
    contract, findings = read(f"{PARTIES}\n{case['contrat']}")
    assert [f"{f.code} {f.message} {f.help}" for f in findings] == case["constats"]
    assert contract.id == "essai"
