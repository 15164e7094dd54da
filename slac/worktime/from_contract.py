"""The calendar of a contract's ``horaires``, with everything that had to be assumed to build it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from slac.model.contract import (
    ClosedDays,
    ClosedHolidays,
    ClosedOn,
    Contract,
    Element,
    Named,
    Opening,
    OpenOn,
    ServiceHours,
    Stated,
    YearlyDay,
    Zone,
)
from slac.model.numbers import day as day_of_text
from slac.model.quantities import DayHours
from slac.syntax.folding import folded_words as fold
from slac.worktime.calendar import YEARS, WorkCalendar
from slac.worktime.errors import WorktimeError
from slac.worktime.holidays import holiday_list, holiday_titles
from slac.worktime.jurisdiction import jurisdiction_of
from slac.worktime.week import DatedHours, Hours
from slac.worktime.wording import zone_name

_DAYS = range(7)


class CalendarReading(NamedTuple):
    """What a ``horaires`` amounts to.

    ``calendar`` is None when it cannot be built: ``fault`` then says why in a French sentence, unless it is only that
    something is not said. ``assumptions`` are French sentences, one for each thing that the contract does not say.
    ``weekly_minutes`` are the minutes opened from Monday to Sunday; ``day_minutes`` the length of an open day where all
    open days are equal, else None. ``holiday_keys`` are the lists of the holidays closed, () when they are worked or no
    list is known.
    """

    hours: ServiceHours
    calendar: WorkCalendar | None
    zone: str | None
    holiday_keys: tuple[str, ...]
    weekly_minutes: tuple[int, ...]
    day_minutes: int | None
    assumptions: tuple[str, ...]
    fault: str | None = None

    @property
    def without_zone(self) -> str:
        """Why there is no zone, as the beginning of a French sentence."""
        zone = self.hours.zone.value if self.hours.zone else None
        if zone is None:
            return f"Le fuseau des horaires « {self.hours.title} » n'est pas dit, et rien ne permet de le supposer"
        return f"Le fuseau « {zone.label} » des horaires « {self.hours.title} » n'est pas connu"

    @property
    def holiday_key(self) -> str | None:
        return self.holiday_keys[0] if self.holiday_keys else None


def hours_for(contract: Contract, element: Element) -> ServiceHours | None:
    """The hours on which an element's delays run: its own, else the ``décompte``'s, else the only ones declared."""
    named: Stated[Named] | None = getattr(element, "hours", None)
    if named is None and contract.counting is not None:
        named = contract.counting.hours
    if named is not None and named.value is not None:
        found = contract.find(named.value.name)
        return found if isinstance(found, ServiceHours) else None
    declared = contract.all(ServiceHours)
    return declared[0] if len(declared) == 1 else None


def calendar_of(contract: Contract, hours: ServiceHours, *, elsewhere: str | None = None) -> CalendarReading:
    """Build the calendar of ``hours``; nothing that the contract does not say is decided without saying so.

    ``elsewhere`` is the zone taken where nothing tells it, for whom only the order of deadlines matters.
    """
    assumptions: list[str] = []
    zone = _zone(contract, hours.zone.value if hours.zone else None, hours.title, assumptions) or elsewhere
    week = _week(hours, assumptions)
    keys = _holiday_keys(contract, hours, assumptions)
    minutes = tuple(sum(_minutes(*slot) for slot in week.get(day, ())) for day in _DAYS)
    lengths = {m for m in minutes if m}
    calendar, fault = None, None
    if zone is not None and lengths:
        try:
            calendar = _calendar(
                tuple(week.items()), zone, keys, tuple(_openings(hours)), tuple(_closings(hours))
            )
        except WorktimeError as error:
            fault = f"Les horaires « {hours.title} » ne se lisent pas. {error}"
    return CalendarReading(
        hours=hours,
        calendar=calendar,
        zone=zone,
        holiday_keys=keys,
        weekly_minutes=minutes,
        day_minutes=lengths.pop() if len(lengths) == 1 else None,
        assumptions=tuple(assumptions),
        fault=fault,
    )


def seasonal_zone(label: str) -> str | None:
    """The IANA key of a label that follows the seasons, « heure de l'Est »; None for any other."""
    words = fold(label)
    return next((zone for name, zone in _SEASONAL.items() if name in words), None)


def literal_zone(label: str) -> str | None:
    """The IANA key of a label taken to the letter: « GMT+1 » is an hour ahead of Greenwich all year round.

    None for a label that follows the seasons (« heure de l'Est ») or that is not known.
    """
    words = fold(label)
    if any(name in words for name in _SEASONAL):
        return None
    match = re.search(r"\b(?:gmt|utc)\s*([+\-\u2212])\s*(\d{1,2})(?::?00)?\b", words)
    if match:
        hours = int(match[2]) * (1 if match[1] == "+" else -1)
        return f"Etc/GMT{-hours:+d}" if -14 <= -hours <= 12 and hours else "Etc/UTC"
    if re.search(r"\b(?:gmt|utc)\b", words):
        return "Etc/UTC"
    return next((zone for name, zone in _LITERAL.items() if re.search(rf"\b{name}\b", words)), None)


#: Standard times that never change, by the words contracts use (hours from Greenwich, POSIX signs are reversed).
_LITERAL = {
    "heure normale de l'est": "Etc/GMT+5",
    "hne": "Etc/GMT+5",
    "est": "Etc/GMT+5",
    "heure avancee de l'est": "Etc/GMT+4",
    "hae": "Etc/GMT+4",
    "cet": "Etc/GMT-1",
    "heure normale d'europe centrale": "Etc/GMT-1",
    "cest": "Etc/GMT-2",
}

#: Labels that change with the season, and say nothing else than a zone.
_SEASONAL = {
    "heure de l'est": "America/Toronto",
    "heure de montreal": "America/Toronto",
    "heure de paris": "Europe/Paris",
    "heure francaise": "Europe/Paris",
    "heure de bruxelles": "Europe/Brussels",
    "heure belge": "Europe/Brussels",
    "heure suisse": "Europe/Zurich",
}


def _zone(contract: Contract, stated: Zone | None, title: str, assumptions: list[str]) -> str | None:
    if stated is not None and stated.key is not None:
        return stated.key
    if stated is not None:
        seasonal = seasonal_zone(stated.label)
        zone = seasonal or literal_zone(stated.label)
        if zone is not None:
            how = "est lu comme" if seasonal else "est pris à la lettre, été comme hiver :"
            assumptions.append(f"Le fuseau « {stated.label} » de « {title} » {how} {zone_name(zone)}.")
            return zone
        assumptions.append(f"Le fuseau « {stated.label} » de « {title} » n'est pas connu.")
        return None
    found = jurisdiction_of(contract)
    if found is None:
        assumptions.append(f"Le fuseau de « {title} » n'est pas dit, et rien ne permet de le supposer.")
        return None
    jurisdiction, reason = found
    assumptions.append(f"Le fuseau de « {title} » n'est pas dit : {jurisdiction.zone}, d'après {reason}.")
    return jurisdiction.zone


def _week(hours: ServiceHours, assumptions: list[str]) -> dict[int, tuple[tuple[str, str], ...]]:
    week: dict[int, tuple[tuple[str, str], ...]] = {}
    for statement in hours.opens:
        for _, opening, _ in statement.each():
            if not isinstance(opening, Opening):
                continue
            days: Iterable[int] = opening.days
            if not opening.days:
                assumptions.append(
                    f"Les jours d'ouverture de « {hours.title} » ne sont pas dits : lundi à vendredi."
                )
                days = range(5)
            for day in days:
                slots = {*week.get(day, ()), *((slot.opens, slot.closes) for slot in opening.hours)}
                week[day] = tuple(sorted(slots))
    for closed in hours.closes:
        if isinstance(closed.value, ClosedDays):
            for day in closed.value.days:
                week.pop(day, None)
    return week


def _holiday_keys(contract: Contract, hours: ServiceHours, assumptions: list[str]) -> tuple[str, ...]:
    keys = _stated_holidays(contract, hours, assumptions)
    says_days = any(isinstance(closed.value, ClosedOn) for closed in hours.closes)
    for one in map(holiday_list, keys):
        notes = [one.note] if one.note else []
        if one.left_open and not says_days:
            notes.append(f"{one.left_open} ; le contrat n'en donne aucun (« fermé  le … »).")
        assumptions += [f"Jours fériés « {one.title} » : {note[0].lower()}{note[1:]}" for note in notes]
    return keys


def _stated_holidays(contract: Contract, hours: ServiceHours, assumptions: list[str]) -> tuple[str, ...]:
    for statement in hours.closes:
        if isinstance(statement.value, ClosedHolidays):
            stated = statement.value.holiday_list
            break
    else:
        return ()
    if stated is not None:
        keys = []
        for name in stated.split(", "):
            key = holiday_key(name)
            if key is not None:
                keys.append(key)
            else:
                assumptions.append(
                    f"La liste de jours fériés « {name} » n'est pas connue : elle n'est pas décomptée."
                )
        return tuple(keys)
    found = jurisdiction_of(contract)
    if found is None or found[0].holiday_list is None:
        assumptions.append(
            f"La liste des jours fériés de « {hours.title} » n'est pas dite, "
            "et rien ne permet de la supposer : aucun n'est décompté."
        )
        return ()
    jurisdiction, reason = found
    assumptions.append(
        f"La liste des jours fériés de « {hours.title} » n'est pas dite : {jurisdiction.label}, d'après {reason}."
    )
    return (jurisdiction.holiday_list,) if jurisdiction.holiday_list else ()


@lru_cache(maxsize=32)
def _calendar(
    week: tuple[tuple[int, tuple[Hours, ...]], ...],
    zone: str,
    keys: tuple[str, ...],
    openings: tuple[DatedHours, ...],
    closings: tuple[DatedHours, ...],
) -> WorkCalendar:
    """One calendar for all that open alike: what it lays out and counts then serves them all."""
    return WorkCalendar(dict(week), zone, _holidays(keys), openings, closings)


def _holidays(keys: tuple[str, ...]) -> Mapping[date, str]:
    """The holidays of all the lists, with their names."""
    lists = [holiday_list(key) for key in keys]
    return lists[0] if len(lists) == 1 else {day: name for one in lists for day, name in one.items()}


#: What lists are called besides their titles.
_OTHER_NAMES = {"alsace-moselle": "FR-57", "reunion": "FR-974", "quebec": "QC"}
_CANTON = re.compile(r"^(?:republique et )?canton (?:du |des |de |d')")
#: A canton, and a department of France.
_EITHER = "jura"


def holiday_key(stated: str) -> str | None:
    """The table's key for a list as a contract calls it: a key (``FR-57``) or a name (« canton de Vaud »)."""
    words = fold(stated)
    canton = _CANTON.sub("", words)
    if canton != words:
        return _keys().get(f"suisse, {canton}")
    known = _keys().get(words) or _OTHER_NAMES.get(words)
    return known or (_keys().get(f"suisse, {words}") if words != _EITHER else None)


@cache
def _keys() -> dict[str, str]:
    """The keys of the lists by themselves and by their titles, folded."""
    return {fold(name): key for key, title in holiday_titles().items() for name in (key, title)}


def _openings(hours: ServiceHours) -> Iterable[tuple[date, str, str]]:
    for statement in hours.opens:
        if isinstance(statement.value, OpenOn):
            opened = statement.value
            for day in _days(opened.day, opened.last or opened.day):
                yield from ((day, slot.opens, slot.closes) for slot in opened.hours)


def _closings(hours: ServiceHours) -> Iterable[tuple[date, str, str]]:
    opened = {day for day, _, _ in _openings(hours)}
    for statement in hours.closes:
        if isinstance(statement.value, ClosedOn):
            closed = statement.value
            for day in _days(closed.first, closed.last):
                # « fermé le 24 décembre » beside « ouvert le 24 décembre de 9 h à 13 h »: those hours are what is open.
                for slot in closed.hours or (() if day in opened else (DayHours("00:00", "24:00"),)):
                    yield (day, slot.opens, slot.closes)


def _days(first: date | YearlyDay, last: date | YearlyDay) -> Iterable[date]:
    """Every day from first to last, both included; of each year of the holiday table where no year is said."""
    if isinstance(first, date) and isinstance(last, date):
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        return
    for year in YEARS:
        begins, ends = _in_year(first, year), _in_year(last, year)
        if begins is not None and ends is not None and ends < begins:
            ends = _in_year(last, year + 1)
        if begins is not None and ends is not None:
            yield from (begins + timedelta(days=n) for n in range((ends - begins).days + 1))


def _in_year(when: date | YearlyDay, year: int) -> date | None:
    return when if isinstance(when, date) else day_of_text(f"{when.text} {year}")


def _minutes(opens: str, closes: str) -> int:
    start, end = (int(t[:2]) * 60 + int(t[3:]) for t in (opens, closes))
    return end - start if end > start else end + 24 * 60 - start
