"""The words of a count (explanations.yaml), and the values behind them."""

from datetime import datetime

import pytest

from slac.worktime import Step, WorkCalendar
from tests.entries import Entry, cases
from tests.worktime.written import calendar, instant, read

CASES = read("explanations.yaml")
CALENDARS = {name: calendar(entry) for name, entry in CASES["calendriers"].items()}


def pauses(case: Entry) -> list[tuple[datetime, datetime]]:
    return [(instant(since), instant(until)) for since, until in case.get("pauses", [])]


@pytest.mark.parametrize(**cases(CASES["heures"]))
def test_lines_of_a_delay_in_hours(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    told = working.explain(instant(case["départ"]), case["délai"], pauses=pauses(case))
    assert list(told.lines) == case["lignes"]


@pytest.mark.parametrize(**cases(CASES["heures"]))
def test_steps_add_up_and_end_when_add_says(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    start = instant(case["départ"])
    told = working.explain(start, case["délai"], pauses=pauses(case))
    assert sum(step.minutes for step in told.steps) == case["délai"]
    assert told.due == working.add(start, case["délai"], pauses=pauses(case))


@pytest.mark.parametrize(**cases(CASES["jours"]))
def test_lines_of_a_delay_in_days(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    told = working.explain_days(
        instant(case["départ"]), case["nombre"], case["jours"], case["lecture"], **case["règle"]
    )
    assert list(told.lines) == case["lignes"]


def test_a_holiday_without_a_name_is_a_holiday() -> None:
    nameless = WorkCalendar(
        {0: [("09:00", "17:00")]}, "Europe/Paris", [instant("2026-04-06T00:00+02:00").date()]
    )
    told = nameless.explain(instant("2026-04-06T09:00+02:00"), 60)
    assert told.lines[0] == "6 avril : jour férié, fermé"


def test_a_step_says_from_when_to_when_and_why() -> None:
    told = CALENDARS["journée longue"].explain(instant("2026-03-09T10:00+01:00"), 90)
    assert told.steps == (
        Step(instant("2026-03-09T10:00+01:00"), instant("2026-03-09T11:30+01:00"), 90, "ouvert"),
    )
