"""The scenarios of the worked contracts hold, and leave no commitment out."""

from pathlib import Path

import pytest

from slac.coverage.beside import scenarios_beside, with_scenarios
from slac.coverage.exercised import untried
from slac.coverage.scenarios import play
from slac.pipeline.reading import Project, read

ROOT = Path(__file__).parents[2] / "contracts"
WORKED = sorted(
    [*ROOT.glob("*.slac"), *(p for p in ROOT.glob("exemples/*.slac") if ".scenarios" not in p.name)]
)


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_every_commitment_of_a_worked_contract_is_tried_and_holds(path: Path) -> None:
    beside = scenarios_beside(path)
    scenarios = [read(beside, beside.name)] if beside.is_file() else []
    found = with_scenarios(read(path, path.name), scenarios, Project(path.parent, ROOT, path.name))
    assert found.contract is not None
    played = play(found.contract)
    assert [one.scenario.title for one in played if not one.holds] == []
    assert [one.title for one in untried(found.contract, played)] == []


def test_the_two_examples_of_the_support_contract_are_tried() -> None:
    titles = (
        "nouveau logiciel installé un mois après la signature",
        "imprimante laser achetée après la signature",
    )
    text = (ROOT / "helpdesk.slac").read_text(encoding="utf-8")
    assert all(f'scénario "{title}"' in text for title in titles)
