"""Bad use gets one French sentence that names the place (refusals.yaml)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from slac.diagnostics import SlacError
from slac.worktime import WorkCalendar, WorktimeError, holiday_list
from tests.worktime.written import instant, read

MESSAGES = read("refusals.yaml")
OFFICE = {0: [("09:00", "17:00")]}
CALENDAR = WorkCalendar(OFFICE, "Europe/Paris")
FRENCH = WorkCalendar(OFFICE, "Europe/Paris", holiday_list("FR"))
ONCE = WorkCalendar({}, "Europe/Paris", openings=[(date(2026, 12, 24), "09:00", "12:00")])
MONDAY = instant("2026-03-09T10:00+01:00")
LAST_MONTH = instant("2060-12-01T10:00+01:00")
EVE = date(2026, 12, 24)


def week(*hours: tuple[str, str]) -> WorkCalendar:
    return WorkCalendar({1: hours}, "Europe/Paris")


def array(*at: str) -> Any:
    return np.array(at, "M8[s]")


def anything(value: Any) -> Any:
    """A value of a type that the signature does not allow."""
    return value


REFUSED: dict[str, Callable[[], object]] = {
    "sans fuseau": lambda: CALENDAR.add(datetime(2026, 3, 9, 10), 60),
    "fuseau inconnu": lambda: WorkCalendar(OFFICE, "Europe/Pari"),
    "fuseau vide": lambda: WorkCalendar(OFFICE, ""),
    "semaine vide": lambda: WorkCalendar({0: []}, "Europe/Paris"),
    "jour de la semaine": lambda: WorkCalendar({7: [("09:00", "17:00")]}, "Europe/Paris"),
    "heure": lambda: week(("9h00", "17:00")),
    "heure trop grande": lambda: week(("09:00", "24:30")),
    "ouverture à minuit": lambda: week(("24:00", "06:00")),
    "heure d'une ouverture": lambda: WorkCalendar(OFFICE, "Europe/Paris", openings=[(EVE, "9", "12:00")]),
    "heure d'une fermeture": lambda: WorkCalendar(OFFICE, "Europe/Paris", closings=[(EVE, "13", "17:00")]),
    "plages qui se chevauchent": lambda: week(("12:00", "17:00"), ("09:00", "13:00")),
    "nuit qui chevauche le lendemain": lambda: WorkCalendar(
        {6: [("22:00", "06:00")], 0: [("05:00", "09:00")]}, "Europe/Paris"
    ),
    "férié qui n'est pas une date": lambda: WorkCalendar(OFFICE, "Europe/Paris", [datetime(2026, 12, 25)]),
    "délai négatif": lambda: CALENDAR.add(MONDAY, -90),
    "délai qui n'est pas entier": lambda: CALENDAR.add(MONDAY, anything(1.5)),
    "année hors du calendrier": lambda: CALENDAR.add(instant("1850-03-09T10:00+01:00"), 60),
    "année hors de la table des fériés": lambda: FRENCH.is_open(instant("2061-03-09T10:00+01:00")),
    "délai jamais atteint": lambda: FRENCH.add(LAST_MONTH, 60_000),
    "plus jamais ouvert": lambda: ONCE.next_opening(instant("2026-12-25T10:00+01:00")),
    "délai démesuré": lambda: CALENDAR.add(MONDAY, 10**30),
    "instant qui n'est qu'une date": lambda: CALENDAR.add(anything(date(2026, 3, 9)), 60),
    "instant qui n'en est pas un": lambda: CALENDAR.next_opening(anything("demain")),
    "départ d'un délai en jours qui n'est qu'une date": lambda: CALENDAR.add_days(
        anything(date(2026, 3, 9)), 3, "ouvrés"
    ),
    "jour qui n'est pas une date": lambda: holiday_list("FR").is_holiday(anything("2026-03-09")),
    "fuseau sans nom": lambda: WorkCalendar(OFFICE, anything(UTC)),
    "plages qui ne sont pas des paires": lambda: WorkCalendar(
        {0: anything(("09:00", "17:00"))}, "Europe/Paris"
    ),
    "suspension d'un seul instant": lambda: CALENDAR.add(MONDAY, 60, pauses=anything([MONDAY])),
    "suspension à l'envers": lambda: CALENDAR.add(
        MONDAY, 60, pauses=[(MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=1))]
    ),
    "genre de jours": lambda: CALENDAR.last_day(MONDAY, 3, "travaillés"),
    "lecture": lambda: CALENDAR.add_days(MONDAY, 3, "ouvrés", "midi"),
    "francs heure pour heure": lambda: CALENDAR.add_days(MONDAY, 3, "francs", "heure pour heure"),
    "nombre de jours négatif": lambda: CALENDAR.last_day(MONDAY, -3, "ouvrés"),
    "nombre de jours à virgule": lambda: CALENDAR.add_days(MONDAY, anything(1.5), "ouvrés"),
    "jours jamais atteints": lambda: FRENCH.last_day(LAST_MONTH, 99, "ouvrés"),
    "liste de fériés inconnue": lambda: holiday_list("FR-75"),
    "année hors de la table": lambda: holiday_list("FR").is_holiday(date(1999, 12, 25)),
    "tableau de nombres": lambda: CALENDAR.add_many(anything([1, 2]), 60),
    "tableau de fractions de seconde": lambda: CALENDAR.add_many(
        np.array(["2026-03-09T10:00:00.5"], "M8[ms]"), 60
    ),
    "tableau troué": lambda: CALENDAR.add_many(array("2026-03-09", "NaT"), 60),
    "tableau hors des années": lambda: CALENDAR.add_many(array("2026-03-09", "1850-03-09"), 60),
    "tableau hors des années, délai nul": lambda: CALENDAR.add_many(np.array(["1850-01-01"], "M8[s]"), 0),
    "tableau jamais atteint": lambda: FRENCH.add_many(array("2060-12-01T09:00"), 60_000),
    "tableau dont un seul délai n'est jamais atteint": lambda: FRENCH.add_many(
        array("2026-03-09", "2060-12-01T09:00").reshape(2, 1), 60_000
    ),
    "tableau de délais négatifs": lambda: CALENDAR.add_many(
        array("2026-03-09", "2026-03-10"), np.array([1, -1])
    ),
    "tableau de délais à virgule": lambda: CALENDAR.add_many(array("2026-03-09"), anything(np.array([1.5]))),
    "tableau de délais trop court": lambda: CALENDAR.add_many(
        array("2026-03-09", "2026-03-10", "2026-03-11"), np.array([1, 2])
    ),
    "tableaux de formes différentes": lambda: CALENDAR.between_many(
        array("2026-03-09", "2026-03-10", "2026-03-11"), array("2026-03-09", "2026-03-10")
    ),
}


def test_every_message_has_its_refusal() -> None:
    assert list(REFUSED) == list(MESSAGES)


@pytest.mark.parametrize("name", REFUSED)
def test_refusal(name: str) -> None:
    with pytest.raises(WorktimeError) as refusal:
        REFUSED[name]()
    assert str(refusal.value) == MESSAGES[name]


def test_refusals_are_bad_use_of_slac() -> None:
    assert issubclass(WorktimeError, SlacError)
