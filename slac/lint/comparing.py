"""Which promised lengths can be compared: working time and days on the same hours, clock time and calendar days."""

from typing import NamedTuple

from slac.lint.day_lengths import DayLengths
from slac.model.contract import Contract, Element
from slac.model.quantities import (
    ClockTime,
    DayKind,
    Days,
    Duration,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)
from slac.worktime.from_contract import calendar_of, hours_for

_DAY = 24 * 3600


class Size(NamedTuple):
    """A length in seconds; only two of one ``scale`` compare. ``least`` and ``most`` differ where days do."""

    scale: str
    least: float
    most: float

    def surely_longer_than(self, other: "Size") -> bool:
        return self.scale == other.scale and self.least > other.most

    def surely_as_long_as(self, other: "Size") -> bool:
        return self.scale == other.scale and self.least == self.most == other.least == other.most


def size_of(contract: Contract, element: Element, duration: Duration | None) -> Size | None:
    """The size of a delay of ``element``, its working days taken on its hours; None when it cannot be told."""
    match duration.length if duration else None:
        case WorkingTime(seconds):
            return Size("working", seconds, seconds)
        case ClockTime(milliseconds):
            return Size("clock", milliseconds / 1000, milliseconds / 1000)
        case UnstatedTime(milliseconds):
            return Size("unstated", milliseconds / 1000, milliseconds / 1000)
        case Days(count, DayKind.WORKING):
            days = day_lengths(contract, element)
            least, most = days.of_days(count) if days.each else (0, 0)
            return Size("working", least * 60, most * 60) if most else None
        case Days(count, DayKind.CALENDAR):
            return Size("clock", count * _DAY, count * _DAY)
        case Weeks(count):
            return Size("clock", count * 7 * _DAY, count * 7 * _DAY)
        case Days(count, kind):
            return Size(f"days {kind}", count, count)
        case Months(count):
            return Size("months", count, count)
        case _:
            return None


def day_lengths(contract: Contract, element: Element) -> DayLengths:
    """The lengths of the open days on which the delays of ``element`` run; none when its hours are not known."""
    hours = hours_for(contract, element)
    return DayLengths.of_week(calendar_of(contract, hours).weekly_minutes) if hours else DayLengths(())
