"""Delays in days: what each kind of day and each reading makes of them (days.yaml)."""

import pytest

from slac.worktime import WorkCalendar
from slac.worktime.days import Rule
from tests.entries import Entry, cases
from tests.worktime.written import calendar, instant, read, yes

CASES = read("days.yaml")
CALENDARS = {name: calendar(entry) for name, entry in CASES["calendriers"].items()}


def rule(case: Entry) -> Rule:
    return {
        "months": case.get("mois", 0),
        "years": case.get("ans", 0),
        "extend": yes(case.get("prorogé", "non")),
        "rest_days": case.get("repos", [6]),
    }


@pytest.mark.parametrize(**cases(CASES["délais"]))
def test_end_of_a_delay_in_days(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    due = working.add_days(
        instant(case["départ"]), case["nombre"], case["jours"], case["lecture"], **rule(case)
    )
    assert due.isoformat() == instant(case["échéance"]).isoformat()


@pytest.mark.parametrize(**cases(CASES["délais"]))
def test_explained_delay_ends_at_the_same_instant(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    told = working.explain_days(
        instant(case["départ"]), case["nombre"], case["jours"], case["lecture"], **rule(case)
    )
    assert told.due == told.steps[-1].start == instant(case["échéance"])


def test_an_unsaid_reading_is_the_end_of_the_day() -> None:
    working: WorkCalendar = CALENDARS["journée longue"]
    due = working.add_days(instant("2026-03-30T09:00+02:00"), 3, "ouvrés")
    assert due == instant("2026-04-03T00:00+02:00")
