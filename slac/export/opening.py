"""When the service is open, day by day, with what had to be assumed to say so."""

from collections.abc import Iterable
from typing import Any

from slac.export.facts import Block, without_nothing
from slac.export.quantities import Json
from slac.export.values import at_most, text_of, written
from slac.model.contract import (
    ClosedDays,
    ClosedHolidays,
    ClosedOn,
    Maintenance,
    Opening,
    OpenOn,
    ServiceHours,
)
from slac.worktime.from_contract import CalendarReading
from slac.worktime.holidays import HolidayList, holiday_list

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def service_hours(block: Block, own: ServiceHours, reading: CalendarReading, years: Iterable[int]) -> Json:
    """``years`` are those whose holidays are dated."""
    weekly: list[Json] = []
    exceptions: dict[str, list[Json]] = {"open_on": [], "closed_on": [], "closed_days": []}
    holidays = None
    for stated in (*own.opens, *own.closes):
        for value, said in block.variants(stated):
            match value:
                case Opening():
                    weekly += [slot | said for slot in _weekly(value)]
                case OpenOn(day, hours, last):
                    exceptions["open_on"].append(_dates(block, day, last or day, hours) | said)
                case ClosedOn(first, last, hours):
                    exceptions["closed_on"].append(_dates(block, first, last, hours) | said)
                case ClosedDays(days):
                    exceptions["closed_days"].append({"days": [DAY_NAMES[d] for d in days], **said})
                case ClosedHolidays(named):
                    holidays = _holidays(named, said, reading, years)
    return block.record(
        ("zone", "opens", "closes"),
        zone=_zone(block, own, reading),
        weekly_intervals=sorted(weekly, key=lambda slot: (DAY_NAMES.index(slot["day"]), slot["opens"])),
        holidays=holidays,
        **exceptions,
    )


def maintenance(block: Block, own: Maintenance) -> Json:
    return block.record(
        ("windows", "maximum"),
        windows=block.property(own.windows, _window),
        maximum=block.property(own.maximum, at_most),
    )


def _window(block: Block, value: Any) -> Json:
    if isinstance(value, Opening):
        return {"weekly_intervals": _weekly(value)}
    return {"text": text_of(block, value)}


def _weekly(opening: Opening) -> list[Json]:
    """One interval a day; without days, Monday to Friday are assumed (see ``from_contract``)."""
    assumed = {} if opening.days else {"day_assumed": True}
    return [
        {"day": DAY_NAMES[number], "opens": hours.opens, "closes": hours.closes, **assumed}
        for number in opening.days or range(5)
        for hours in opening.hours
    ]


def _dated(tables: list[HolidayList], years: Iterable[int]) -> list[Json]:
    names = {
        day: (table[day], table.is_yearly(day))
        for year in years
        for table in tables
        if year in table.years
        for day in table.dates(year)
    }
    return [
        {"date": day.isoformat(), "name": name} | ({"every_year": True} if yearly else {})
        for day, (name, yearly) in sorted(names.items())
    ]


def _dates(block: Block, first: Any, last: Any, hours: tuple[Any, ...]) -> Json:
    slots = {"hours": written(block, hours)} if hours else {}
    return {"first": written(block, first), "last": written(block, last), **slots}


def _zone(block: Block, own: ServiceHours, reading: CalendarReading) -> Json:
    """The zone that counts; ``stated`` false when the contract does not give its IANA key itself."""
    known = {"iana": reading.zone} if reading.zone else {}
    if own.zone is None:
        return {**known, "stated": False, "source": block.source(block.element.span)}
    ((value, said), *_) = block.variants(own.zone)
    label = {"label": value.label} if value is not None and value.key is None else {}
    return {**known, **label, "stated": value is not None and value.key is not None, **said}


def _holidays(named: str | None, said: Json, reading: CalendarReading, years: Iterable[int]) -> Json:
    """The list that counts, its legal basis and its dates (none when the list is not known)."""
    known: Json = {"dates": []}
    if reading.holiday_keys:
        tables = [holiday_list(key) for key in reading.holiday_keys]
        known = {
            "list": reading.holiday_key,
            "lists": list(reading.holiday_keys) if len(tables) > 1 else None,
            "title": " ; ".join(table.title for table in tables),
            "legal_basis": " ; ".join(table.basis for table in tables),
            "dates": _dated(tables, years),
        }
    return without_nothing({**known, "list_as_written": named, "stated": named is not None, **said}) | {
        "dates": known["dates"]
    }
