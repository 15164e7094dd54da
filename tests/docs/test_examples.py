"""The example contracts: nothing is missing, nothing is left to say, their scenarios come true."""

import json
from datetime import date
from pathlib import Path

import pytest

from slac.pipeline.building import Options, build
from tests.cli.command_line import slac
from tests.worked import checked

CONTRACTS = sorted(
    path
    for path in (Path(__file__).parents[2] / "contracts" / "exemples").glob("*.slac")
    if not path.name.endswith(".scenarios.slac")
)


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_an_example_leaves_nothing_to_say(path: Path) -> None:
    assert checked(path).findings == ()


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_an_example_builds_as_final(path: Path) -> None:
    options = Options(date(2026, 1, 1), ("html", "json"), final=True)
    assert not build(checked(path), path.stem, options).refused


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_the_scenarios_of_an_example_come_true(path: Path) -> None:
    result = slac("test", path, cwd=path.parent)
    assert (result.code, result.err) == (0, "")


def test_the_belgian_contract_states_what_none_of_the_worked_ones_does() -> None:
    path = next(path for path in CONTRACTS if path.stem == "hebergement-belge")
    built = build(checked(path), path.stem, Options(date(2026, 1, 1), ("json",)))
    rules = json.loads(built.files["rules.json"])
    assert rules["contract"]["language"]["value"] == "fr-BE"
    assert [offer["name"] for offer in rules["offers"]] == ["base", "confort", "continu"]
    assert [priority["name"] for priority in rules["priorities"]] == [f"S{rank}" for rank in range(1, 7)]
    holidays = [hours["holidays"]["list"] for hours in rules["service_hours"] if "holidays" in hours]
    assert (len(rules["service_hours"]), holidays) == (2, ["BE"])
    assert all("offset_from_objective" in tier["value"]["to"] for tier in rules["credit_tiers"][0]["tiers"])
