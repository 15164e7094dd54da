"""Expanding the .ics gives the contract's calendar back, to the minute, over two years; prints how many openings."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from slac.export.events import holidays, opening
from slac.export.plan import closed_dates
from slac.export.ruleset import RuleSet
from tests.export.exports import CORRECTED, HERE, SMALL, rule_set

ODD = HERE / "contrats" / "horaires.slac"
HOURS = [(path, name) for path in (*CORRECTED, SMALL, ODD) for name in rule_set(path).hours]

Stretch = tuple[datetime, datetime]


@pytest.mark.parametrize(("path", "name"), HOURS, ids=[f"{path.stem}-{name}" for path, name in HOURS])
def test_expanding_the_openings_gives_the_calendar(
    path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    rules = rule_set(path)
    expected = list(_promised(rules, name))
    assert list(_expanded(opening(rules, rules.hours[name]), _years(rules, name))) == expected
    assert len(expected) >= 1
    record_property(
        "compté", f".ics, {path.stem}, {name} : {len(expected)} ouvertures retrouvées, de 2026 à 2027"
    )


@pytest.mark.parametrize(("path", "name"), HOURS, ids=[f"{path.stem}-{name}" for path, name in HOURS])
def test_expanding_the_closed_days_gives_those_of_the_contract(path: Path, name: str) -> None:
    rules = rule_set(path)
    hours = rules.hours[name]
    expected = {one.day for one in closed_dates(hours, rules.years)}
    events = _events(holidays(rules, hours), _years(rules, name)) if expected else []
    assert {event["dtstart"].dt for event in events} == expected


def _years(rules: RuleSet, name: str) -> Stretch:
    """The two years, in the zone of the hours."""
    calendar = rules.calendar(name)
    return calendar.wall(date(2026, 1, 1)), calendar.wall(date(2028, 1, 1))


def _promised(rules: RuleSet, name: str) -> Iterator[Stretch]:
    found = rules.calendar(name).intervals(*_years(rules, name))
    return _merged((opens.astimezone(UTC), closes.astimezone(UTC)) for opens, closes, _ in found)


def _expanded(content: bytes, years: Stretch) -> Iterator[Stretch]:
    begin, end = years
    stretches = (
        (event["dtstart"].dt.astimezone(UTC), event["dtend"].dt.astimezone(UTC))
        for event in _events(content, years)
    )
    return _merged(
        (max(opens, begin), min(closes, end)) for opens, closes in stretches if opens < end and closes > begin
    )


def _events(content: bytes, years: Stretch) -> list[Any]:
    return list(recurring_ical_events.of(Calendar.from_ical(content)).between(*years))


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """In order, those that touch made one."""
    current: Stretch | None = None
    for opens, closes in sorted(stretches):
        if current is not None and opens <= current[1]:
            current = (current[0], max(current[1], closes))
            continue
        if current is not None:
            yield current
        current = (opens, closes)
    if current is not None:
        yield current
