"""Opening hours, closed days and maintenance as iCalendar (RFC 5545): what anybody's calendar shows.

What comes back every week is one event with a rule; what a holiday, a closing or a change of clock makes different is
taken out of it and written on its own, so that expanding the file gives the calendar, to the minute.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from slac.diagnostics import SlacError
from slac.export.plan import closed_once, slug
from slac.export.quantities import Json
from slac.export.ruleset import WEEKDAYS, Hours, RuleSet

if TYPE_CHECKING:
    from icalendar import Calendar

_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONE_DAY = timedelta(1)


class NoLibrary(SlacError):
    """The library that an export needs is not installed."""


class Shift(NamedTuple):
    """An opening that starts on some day: on the wall clock, the end maybe on the next."""

    start: datetime
    end: datetime

    @property
    def slot(self) -> tuple[time, timedelta]:
        return self.start.time(), self.end.replace(tzinfo=None) - self.start.replace(tzinfo=None)


def opening(rules: RuleSet, hours: Hours) -> bytes:
    """When the service is open, over the exported years."""
    calendar = _calendar(rules, hours.title)
    zone = ZoneInfo(hours.zone or "UTC")
    title = {"summary": f"{hours.title} : ouvert", "categories": ["SLA-OUVERTURE"], "transp": "TRANSPARENT"}
    series, alone = _sorted_out(list(_shifts(rules, hours)), rules.years, zone)
    for number, one in enumerate(series, 1):
        _add(rules, calendar, f"ouverture-{slug(hours.name)}-{number}", title | one)
    for shift in alone:
        uid = f"ouverture-{slug(hours.name)}-{shift.start:%Y%m%dT%H%M}"
        _add(rules, calendar, uid, title | {"dtstart": shift.start, "dtend": shift.end})
    return _bytes(calendar, rules)


def holidays(rules: RuleSet, hours: Hours) -> bytes:
    """The days closed all day; those of every year come back by themselves."""
    calendar = _calendar(rules, f"{hours.title} : jours fermés")
    for one in closed_once(hours, rules.years):
        event: Json = {"summary": one.name, "categories": ["SLA-FERIE"], "transp": "OPAQUE"}
        event |= {"dtstart": one.day, "dtend": one.day + _ONE_DAY}
        if one.yearly:
            event["rrule"] = {"freq": "yearly"}
        _add(rules, calendar, f"ferie-{slug(hours.name)}-{one.day:%Y%m%d}", event)
    return _bytes(calendar, rules)


def maintenance(rules: RuleSet) -> bytes | None:
    """The weekly windows of maintenance; None where there are none, or in no known zone."""
    calendar = _calendar(rules, f"{rules.title} : maintenance")
    number = 0
    for block, slots in maintenance_windows(rules):
        said = block["zone"]["value"]
        zone = ZoneInfo(said.get("iana") or said["taken_as"])
        for slot in slots:
            day = WEEKDAYS.index(slot["day"])
            first = date(rules.years[0], 1, 1)
            first += timedelta((day - first.weekday()) % 7)
            number += 1
            event = {
                "summary": block.get("label") or block["name"],
                "categories": ["SLA-MAINTENANCE"],
                "transp": "TRANSPARENT",
                "dtstart": _at(first, slot["opens"], zone),
                "dtend": _at(first + _ONE_DAY * (slot["closes"] <= slot["opens"]), slot["closes"], zone),
                "rrule": {"freq": "weekly", "byday": [_BYDAY[day]], "until": _until(rules.years, zone)},
            }
            _add(rules, calendar, f"maintenance-{number}", event)
    return _bytes(calendar, rules) if number else None


def maintenance_windows(rules: RuleSet) -> Iterator[tuple[Json, list[Json]]]:
    """The blocks of maintenance whose zone is known, with their weekly intervals."""
    for block in rules.blocks("maintenance"):
        zone = block.get("zone", {}).get("value") or {}
        slots = [
            slot
            for fact in block.get("windows", ())
            for slot in fact.get("value", {}).get("weekly_intervals", ())
        ]
        if slots and (zone.get("iana") or zone.get("taken_as")):
            yield block, slots


# -- shifts -------------------------------------------------------------------------------------------------------


def _shifts(rules: RuleSet, hours: Hours) -> Iterator[Shift]:
    """Every opening of the exported years, those that touch on one day made one."""
    calendar = rules.calendar(hours.name)
    begin, last = calendar.wall(date(rules.years[0], 1, 1)), date(rules.years[-1], 12, 31)
    # The last shift may run into the next year.
    found = calendar.intervals(begin, calendar.wall(last + 3 * _ONE_DAY))
    for _, pieces in groupby((one for one in found if one[2] <= last), key=lambda piece: piece[2]):
        current: Shift | None = None
        for opens, closes, _ in pieces:
            if current is not None and current.end == opens:
                current = Shift(current.start, closes)
                continue
            if current is not None:
                yield current
            current = Shift(opens, closes)
        if current is not None:
            yield current


def _sorted_out(
    shifts: list[Shift], years: tuple[int, ...], zone: ZoneInfo
) -> tuple[list[Json], list[Shift]]:
    """Weekly series, and the shifts that are in none."""
    usual = _usual(shifts)
    alone = [
        shift
        for shift in shifts
        if not _plain(shift) or shift.slot not in usual.get(shift.start.weekday(), ())
    ]
    there = {(shift.start.date(), shift.slot) for shift in shifts if shift not in set(alone)}
    by_slot: dict[tuple[time, timedelta], list[int]] = {}
    for day, slots in sorted(usual.items()):
        for slot in sorted(slots):
            by_slot.setdefault(slot, []).append(day)
    series = []
    for slot, weekdays in by_slot.items():
        since = min(day for day, its in there if its == slot)
        begins = [day for day in _days(years) if day.weekday() in weekdays and day >= since]
        missing = [datetime.combine(day, slot[0], zone) for day in begins if (day, slot) not in there]
        first = datetime.combine(begins[0], slot[0], zone)
        event: Json = {
            "dtstart": first,
            "dtend": (first.replace(tzinfo=None) + slot[1]).replace(tzinfo=zone),
            "rrule": {
                "freq": "weekly",
                "byday": [_BYDAY[day] for day in weekdays],
                "until": _until(years, zone),
            },
        }
        series.append(event | ({"exdate": missing} if missing else {}))
    return series, alone


def _usual(shifts: Iterable[Shift]) -> dict[int, set[tuple[time, timedelta]]]:
    """The slots of each weekday: those of most of its weeks."""
    seen = Counter((shift.start.weekday(), shift.slot) for shift in shifts if _plain(shift))
    weeks = Counter(day.weekday() for day in {shift.start.date() for shift in shifts})
    found: dict[int, set[tuple[time, timedelta]]] = {}
    for (day, slot), times in seen.items():
        if 2 * times > weeks[day]:
            found.setdefault(day, set()).add(slot)
    return found


def _plain(shift: Shift) -> bool:
    """Whether the clock does not change in it: the length of a series is that of its first event."""
    return shift.start.utcoffset() == shift.end.utcoffset()


def _days(years: tuple[int, ...]) -> Iterator[date]:
    day = date(years[0], 1, 1)
    while day.year <= years[-1]:
        yield day
        day += _ONE_DAY


def _until(years: tuple[int, ...], zone: ZoneInfo) -> datetime:
    return datetime(years[-1], 12, 31, 23, 59, 59, tzinfo=zone).astimezone(UTC)


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    if clock == "24:00":
        day, clock = day + _ONE_DAY, "00:00"
    return datetime.combine(day, time.fromisoformat(clock), zone)


# -- the file -----------------------------------------------------------------------------------------------------


def _calendar(rules: RuleSet, title: str) -> "Calendar":
    try:
        from icalendar import Calendar, vText
    except ImportError as error:
        raise NoLibrary("Cet export demande la bibliothèque icalendar : pip install 'slac[ics]'.") from error
    calendar = Calendar()
    calendar.add("prodid", "-//slac//slac export//FR")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what most agendas read
        calendar.add(name, vText(f"{rules.title} : {title}"))
    return calendar


def _add(rules: RuleSet, calendar: "Calendar", uid: str, event: Json) -> None:
    from icalendar import Event

    component = Event()
    component.add("uid", f"{slug(rules.identifier)}-{uid}@slac")
    component.add("dtstamp", datetime.combine(rules.reference, time(), UTC))
    for key, value in event.items():
        component.add(key, value)
    calendar.add_component(component)


def _bytes(calendar: "Calendar", rules: RuleSet) -> bytes:
    calendar.add_missing_timezones(date(rules.years[0], 1, 1), date(rules.years[-1] + 1, 1, 1))
    text: Any = calendar.to_ical()
    return bytes(text)
