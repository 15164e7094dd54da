"""Every answer of cases.yaml, one test a case."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from slac.worktime import END_OF_DAY, WorkCalendar, holiday_list
from tests.entries import Entry, cases
from tests.worktime.written import calendar, instant, read, yes

CASES = read("cases.yaml")
CALENDARS = {name: calendar(entry) for name, entry in CASES["calendriers"].items()}
ROUND_THE_CLOCK = CALENDARS["jour et nuit"]


def utc(*at: datetime) -> "np.ndarray[tuple[int], np.dtype[np.datetime64]]":
    return np.array([one.astimezone(UTC).replace(tzinfo=None) for one in at], "M8[s]")


@pytest.mark.parametrize(**cases(CASES["échéances"]))
def test_deadline(case: Entry) -> None:
    due = CALENDARS[case["calendrier"]].add(instant(case["départ"]), case["minutes"])
    assert due.isoformat() == instant(case["échéance"]).isoformat()


@pytest.mark.parametrize(**cases(CASES["échéances"]))
def test_deadline_of_a_start_in_the_zone_of_the_calendar(case: Entry) -> None:
    working = CALENDARS[case["calendrier"]]
    due = working.add(instant(case["départ"]).astimezone(working.zone), case["minutes"])
    assert due.isoformat() == instant(case["échéance"]).isoformat()


@pytest.mark.parametrize(**cases(CASES["échéances"]))
def test_deadline_in_an_array(case: Entry) -> None:
    due = CALENDARS[case["calendrier"]].add_many(utc(instant(case["départ"])), case["minutes"])
    assert due.tolist() == utc(instant(case["échéance"])).tolist()


@pytest.mark.parametrize(**cases(CASES["échéances"]))
def test_explanation_adds_up_to_the_target(case: Entry) -> None:
    told = CALENDARS[case["calendrier"]].explain(instant(case["départ"]), case["minutes"])
    assert (told.due, sum(step.minutes for step in told.steps)) == (
        instant(case["échéance"]),
        case["minutes"],
    )


@pytest.mark.parametrize(**cases(CASES["temps écoulé"]))
def test_working_time_between(case: Entry) -> None:
    work = CALENDARS[case["calendrier"]].between(instant(case["de"]), instant(case["à"]))
    assert work == timedelta(minutes=case["minutes"])


@pytest.mark.parametrize(**cases(CASES["temps écoulé"]))
def test_working_time_between_in_arrays(case: Entry) -> None:
    seconds = CALENDARS[case["calendrier"]].between_many(utc(instant(case["de"])), utc(instant(case["à"])))
    assert seconds.tolist() == [case["minutes"] * 60]


@pytest.mark.parametrize(**cases(CASES["jours"]))
def test_last_day(case: Entry) -> None:
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    assert working.last_day(instant(case["départ"]), case["nombre"], case["jours"]) == case["dernier jour"]


@pytest.mark.parametrize(**cases(CASES["heures d'horloge"]))
def test_deadline_on_the_clock(case: Entry) -> None:
    due = ROUND_THE_CLOCK.add(instant(case["départ"]), timedelta(hours=case["heures"]))
    assert due.isoformat() == instant(case["échéance"]).isoformat()


@pytest.mark.parametrize(**cases(CASES["délais du calendrier"]))
def test_last_day_of_months_and_days(case: Entry) -> None:
    last = CALENDARS[case["calendrier"]].last_day(
        case["départ"], case["jours"], "calendaires", months=case["mois"], extend=yes(case["prorogé"])
    )
    assert last == case["dernier jour"]


def test_last_day_ends_at_midnight_of_the_zone() -> None:
    case = CASES["délais du calendrier"]["K13"]
    working: WorkCalendar = CALENDARS[case["calendrier"]]
    start = working.wall(case["départ"], timedelta(hours=10))
    assert working.add_days(start, case["jours"], "calendaires", END_OF_DAY) == instant(case["échéance"])


@pytest.mark.parametrize(**cases(CASES["jours fériés"]))
def test_holiday(case: Entry) -> None:
    assert holiday_list(case["liste"]).is_holiday(case["date"]) == yes(case["férié"])


@pytest.mark.parametrize(**cases(CASES["ouverture"]))
def test_open(case: Entry) -> None:
    assert CALENDARS[case["calendrier"]].is_open(instant(case["instant"])) == yes(case["ouvert"])
