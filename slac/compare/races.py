"""Which of two delays falls due first, for every start; and which of two calendars is open more.

A deadline is a function of its start that is linear between certain instants: midnights, openings, closings, and the
starts from which the delay runs out exactly at a closing. Two deadlines are compared there and just beside, which
tells their order everywhere between: nothing is sampled. Where the delays are of one nature on one calendar, their
lengths tell the order without limit of time; otherwise it is established over the years of a ``Horizon``.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from slac.model.contract import Commitment, Contract, Element, Priority, ServiceHours
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
from slac.worktime import END_OF_DAY, READINGS, WorkCalendar, WorktimeError
from slac.worktime.from_contract import CalendarReading, calendar_of, hours_for

_SECOND = timedelta(seconds=1)
_BESIDE = (-_SECOND, timedelta(0), _SECOND, timedelta(minutes=30))  # the last for examples that read well


class Horizon(NamedTuple):
    """The years over which deadlines are compared, both included."""

    first: int
    last: int

    @property
    def said(self) -> str:
        return f"de {self.first} à {self.last}"

    def days(self) -> Iterator[date]:
        day, end = date(self.first, 1, 1), date(self.last, 12, 31)
        while day <= end:
            yield day
            day += timedelta(1)


class Example(NamedTuple):
    """One start, and when each of two versions of a delay is then due."""

    start: datetime
    old: datetime
    new: datetime


class Race(NamedTuple):
    """A start for which the new deadline is ``earlier``, one for which it is ``later``; None: there is none.

    ``proved`` without limit of time, else over the horizon only.
    """

    earlier: Example | None
    later: Example | None
    proved: bool


class Calendars:
    """The calendars of one contract, each built once."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._read: dict[str, CalendarReading] = {}

    def of(self, hours: ServiceHours) -> CalendarReading:
        if hours.name not in self._read:
            self._read[hours.name] = calendar_of(self.contract, hours)
        return self._read[hours.name]

    def hours(self, element: Element) -> ServiceHours | None:
        """The hours on which an element's delays run."""
        return hours_for(self.contract, element)

    def running(self, element: Element) -> WorkCalendar | None:
        hours = self.hours(element)
        return self.of(hours).calendar if hours is not None else None


class Delay:
    """A delay as it runs: ``nature`` is all but its ``size``, so that two of one nature are compared by size."""

    def __init__(
        self, size: int, unit: str, calendar: WorkCalendar | None, reading: str, extend: bool
    ) -> None:
        self.size, self.unit, self.calendar = size, unit, calendar
        self.reading, self.extend = reading, extend
        self._due: dict[object, float] = {}

    @property
    def nature(self) -> tuple[object, ...]:
        match self.unit:
            case "clock":
                return ("clock",)
            case "working":
                return ("working", self.calendar)
        return (self.unit, self.reading, self.extend, self.calendar)

    @property
    def needs_calendar(self) -> bool:
        return self.unit != "clock"

    def due(self, start: datetime) -> float:
        """When it is due, in seconds since 1970; raises `WorktimeError`."""
        if self.unit == "clock":
            return start.timestamp() + self.size / 1000
        assert self.calendar is not None
        if self.unit == "working":
            return self.calendar.add(start, timedelta(seconds=self.size)).timestamp()
        # The end of a day depends on nothing but the day of the start.
        known = start.astimezone(self.calendar.zone)
        key: object = known.date() if self.reading != "heure pour heure" else known.timestamp()
        if key not in self._due:
            self._due[key] = self._of_days(start).timestamp()
        return self._due[key]

    def _of_days(self, start: datetime) -> datetime:
        assert self.calendar is not None
        if self.unit == "months":
            kind = DayKind.CALENDAR.value
            return self.calendar.add_days(start, 0, kind, self.reading, months=self.size, extend=self.extend)
        return self.calendar.add_days(start, self.size, self.unit, self.reading, extend=self.extend)

    def starts(self, horizon: Horizon, line: "Line") -> Iterator[float]:
        """The starts from which working time runs out at a closing."""
        if self.unit == "working":
            yield from (line.back(closing, self.size) for closing in line.closes)


def delays_of(
    duration: Duration, calendars: Calendars, element: Priority | Commitment
) -> dict[str, Delay] | None:
    """A stated delay as it runs, by the way it is read: "" where the contract says; None where it cannot be counted."""
    length = duration.length
    calendar = calendars.running(element)
    counting = calendars.contract.counting
    stated = element.days or (counting.days if counting else None)
    reading = stated.value if stated is not None and stated.value in READINGS else END_OF_DAY
    extend = bool(counting and counting.extension and counting.extension.value)

    def running(size: int, unit: str) -> Delay:
        return Delay(size, unit, calendar, reading or END_OF_DAY, extend)

    match length:
        case WorkingTime(seconds):
            found = {"": running(seconds, "working")}
        case ClockTime(milliseconds):
            found = {"": running(milliseconds, "clock")}
        case UnstatedTime(milliseconds):
            found = {
                "ouvrées": running(milliseconds // 1000, "working"),
                "horloge": running(milliseconds, "clock"),
            }
        case Days(count, None):
            found = {kind.value: running(count, kind.value) for kind in (DayKind.WORKING, DayKind.CALENDAR)}
        case Days(count, DayKind() as kind):
            found = {"": running(count, kind.value)}
        case Weeks(count):
            found = {"": running(7 * count, DayKind.CALENDAR.value)}
        case Months(count):
            found = {"": running(count, "months")}
        case _:
            return None
    return found


def race(old: Delay, new: Delay, horizon: Horizon) -> Race | None:
    """How the new deadline stands to the old, over all starts; None where one cannot be counted."""
    if old.nature == new.nature:
        return _by_size(old, new, horizon)
    if any(delay.needs_calendar and delay.calendar is None for delay in (old, new)):
        return None
    earlier = later = None
    try:
        for start in _starts(old, new, horizon):
            before, after = old.due(start), new.due(start)
            if before == after:
                continue
            found = after < before
            if (earlier if found else later) is None or _reads_better(start, earlier if found else later):
                example = _example(start, before, after)
                earlier, later = (example, later) if found else (earlier, example)
    except WorktimeError:
        return None
    return Race(earlier, later, proved=False)


def _by_size(old: Delay, new: Delay, horizon: Horizon) -> Race | None:
    if old.size == new.size:
        return Race(None, None, proved=True)
    calendar = new.calendar or old.calendar
    zone = calendar.zone if calendar is not None else UTC
    start = datetime(horizon.first, 1, 5, 9, tzinfo=zone)
    try:
        example = _example(start, old.due(start), new.due(start))
    except (WorktimeError, AssertionError):
        example = Example(start, start, start)
    return Race(example, None, True) if new.size < old.size else Race(None, example, True)


def _example(start: datetime, before: float, after: float) -> Example:
    zone = start.tzinfo
    return Example(start, datetime.fromtimestamp(before, zone), datetime.fromtimestamp(after, zone))


def _reads_better(start: datetime, found: Example | None) -> bool:
    """A start on a whole minute of office hours is better understood than a second past midnight."""
    return found is not None and _plainness(start) > _plainness(found.start)


def _plainness(at: datetime) -> int:
    return 2 * (at.second == 0) + (8 <= at.hour < 18 and at.weekday() < 5)


def _starts(old: Delay, new: Delay, horizon: Horizon) -> Iterator[datetime]:
    """Every instant at which either deadline may change its slope or jump, and its neighbours; in no order."""
    calendars = list(dict.fromkeys(c for c in (new.calendar, old.calendar) if c is not None))
    zone = calendars[0].zone
    turning: set[float] = set()
    for calendar in calendars:
        turning |= _clock_times(calendar, horizon)
    for delay in (old, new):
        if delay.unit == "working" and delay.calendar is not None:
            turning.update(delay.starts(horizon, Line(delay.calendar, horizon)))
    for at in sorted(turning):
        for beside in _BESIDE:
            yield datetime.fromtimestamp(at + beside.total_seconds(), zone)


def _clock_times(calendar: WorkCalendar, horizon: Horizon) -> set[float]:
    """Midnight, and every hour at which some day opens or closes, of every day."""
    hours = {time(0)}
    for stretches in (
        *calendar.week.values(),
        [(o, c) for _, o, c in (*calendar.openings, *calendar.closings)],
    ):
        for opens, closes in stretches:
            hours |= {time.fromisoformat(at) for at in (opens, closes) if at != "24:00"}
    return {
        datetime.combine(day, hour, calendar.zone).timestamp()
        for day in horizon.days()
        for hour in sorted(hours)
    }


class Line:
    """The open intervals of a calendar over a horizon, in seconds since 1970."""

    def __init__(self, calendar: WorkCalendar, horizon: Horizon) -> None:
        zone = calendar.zone
        begin, end = datetime(horizon.first, 1, 1, tzinfo=zone), datetime(horizon.last + 1, 1, 1, tzinfo=zone)
        found = [(o.timestamp(), c.timestamp()) for o, c, _ in calendar.intervals(begin, end)]
        self.opens = [opens for opens, _ in found]
        self.closes = [closes for _, closes in found]

    @cached_property
    def worked(self) -> list[float]:
        """Seconds worked by each closing."""
        return list(accumulate(c - o for o, c in zip(self.opens, self.closes, strict=True)))

    def back(self, closing: float, seconds: int) -> float:
        """The latest start from which so much work is done at ``closing``, one of the closings."""
        wanted = self.worked[bisect_left(self.closes, closing)] - seconds
        row = bisect_left(self.worked, wanted)
        if wanted < 0 or row >= len(self.closes):
            return self.opens[0]
        return self.closes[row] - (self.worked[row] - wanted)


class Coverage(NamedTuple):
    """An instant open only in the new calendar (``gained``), one open only in the old (``lost``)."""

    gained: datetime | None
    lost: datetime | None


def coverage(old: WorkCalendar, new: WorkCalendar, horizon: Horizon) -> Coverage:
    """Whether one calendar is open whenever the other is, over a horizon."""
    if old == new:
        return Coverage(None, None)
    before, after = Line(old, horizon), Line(new, horizon)
    return Coverage(_outside(after, before, new), _outside(before, after, old))


def _outside(inner: Line, outer: Line, calendar: WorkCalendar) -> datetime | None:
    """The first instant of ``inner`` that is not in ``outer``."""
    row = 0
    for opens, closes in zip(inner.opens, inner.closes, strict=True):
        at = opens
        while row < len(outer.closes) and outer.closes[row] <= at:
            row += 1
        here = row
        while at < closes and here < len(outer.opens) and outer.opens[here] <= at:
            at = outer.closes[here]
            here += 1
        if at < closes:
            return datetime.fromtimestamp(at, calendar.zone)
    return None
