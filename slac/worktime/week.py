"""Opening hours as a contract writes them, checked and turned into seconds of wall clock.

A shift is `(open, close)` in seconds after midnight of the day it starts, half-open, so `close` may pass 24:00.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from slac.french import DAYS
from slac.worktime.errors import WorktimeError
from slac.worktime.wording import full_date

Shift = tuple[int, int]
Hours = tuple[str, str]
DatedHours = tuple[date, str, str]

DAY = 86_400
WEEK = 7 * DAY


class OpeningHours(NamedTuple):
    """What decides whether a wall-clock time is open, by civil day (`date.toordinal()`).

    In this order: the shifts of the weekday, none of them on a holiday; plus the openings; minus the closings.
    """

    weekly: tuple[tuple[Shift, ...], ...]
    holidays: frozenset[int]
    openings: Mapping[int, tuple[Shift, ...]]
    closings: tuple[Shift, ...]  # in seconds from ordinal 0, sorted, apart from one another

    def shifts(self, day: int) -> tuple[Shift, ...]:
        """The shifts that start on a civil day, before closings, in order and apart."""
        regular = () if day in self.holidays else self.weekly[(day + 6) % 7]
        extra = self.openings.get(day)
        return union([*regular, *extra]) if extra else regular

    def cuts(self, day: int) -> tuple[Shift, ...]:
        """What closings take away from those shifts; the shifts themselves when nothing is left of them."""
        midnight = day * DAY
        return tuple(
            (max(start, since - midnight), min(end, until - midnight))
            for start, end in self.shifts(day)
            for since, until in self.closings
            if since < midnight + end and midnight + start < until
        )

    def wall(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """Open wall-clock intervals of the shifts that start on days `first` to `last`, both included.

        Rows are `(open, close, day)`: seconds from ordinal 0, and the day the shift belongs to. They are sorted
        and never overlap; two may touch.
        """
        rows: list[tuple[int, int, int]] = []
        reached = 0
        for day in range(first, last + 1):
            midnight = day * DAY
            for start, end in self.shifts(day):
                # Yesterday's shift may run past midnight into a shift of today that an opening added.
                opens, closes = max(midnight + start, reached), midnight + end
                if opens < closes:
                    rows.append((opens, closes, day))
                    reached = closes
        return _without(rows, self.closings) if self.closings else rows


def union(intervals: Iterable[Shift]) -> tuple[Shift, ...]:
    """The same times as intervals in order, those that overlap or touch made one."""
    merged: list[Shift] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(rows: list[tuple[int, int, int]], closings: tuple[Shift, ...]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    position = 0
    for start, end, day in rows:
        while position < len(closings) and closings[position][1] <= start:
            position += 1
        cursor = start
        for closed_from, closed_to in closings[position:]:
            if closed_from >= end:
                break
            if cursor < closed_from:
                kept.append((cursor, closed_from, day))
            cursor = max(cursor, closed_to)
        if cursor < end:
            kept.append((cursor, end, day))
    return kept


def read_hours(
    week: Mapping[int, Iterable[Hours]],
    holidays: Iterable[date],
    openings: Iterable[DatedHours],
    closings: Iterable[DatedHours],
) -> OpeningHours:
    """Opening hours from their written form; `WorktimeError` names the weekday or the date at fault."""
    weekly = _read_week(week)
    added: dict[int, list[Shift]] = {}
    for day, start, end in openings:
        place = f"ouverture du {full_date(_plain_date(day, 'Une ouverture'))}"
        added.setdefault(day.toordinal(), []).append(_shift(start, end, place))
    removed: list[Shift] = []
    for day, start, end in closings:
        place = f"fermeture du {full_date(_plain_date(day, 'Une fermeture'))}"
        midnight = day.toordinal() * DAY
        opens, closes = _shift(start, end, place)
        removed.append((midnight + opens, midnight + closes))
    if not any(weekly) and not added:
        raise WorktimeError(
            "Ces horaires n'ouvrent aucun jour de la semaine : aucun délai ne pourrait s'y écouler ; "
            "indiquez au moins une plage d'ouverture."
        )
    return OpeningHours(
        weekly,
        frozenset(_plain_date(day, "Un jour férié").toordinal() for day in holidays),
        {day: union(shifts) for day, shifts in sorted(added.items())},
        union(removed),
    )


def _read_week(week: Mapping[int, Iterable[Hours]]) -> tuple[tuple[Shift, ...], ...]:
    weekly: list[tuple[Shift, ...]] = [()] * 7
    for weekday, hours in week.items():
        if weekday not in range(7):
            raise WorktimeError(
                f"Le jour de la semaine {weekday!r} n'existe pas : 0 désigne lundi et 6 dimanche."
            )
        weekly[weekday] = tuple(sorted(_shift(start, end, DAYS[weekday]) for start, end in hours))
    in_order = [
        (weekday * DAY + start, weekday * DAY + end)
        for weekday, shifts in enumerate(weekly)
        for start, end in shifts
    ]
    if in_order:
        first_again = (in_order[0][0] + WEEK, in_order[0][1] + WEEK)
        for one, other in pairwise([*in_order, first_again]):
            if other[0] < one[1]:
                raise WorktimeError(
                    f"Deux plages se chevauchent : {_written(one)} et {_written(other)} ; "
                    "séparez-les ou réunissez-les."
                )
    return tuple(weekly)


def _shift(start: str, end: str, place: str) -> Shift:
    opens, closes = _seconds(start, place), _seconds(end, place)
    if opens == DAY:
        raise WorktimeError(f"{_capital(place)} : une plage ne peut pas ouvrir à 24:00 ; écrivez 00:00.")
    return opens, closes if closes > opens else closes + DAY


def _seconds(text: str, place: str) -> int:
    hours, colon, minutes = text.partition(":")
    if colon and len(hours) == len(minutes) == 2 and (hours + minutes).isdecimal():
        seconds = int(hours) * 3600 + int(minutes) * 60
        if int(minutes) < 60 and seconds <= DAY:
            return seconds
    raise WorktimeError(f"{_capital(place)} : « {text} » n'est pas une heure ; écrivez-la de 00:00 à 24:00.")


def _plain_date(day: date, what: str) -> date:
    if isinstance(day, datetime) or not isinstance(day, date):
        raise WorktimeError(f"{what} se donne par sa date, sans heure ; « {day} » n'en est pas une.")
    return day


def _written(shift: Shift) -> str:
    weekday, start = divmod(shift[0], DAY)
    end = shift[1] - weekday * DAY
    return f"{DAYS[weekday % 7]} {_hour(start)} à {_hour(end if end <= DAY else end - DAY)}"


def _hour(seconds: int) -> str:
    return f"{seconds // 3600} h {seconds // 60 % 60:02}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
