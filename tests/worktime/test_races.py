"""Deadlines compared for every start are those that the calendar gives for one."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from slac.worktime import END_OF_DAY, END_OF_WORKING_DAY, SAME_HOUR, WorkCalendar, holiday_list
from slac.worktime.ground import Horizon
from slac.worktime.races import RunningDelay, coverage, race, surely_no_later

PARIS = ZoneInfo("Europe/Paris")
YEARS = Horizon(2026, 2026)
OFFICE = {day: [("09:00", "12:00"), ("14:00", "18:00")] for day in range(4)} | {4: [("09:00", "12:00")]}
FRANCE = WorkCalendar(OFFICE, "Europe/Paris", holiday_list("FR"))
NIGHTS = WorkCalendar({day: [("22:00", "06:00")] for day in range(7)}, "Europe/Paris")
STARTS = [
    datetime(2026, 1, 1, tzinfo=PARIS) + timedelta(minutes=random.randrange(360 * 24 * 60))
    for random in [Random(7)]
    for _ in range(300)
]


@pytest.mark.parametrize("calendar", [FRANCE, NIGHTS], ids=["bureau", "nuits"])
@pytest.mark.parametrize("hours", [1, 7, 40])
def test_working_time_falls_due_when_the_calendar_says(calendar: WorkCalendar, hours: int) -> None:
    delay = RunningDelay(hours * 3600, "working", calendar, YEARS)
    wanted = [calendar.add(start, hours * 60).timestamp() for start in STARTS]
    assert [delay.due(start.timestamp()) for start in STARTS] == wanted


@pytest.mark.parametrize("calendar", [FRANCE, NIGHTS], ids=["bureau", "nuits"])
@pytest.mark.parametrize("reading", [END_OF_DAY, END_OF_WORKING_DAY, SAME_HOUR])
@pytest.mark.parametrize("kind", ["ouvrés", "ouvrables", "calendaires"])
def test_days_fall_due_when_the_calendar_says(calendar: WorkCalendar, reading: str, kind: str) -> None:
    delay = RunningDelay(3, kind, calendar, YEARS, reading)
    wanted = [calendar.add_days(start, 3, kind, reading).timestamp() for start in STARTS]
    assert [delay.due(start.timestamp()) for start in STARTS] == wanted


def test_months_fall_due_when_the_calendar_says() -> None:
    delay = RunningDelay(2, "months", FRANCE, YEARS)
    wanted = [FRANCE.add_days(start, 0, "calendaires", months=2).timestamp() for start in STARTS]
    assert [delay.due(start.timestamp()) for start in STARTS] == wanted


@pytest.mark.parametrize("size", [9 * 3_600_000, 30 * 3_600_000, 100 * 3_600_000])
def test_what_is_said_of_all_starts_holds_for_any(size: int) -> None:
    business, elapsed = (
        RunningDelay(7 * 3600, "working", FRANCE, YEARS),
        RunningDelay(size, "clock", FRANCE, YEARS),
    )
    found = race(business, elapsed)
    assert found is not None
    orders = {(elapsed.due(s.timestamp()) > business.due(s.timestamp())) for s in STARTS}
    assert (found.later is not None) >= (True in orders)
    assert (found.earlier is not None) >= (False in orders)


def test_an_example_is_true() -> None:
    business, elapsed = (
        RunningDelay(7 * 3600, "working", FRANCE, YEARS),
        RunningDelay(30 * 3_600_000, "clock", FRANCE, YEARS),
    )
    found = race(business, elapsed)
    assert found is not None
    assert found.earlier is not None
    assert FRANCE.add(found.earlier.start, 7 * 60) == found.earlier.first
    assert found.earlier.start + timedelta(hours=30) == found.earlier.second
    assert found.earlier.second < found.earlier.first


def test_a_difference_of_one_instant_is_seen() -> None:
    """Due at the closing of Friday noon, or the next day: only a start a week's work before tells them apart."""
    longer = WorkCalendar(OFFICE | {4: [("09:00", "12:01")]}, "Europe/Paris", holiday_list("FR"))
    found = race(RunningDelay(3600, "working", FRANCE, YEARS), RunningDelay(3600, "working", longer, YEARS))
    assert found is not None
    assert (found.earlier is not None, found.later) == (True, None)


def test_a_calendar_within_another_loses_nothing() -> None:
    always = WorkCalendar({day: [("00:00", "24:00")] for day in range(7)}, "Europe/Paris")
    assert coverage(FRANCE, always, YEARS).lost is None
    assert coverage(FRANCE, always, YEARS).gained == datetime(2026, 1, 1, tzinfo=PARIS)
    assert coverage(always, FRANCE, YEARS).gained is None


def test_a_night_of_clock_change_is_seen() -> None:
    """One day « heure pour heure » is 24 hours but on two days a year."""
    always = WorkCalendar({day: [("00:00", "24:00")] for day in range(7)}, "Europe/Paris")
    same_hour = RunningDelay(1, "calendaires", always, YEARS, SAME_HOUR)
    found = race(RunningDelay(24 * 3_600_000, "clock", always, YEARS), same_hour)
    assert found is not None
    assert found.earlier is not None
    assert found.later is not None
    assert (found.earlier.start.month, found.later.start.month) == (3, 10)


SURE = [
    (RunningDelay(9 * 3600, "working", FRANCE, YEARS), RunningDelay(3, "ouvrés", FRANCE, YEARS)),
    (RunningDelay(72 * 3_600_000, "clock", FRANCE, YEARS), RunningDelay(4, "ouvrés", FRANCE, YEARS)),
    (RunningDelay(23 * 3_600_000, "clock", FRANCE, YEARS), RunningDelay(1, "calendaires", FRANCE, YEARS)),
    (RunningDelay(5 * 3_600_000, "clock", FRANCE, YEARS), RunningDelay(5 * 3600, "working", FRANCE, YEARS)),
    (RunningDelay(2, "ouvrés", FRANCE, YEARS), RunningDelay(22 * 3600, "working", FRANCE, YEARS)),
    (RunningDelay(15 * 3600, "working", NIGHTS, YEARS), RunningDelay(2, "ouvrés", NIGHTS, YEARS)),
]


@pytest.mark.parametrize(("first", "second"), SURE)
def test_what_sizes_show_a_race_confirms(first: RunningDelay, second: RunningDelay) -> None:
    assert surely_no_later(first, second)
    found = race(first, second)
    assert found is not None
    assert found.earlier is None, "the second is never due before the first"


def test_sizes_show_nothing_where_a_race_must_tell() -> None:
    days = RunningDelay(3, "ouvrés", FRANCE, YEARS)
    assert not surely_no_later(RunningDelay(10 * 3600, "working", FRANCE, YEARS), days)
    assert not surely_no_later(days, RunningDelay(9 * 3600, "working", FRANCE, YEARS))
