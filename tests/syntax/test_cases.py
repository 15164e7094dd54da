"""What slac says of contracts as people write them, case by case."""

import pytest

from slac.source import Source
from slac.syntax import parse
from slac.syntax.mistakes import MISTAKES
from tests.syntax.cases_file import NOTHING, Case, cases, written

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_contract_gives_the_findings_of_its_case(case: Case) -> None:
    source = Source(case.text, "cas.slac")
    _, findings = parse(source)
    assert written(source, findings) == case.findings


def test_the_cases_cover_what_people_get_wrong_and_what_they_get_right() -> None:
    right = sum(case.findings == NOTHING for case in CASES)
    assert right >= 15
    assert len(CASES) - right >= 45


def test_every_mistake_has_a_case() -> None:
    told = "\n".join(case.findings for case in CASES)
    assert {code for code in MISTAKES if code not in told} == set()
