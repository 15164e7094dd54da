"""How dates, hours and durations are written in French.

A small table of our own: one deadline does not pay for loading Babel, and the wording is the same on every machine.
Where `year` is asked, it is the year that goes without saying.
"""

from datetime import date, datetime, timedelta

from slac.french import DAYS, MONTHS


def day_of_month(day: date, year: int) -> str:
    """« 6 avril », « 1er mai 2027 »."""
    written = f"{ordinal(1) if day.day == 1 else day.day} {MONTHS[day.month - 1]}"
    return written if day.year == year else f"{written} {day.year}"


def weekday_and_day(day: date, year: int) -> str:
    """« vendredi 27 mars », « vendredi 1er janvier 2027 »."""
    return f"{DAYS[day.weekday()]} {day_of_month(day, year)}"


def full_date(day: date) -> str:
    """« vendredi 27 mars 2026 »."""
    return weekday_and_day(day, 0)


def clock(at: datetime) -> str:
    """« 18 h 30 »; with its seconds only when it has some, « 17 h 29 min 30 s »."""
    if at.second:
        return f"{at.hour} h {at.minute:02} min {at.second:02} s"
    return f"{at.hour} h {at.minute:02}"


def instant(at: datetime) -> str:
    """« vendredi 27 mars 2026 à 17 h 00 »."""
    return f"{full_date(at)} à {clock(at)}"


def due(at: datetime) -> str:
    """An instant as the end of something: « vendredi 27 mars 2026 à 17 h 00 », « jeudi 26 mars 2026 à minuit »."""
    day = ended(at)
    return f"{full_date(day)} à minuit" if day else instant(at)


def ended(at: datetime) -> date | None:
    """The day that ends at an instant, None for one within a day: 0 h 00 on Friday is midnight of Thursday."""
    return at.date() - timedelta(1) if (at.hour, at.minute, at.second) == (0, 0, 0) else None


def zone_name(key: str) -> str:
    """« Europe/Paris »; « UTC-5 » for what the IANA base calls Etc/GMT+5, its sign the other way round."""
    if not key.startswith("Etc/"):
        return key
    hours = key.removeprefix("Etc/GMT")
    if hours[:1] in ("+", "-") and int(hours):
        return f"UTC{'-' if hours[0] == '+' else '+'}{hours[1:]}"
    return "UTC"


def instant_of(at: datetime) -> str:
    """« 2026-03-27T17:00+01:00 », as an instant is given on the command line; with its seconds when it has some."""
    return at.isoformat(timespec="auto" if at.second or at.microsecond else "minutes")


def moment(at: datetime, year: int) -> str:
    """« vendredi 27 mars, 16 h 00 »."""
    return f"{weekday_and_day(at, year)}, {clock(at)}"


def end_of(day: date, at: datetime, year: int) -> str:
    """`at` as it ends a span that began on `day`: « 18 h 30 », « 24 h 00 », « samedi 28 mars, 6 h 00 »."""
    if at.date() == day:
        return clock(at)
    midnight = at.date() == day + timedelta(1) and (at.hour, at.minute, at.second) == (0, 0, 0)
    return "24 h 00" if midnight else moment(at, year)


def span(start: datetime, end: datetime, year: int) -> str:
    """« vendredi 27 mars, 16 h 00 à 18 h 30 », both in one zone."""
    return f"{moment(start, year)} à {end_of(start.date(), end, year)}"


def duration(length: timedelta) -> str:
    """« 2 h 30 », « 9 h », « 45 min », « 1 min 30 s »: hours are never turned into days, nor a second lost."""
    hours, rest = divmod(length // timedelta(seconds=1), 3600)
    minutes, seconds = divmod(rest, 60)
    if seconds:
        parts = [(hours, "h"), (minutes, "min"), (seconds, "s")]
        return " ".join(f"{value} {unit}" for value, unit in parts if value)
    if hours:
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    return f"{minutes} min"


def ordinal(number: int) -> str:
    """« 1er », « 2e »."""
    return "1er" if number == 1 else f"{number}e"


def count(number: int, noun: str) -> str:
    """« 1 an », « 2 ans »; nothing for none."""
    return f"{number} {noun}{'s' if number > 1 else ''}" if number else ""
