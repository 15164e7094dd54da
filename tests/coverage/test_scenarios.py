"""Scenarios played: those that hold, those that fail with the reason said, and what none of them tries."""

from pathlib import Path

import pytest

from slac.coverage.beside import NotScenarios, with_scenarios
from slac.coverage.exercised import untried
from slac.coverage.scenarios import Played, play
from slac.pipeline.reading import read
from slac.source import Source
from tests.coverage.written import CONTRACTS, HERE, contract


def _beside(name: str) -> tuple[Played, ...]:
    files = (CONTRACTS / f"{name}.slac", CONTRACTS / f"{name}.scenarios.slac")
    found = with_scenarios(*(read(files[0], files[0].name), (read(files[1], files[1].name),)))
    assert found.contract is not None, [m.message for m in found.mistakes]
    return play(found.contract)


RIGHT = (*_beside("crédits"), *play(contract("demandes")))


@pytest.mark.parametrize("played", RIGHT, ids=lambda p: p.scenario.title)
def test_a_right_scenario_holds(played: Played) -> None:
    assert [(c.expected, c.found, c.why) for c in played.checks if not c.holds] == []
    assert played.holds


def _told(played: Played) -> str:
    lines = [f"## {played.scenario.title}", ""]
    for check in played.checks:
        lines += [
            f"- attendu : {check.expected}",
            f"- trouvé : {check.found}",
            *(f"  - {w}" for w in check.why),
        ]
    return "\n".join([*lines, ""])


def test_a_wrong_scenario_says_what_was_found_and_why() -> None:
    """To accept other words: ``python -m tests.coverage.test_scenarios``."""
    found = play(contract("manqués"))
    assert [p.scenario.title for p in found if p.holds] == []
    assert "\n".join(map(_told, found)) == (HERE / "manqués.md").read_text(encoding="utf-8")


def test_what_no_scenario_tries_is_listed() -> None:
    found = play(contract("manqués"))
    assert [(one.title, one.place.line) for one in untried(contract("manqués"), found)] == [
        ("couverture de « Imprimantes »", 14),
    ]
    assert [one.title for one in untried(contract("manqués"), ())] == [
        "couverture de « Imprimantes »",
        "routage de « Serveurs »",
        "P1, résolution",
        "P2, résolution",
        "P3, résolution",
        "Crédits",
    ]


def test_a_file_of_scenarios_holds_nothing_else() -> None:
    source = Source('contrat x "X"\n', "x.slac")
    with pytest.raises(NotScenarios, match=r"ligne 1 : .*des blocs « scénario », et non « partie »"):
        with_scenarios(source, [Source("partie client\n", "x.scenarios.slac")])


def test_a_mistake_beside_is_reported_in_its_own_file() -> None:
    source = Source('contrat x "X"\n', "x.slac")
    found = with_scenarios(
        source, [Source('scénario "s"\n  ouvrt  1er mars 2026 à 9 h\n', "x.scenarios.slac")]
    )
    assert found.contract is None
    assert [(m.span.source.path, m.span.first.line) for m in found.mistakes] == [("x.scenarios.slac", 2)]


def test_a_name_unknown_to_the_contract_is_a_finding() -> None:
    source = Source('contrat x "X"\n', "x.slac")
    found = with_scenarios(source, [Source('scénario "s"\n  priorité  P9\n  alors  couvert\n', "s.slac")])
    assert [m.span.source.path for m in found.mistakes] == ["s.slac"]


if __name__ == "__main__":
    told = "\n".join(map(_told, play(contract("manqués"))))
    Path(HERE / "manqués.md").write_text(told, encoding="utf-8")
