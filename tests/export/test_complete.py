"""The rule set says all that a contract states, each fact with its place; read back, it is the same."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from slac.export.facts import KEYS, NO_PROPERTY, PRESENTATION
from slac.export.rules import NO_RULE, SECTIONS
from slac.export.ruleset import RuleSet
from slac.model.contract import Contract, Element, ServiceHours
from slac.pipeline.checking import check
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import Project, read
from slac.record import fields
from slac.worktime.from_contract import calendar_of
from tests.export.exports import DAY, HERE, ROOT
from tests.export.test_schema import GATHERED
from tests.export.vocabulary import vocabulary

VOCABULARY = Path("vocabulaire.slac")
CONTRACTS = [
    VOCABULARY,
    *sorted((HERE / "contrats").glob("*.slac")),
    *sorted((ROOT / "contracts").rglob("*.slac")),
]

#: What the rule set says of itself, and what stands in the whole document or nowhere.
_UNPLACED = {"version", "reference_date", "holiday_years", "clauses"}
_OF_THE_CONTRACT = {"identifier", "title", "source_file", "source_sha256"}

each_contract = pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)


@cache
def contract(path: Path) -> Contract | None:
    if path == VOCABULARY:
        return check(vocabulary()).contract
    source = read(path, path.name)
    return check(source, load=Project(path.parent, ROOT, path.name)).contract


@cache
def rules(path: Path) -> RuleSet | None:
    found = contract(path)
    return RuleSet.read(rules_of(found, DAY)) if found else None


@each_contract
def test_every_leaf_has_a_clause_and_a_line(path: Path) -> None:
    read_back = rules(path)
    if read_back is None:  # a fragment
        return
    whole = {key: value for key, value in read_back.rules.items() if key not in _UNPLACED}
    whole["contract"] = {k: v for k, v in whole["contract"].items() if k not in _OF_THE_CONTRACT}
    assert list(_unplaced(whole, (), False)) == []


def _unplaced(value: Any, at: tuple[object, ...], placed: bool) -> Iterator[tuple[object, ...]]:
    """The leaves that are under nothing that has a source."""
    if isinstance(value, dict):
        placed = placed or {"clause", "line"} <= value.get("source", {}).keys()
        for key, inner in value.items():
            yield from _unplaced(inner, (*at, key), placed)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unplaced(inner, (*at, number), placed)
    elif not placed:
        yield at


def test_all_that_is_stated_is_in_the_rule_set() -> None:
    """Of the contract that uses every construct: each property that a block states has its key in its record."""
    found, read_back = contract(VOCABULARY), rules(VOCABULARY)
    assert found is not None
    assert read_back is not None
    by_line = {
        block["source"]["line"]: block for section in read_back.rules.values() for block in _blocks(section)
    }
    lost = []
    for element in found.elements:
        if element.keyword not in NO_RULE:
            agreement = element is found.agreement
            record = read_back.rules["contract"] if agreement else by_line[element.span.first.line]
            lost += [(element.keyword, element.name, key) for key in _stated(element) if key not in record]
    assert lost == []


def _blocks(section: Any) -> list[dict[str, Any]]:
    return (
        [one for one in section if isinstance(one, dict) and "name" in one]
        if isinstance(section, list)
        else []
    )


def _stated(element: Element) -> Iterator[str]:
    gathered = GATHERED.get(element.keyword, set())
    for name in fields(element):
        if name in NO_PROPERTY | PRESENTATION or getattr(element, name) in (None, ()):
            continue
        key = KEYS.get(name, name)
        if key not in gathered:
            yield key


def test_every_section_of_the_rule_set_is_filled() -> None:
    read_back = rules(VOCABULARY)
    assert read_back is not None
    assert {section.key for section in SECTIONS.values()} | {"service_hours"} <= read_back.rules.keys()


@each_contract
def test_reading_it_back_gives_an_equal_model(path: Path) -> None:
    found = contract(path)
    if found is None:
        return
    first, second = RuleSet.read(rules_of(found, DAY)), RuleSet.read(rules_of(found, DAY))
    assert first == second
    assert first.answered == second.answered
    assert first.hours == second.hours


@each_contract
def test_the_calendars_read_back_are_those_of_the_contract(path: Path) -> None:
    found, read_back = contract(path), rules(path)
    if found is None or read_back is None:
        return
    for hours in found.all(ServiceHours):
        expected = calendar_of(found, hours).calendar
        if expected is not None and found.find(hours.name) is hours:
            assert read_back.calendar(hours.written_name) == expected


def test_the_typed_delays_are_those_of_the_contract() -> None:
    read_back = rules(ROOT / "contracts" / "helpdesk.slac")
    assert read_back is not None
    (first, *_) = read_back.answered
    response, resolution = first.targets
    assert (first.name, first.rank, response.metric, resolution.metric) == (
        "P1",
        1,
        "response_time",
        "resolution_time",
    )
    assert [(length.value, length.unit, length.clock) for length in resolution.lengths] == [
        (4, "hour", "business")
    ]
    assert resolution.calendar == "ouverture"
    assert resolution.pauses == ("attente du client",)
    assert resolution.place.clause == "4.1"


def test_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="not a rule set"):
        RuleSet.read(b'{"version": 2}')


def test_the_years_asked_are_those_dated() -> None:
    found = contract(ROOT / "contracts" / "helpdesk.slac")
    assert found is not None
    read_back = RuleSet.read(rules_of(found, DAY, years=(2030, 2031, 2032)))
    assert read_back.years == (2030, 2031, 2032)
    assert {one.day.year for one in read_back.hours["ouverture"].holidays} == {2030, 2031, 2032}
    assert date(2030, 4, 22) in {one.day for one in read_back.hours["ouverture"].holidays if not one.yearly}
