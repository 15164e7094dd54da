"""Calendars and instants as the data files of these tests write them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from slac.french import DAYS
from slac.worktime import WorkCalendar, holiday_list
from tests.entries import Entry


def read(name: str) -> Any:
    """A data file of this folder."""
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


def calendar(entry: Entry) -> WorkCalendar:
    """`{fuseau: …, fériés: FR, lundi à jeudi: 09:00-17:30, fermé: {2025-12-24: 13:00-17:30}}`."""
    week: dict[int, list[tuple[str, str]]] = {}
    for days, hours in entry.items():
        first, _, last = days.partition(" à ")
        if first in DAYS:
            for weekday in range(DAYS.index(first), DAYS.index(last or first) + 1):
                week[weekday] = spans(hours)
    return WorkCalendar(
        week,
        entry["fuseau"],
        holiday_list(entry["fériés"]) if "fériés" in entry else (),
        openings=dated(entry.get("ouvert", {})),
        closings=dated(entry.get("fermé", {})),
    )


def spans(hours: str) -> list[tuple[str, str]]:
    return [(start, end) for start, _, end in (span.partition("-") for span in hours.split())]


def dated(hours: dict[date, str]) -> list[tuple[date, str, str]]:
    return [(day, start, end) for day, written in hours.items() for start, end in spans(written)]


def instant(written: str | datetime) -> datetime:
    """YAML makes a datetime of an instant that has seconds, and leaves the others as text."""
    return written if isinstance(written, datetime) else datetime.fromisoformat(written)


def yes(written: str) -> bool:
    return {"oui": True, "non": False}[written]
