"""The hours of a contract as they are seen: a week drawn, and the dates of the holidays that are not worked."""

from collections.abc import Iterator
from datetime import date

from slac.document import times
from slac.document.inline import words
from slac.document.tree import Blocks, Fact, Facts, Opened, Paragraph, Week, WeekDay
from slac.french import DAYS, enumeration
from slac.model.contract import ClosedDays, ClosedHolidays, Contract, Opening, ServiceHours
from slac.worktime.from_contract import calendar_of
from slac.worktime.holidays import HolidayList, holiday_list

_DAY = 24 * 60


def schedule(hours: ServiceHours, contract: Contract, reference: date) -> Blocks:
    """The week of some hours, and the holidays of the reference's year and the next; () for what never closes."""
    drawn = week(hours)
    return (*((drawn,) if drawn is not None else ()), *holidays(hours, contract, reference))


def week(hours: ServiceHours) -> Week | None:
    """Their week; None where the contract does not say on which days they open, or where they never close."""
    opened: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for stated in hours.opens:
        for keys, opening, _ in stated.each():
            if keys or not isinstance(opening, Opening):
                continue
            if not opening.days:
                return None
            for day in opening.days:
                for slot in opening.hours:
                    _open(opened, day, _minutes(slot.opens), _minutes(slot.closes))
    for closed in hours.closes:
        if isinstance(closed.value, ClosedDays):
            for day in closed.value.days:
                opened[day] = []
    days = tuple(WeekDay(name, tuple(_united(each))) for name, each in zip(DAYS, opened, strict=True))
    if all(day.hours in ((), (Opened(0, _DAY),)) for day in days):
        return None
    return Week(words(f"Horaires « {hours.title} »" if hours.label else "Horaires"), days, _described(days))


def _open(opened: list[list[tuple[int, int]]], day: int, opens: int, closes: int) -> None:
    """A stretch that runs past midnight opens the next day too."""
    if closes > opens:
        opened[day].append((opens, closes))
        return
    opened[day].append((opens, _DAY))
    if closes:
        opened[(day + 1) % 7].append((0, closes))


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _united(stretches: list[tuple[int, int]]) -> Iterator[Opened]:
    reached: Opened | None = None
    for opens, closes in sorted(stretches):
        if reached is not None and opens <= reached.closes:
            reached = Opened(reached.opens, max(reached.closes, closes))
            continue
        if reached is not None:
            yield reached
        reached = Opened(opens, closes)
    if reached is not None:
        yield reached


def _described(days: tuple[WeekDay, ...]) -> str:
    """« lundi de 9 h à 18 h 30 ; … ; dimanche fermé »."""
    return " ; ".join(
        f"{day.name} {enumeration([hours_of(each) for each in day.hours]) or 'fermé'}" for day in days
    )


def hours_of(opened: Opened) -> str:
    """« de 9 h à 18 h 30 »."""
    return f"de {clock(opened.opens)} à {clock(opened.closes)}"


def clock(minutes: int) -> str:
    """« 9 h », « 18 h 30 », from minutes after midnight."""
    return times.time_of_day(f"{minutes // 60:02}:{minutes % 60:02}")


def holidays(hours: ServiceHours, contract: Contract, reference: date) -> Blocks:
    """The dates of the holidays on which they close, where the contract says whose."""
    stated = [s.value for s in hours.closes if isinstance(s.value, ClosedHolidays) and s.value.holiday_list]
    if not stated:
        return ()
    lists = [holiday_list(key) for key in calendar_of(contract, hours).holiday_keys]
    facts = tuple(
        Fact(words(str(year)), (Paragraph(words(_dates(lists, year))),))
        for year in (reference.year, reference.year + 1)
        if lists and all(year in each.years for each in lists)
    )
    named = enumeration([each.title for each in lists])
    return (Facts(words(f"Jours fériés non travaillés ({named})"), facts),) if facts else ()


def _dates(lists: list[HolidayList], year: int) -> str:
    dates = sorted({day for each in lists for day in each.dates(year)})
    return enumeration([f"{DAYS[day.weekday()]} {times.day(day, year=False)}" for day in dates])
