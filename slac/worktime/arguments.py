"""What a question of business time is asked with, checked: instants, dates, delays, pauses, zones."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NoReturn
from zoneinfo import ZoneInfo

from slac.french import DAYS
from slac.worktime.errors import WorktimeError
from slac.worktime.timeline import EPOCH, ZERO
from slac.worktime.wording import duration

Pauses = Sequence[tuple[datetime, datetime]]

#: More than any calendar holds: a longer delay is one that is never reached, and is computed with as this one.
LONGEST = timedelta(days=366 * 300)


def read_instant(at: datetime) -> timedelta:
    """An aware datetime as the time since 1970, UTC."""
    try:
        return at - EPOCH
    except TypeError:
        refuse_instant(at)


def refuse_instant(at: object) -> NoReturn:
    """Raise `WorktimeError` for what is no aware datetime."""
    if isinstance(at, datetime):
        raise WorktimeError(f"L'instant « {at} » est sans fuseau ; précisez-le, par exemple {at}+01:00.")
    raise WorktimeError(
        f"« {at} » n'est pas un instant : donnez une date, une heure et un fuseau (datetime)."
    )


def read_day(day: date) -> date:
    """A civil date; that of a datetime."""
    if not isinstance(day, date):
        raise WorktimeError(f"« {day} » n'est pas une date : donnez un jour du calendrier (date).")
    return day.date() if isinstance(day, datetime) else day


@lru_cache(maxsize=1024, typed=True)
def read_target(minutes: int | timedelta) -> timedelta:
    """A delay, `LONGEST` for a longer one."""
    if isinstance(minutes, timedelta):
        target = minutes
    elif hasattr(minutes, "__index__"):
        most = LONGEST // timedelta(minutes=1)
        target = timedelta(minutes=max(-most, min(int(minutes), most)))
    else:
        raise WorktimeError(f"Un délai se donne en minutes entières ; « {minutes} » n'en est pas un nombre.")
    if target < ZERO:
        raise WorktimeError(f"Un délai ne peut pas être négatif, et celui-ci est de -{duration(-target)}.")
    return min(target, LONGEST)


def read_pauses(pauses: Pauses) -> list[tuple[timedelta, timedelta]]:
    """Pauses as instants, in order and apart."""
    try:
        given = [(start, end) for start, end in pauses]
    except (TypeError, ValueError):
        raise WorktimeError("Chaque suspension du décompte se donne par deux instants.") from None
    merged: list[tuple[timedelta, timedelta]] = []
    for start, end in sorted((read_instant(start), read_instant(end)) for start, end in given):
        if end < start:
            raise WorktimeError("Une suspension du décompte ne peut pas finir avant d'avoir commencé.")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def pauses_in(zone: tzinfo, pauses: Pauses) -> list[tuple[datetime, datetime]]:
    """The same as datetimes of a zone."""
    return [
        ((EPOCH + start).astimezone(zone), (EPOCH + end).astimezone(zone))
        for start, end in read_pauses(pauses)
    ]


def read_zone(zone: str | ZoneInfo) -> ZoneInfo:
    """An IANA zone, by its name or as it is."""
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone
    if not isinstance(zone, str):
        raise WorktimeError(
            f"Un fuseau se donne par son nom dans la base IANA, tel que Europe/Paris ; « {zone} » n'en est pas un."
        )
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise WorktimeError(
            f"Le fuseau « {zone} » est inconnu ; donnez un nom de la base IANA, tel que Europe/Paris."
        ) from None


def read_shifts(day: int, shifts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The shifts of a weekday, each a pair of "HH:MM"."""
    try:
        return tuple((start, end) for start, end in shifts)
    except (TypeError, ValueError):
        name = DAYS[day].capitalize() if day in range(7) else f"Jour {day}"
        raise WorktimeError(
            f'{name} : les plages se donnent par paires d\'heures, comme [("09:00", "17:00")].'
        ) from None
