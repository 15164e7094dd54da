"""Quantities as plain JSON data: a number, a unit, and whether it is counted in opening hours or by the clock."""

from decimal import Decimal
from typing import Any

from slac.model.quantities import (
    Amount,
    ClockTime,
    DayKind,
    Days,
    Duration,
    Length,
    Money,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)

Json = dict[str, Any]

#: Unit of a day, and how it is counted.
_DAYS = {
    DayKind.WORKING: ("working_day", "business"),
    DayKind.OUVRABLES: ("workable_day", "business"),
    DayKind.CALENDAR: ("calendar_day", "elapsed"),
    DayKind.CLEAR: ("clear_day", "elapsed"),
    None: ("day", "unstated"),
}

#: Milliseconds in a unit, longest first.
_UNITS = (("hour", 3_600_000), ("minute", 60_000), ("second", 1_000), ("millisecond", 1))


def duration(stated: Duration) -> Json:
    """``value``, ``unit`` and ``clock``, or ``parts`` of those where natures are mixed (« 1 mois et 15 jours »)."""
    said: Json = {"written": " ".join(stated.span.text.split())}
    if stated.in_words is not None:
        said["in_words"] = {"text": stated.in_words[0], "value": number(stated.in_words[1])}
    parts = [_length(length, stated.amounts if stated.length else ()) for length in stated.lengths]
    return said | parts[0] if len(parts) == 1 else said | {"parts": parts}


def _length(length: Length, amounts: tuple[Amount, ...]) -> Json:
    match length:
        case WorkingTime(seconds):
            return _time(seconds * 1_000, "business", amounts)
        case ClockTime(milliseconds):
            return _time(milliseconds, "elapsed", amounts)
        case UnstatedTime(milliseconds):
            return _time(milliseconds, "unstated", amounts)
        case Days(count, kind):
            unit, clock = _DAYS[kind]
            return {"value": count, "unit": unit, "clock": clock}
        case Weeks(count):
            return {"value": count, "unit": "week", "clock": "elapsed"}
        case Months(count):
            years = len(amounts) == 1 and amounts[0].unit.startswith("an") and count % 12 == 0
            return {
                "value": count // 12 if years else count,
                "unit": "year" if years else "month",
                "clock": "elapsed",
            }


def _time(milliseconds: int, clock: str, amounts: tuple[Amount, ...]) -> Json:
    """In the contract's own unit when it uses one (« 24 h » stays 24 hours), else in the longest that is exact."""
    for unit, size in _UNITS:
        said = len(amounts) == 1 and amounts[0].number * size == milliseconds
        if said or (milliseconds % size == 0 and (milliseconds or unit == "minute")):
            value = number(amounts[0].number) if said else milliseconds // size
            return {"value": value, "unit": unit, "clock": clock}
    raise AssertionError("a length is a whole number of milliseconds")


def money(stated: Money) -> Json:
    said: Json = {"amount": number(stated.amount), "currency": stated.currency}
    return said | ({"tax": stated.tax} if stated.tax else {})


def number(value: Decimal | int) -> Decimal | int:
    """An integer when it is one; the decimal as it is otherwise, never a binary float."""
    return int(value) if value == int(value) else value


def percent(value: Decimal) -> Json:
    return {"percent": number(value)}
