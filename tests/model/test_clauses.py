"""The plan and the numbers of the printed document."""

from typing import Any

import pytest

from slac.model.contract import Section
from tests.model.reading import PARTIES, cases, read


def lines(section: Section, depth: int = 0) -> list[str]:
    own = f"{'  ' * depth}{section.clause.number} | {section.clause.title}"
    return [own, *(line for inner in section.sections for line in lines(inner, depth + 1))]


@pytest.mark.parametrize("case", cases("clauses.yaml"), ids=lambda c: str(c["cas"]))
def test_clauses_are_numbered_by_the_order_of_blocks(case: dict[str, Any]) -> None:
    head = PARTIES.replace("  langue   fr-FR\n", f"  langue   fr-FR\n{case.get('en-tête', '')}\n")
    contract, _ = read(f"{head}\n{case['contrat']}")
    assert [line for section in contract.sections for line in lines(section)] == case["plan"]


def test_annexes_beyond_z_have_two_letters() -> None:
    annexes = "".join(f'annexe plan-{rank} "Plan"\n' for rank in range(1, 29))
    contract, _ = read(f"{PARTIES}\n{annexes}")
    assert [section.clause.number for section in contract.sections][25:] == ["Z", "AA", "AB"]
