"""Which of two delays falls due first, for every start; and which of two calendars is open more.

A deadline is a function of its start that is linear between certain instants: midnights, openings, closings, and the
starts from which the delay runs out exactly at a closing. Two deadlines are compared there and just beside, which
tells their order everywhere between: nothing is sampled. Where the delays are of one nature on one calendar, their
lengths tell the order without limit of time; otherwise it is established over the years of a ``Horizon``.

Instants are seconds since 1970, so that thousands are compared in a moment; those of examples are dates and times.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property, lru_cache
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
from slac.worktime import END_OF_DAY, READINGS, SAME_HOUR, WorkCalendar, WorktimeError
from slac.worktime.from_contract import CalendarReading, calendar_of, hours_for

_BESIDE = (-1, 0, 1, 1800)  # seconds; the last for examples that read well
#: How many years of openings are laid out after the horizon: delays that begin in it end after it.
_AFTER = 2
_ONE_DAY = timedelta(1)


class Horizon(NamedTuple):
    """The years over which deadlines are compared, both included."""

    first: int
    last: int

    @property
    def said(self) -> str:
        return f"de {self.first} à {self.last}"


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


class Ground:
    """A calendar laid out over a horizon: its open intervals, and the hours at which anything may turn."""

    def __init__(self, calendar: WorkCalendar, horizon: Horizon) -> None:
        self.calendar = calendar
        self.horizon = horizon
        zone = calendar.zone
        begin = datetime(horizon.first, 1, 1, tzinfo=zone)
        end = datetime(horizon.last + 1 + _AFTER, 1, 1, tzinfo=zone)
        found = [(o.timestamp(), c.timestamp()) for o, c, _ in calendar.intervals(begin, end)]
        self.opens = [opens for opens, _ in found]
        self.closes = [closes for _, closes in found]
        self.worked = list(accumulate(closes - opens for opens, closes in found))  # by each closing
        self.end = datetime(horizon.last + 1, 1, 1, tzinfo=zone).timestamp()

    def is_open(self, at: float) -> bool:
        row = bisect_right(self.opens, at) - 1
        return row >= 0 and at < self.closes[row]

    def add(self, start: float, seconds: int) -> float:
        """When so much work is done: as `WorkCalendar.add`, without dates."""
        row = bisect_right(self.closes, start)
        if row >= len(self.closes):
            raise WorktimeError("Ce délai dépasse les années comparées.")
        done = self.worked[row] - (self.closes[row] - max(start, self.opens[row]))
        if not seconds:
            return start
        last = bisect_left(self.worked, done + seconds)
        if last >= len(self.closes):
            raise WorktimeError("Ce délai dépasse les années comparées.")
        return self.closes[last] - (self.worked[last] - done - seconds)

    def running_out(self, seconds: int) -> Iterator[float]:
        """The starts from which so much work is done exactly at a closing."""
        for worked in self.worked:
            wanted = worked - seconds
            if wanted >= 0:
                row = bisect_left(self.worked, wanted)
                yield self.closes[row] - (self.worked[row] - wanted)

    @cached_property
    def clock_times(self) -> list[float]:
        """Midnight, and every hour at which some day opens or closes, of every day of the horizon."""
        calendar = self.calendar
        hours = {time(0)}
        dated = [(opens, closes) for _, opens, closes in (*calendar.openings, *calendar.closings)]
        for stretches in (*calendar.week.values(), dated):
            hours |= {time.fromisoformat(at) for pair in stretches for at in pair if at != "24:00"}
        return [
            datetime.combine(day, hour, calendar.zone).timestamp()
            for day in self.days()
            for hour in sorted(hours)
        ]

    def days(self) -> Iterator[date]:
        day, end = date(self.horizon.first, 1, 1), date(self.horizon.last, 12, 31)
        while day <= end:
            yield day
            day += _ONE_DAY


@lru_cache(maxsize=8)
def ground(calendar: WorkCalendar, horizon: Horizon) -> Ground:
    return Ground(calendar, horizon)


class Delay:
    """A delay as it runs: ``nature`` is all but its ``size``, so that two of one nature are compared by size.

    ``unit`` is "clock" (milliseconds), "working" (seconds), "months", or a kind of days.
    """

    def __init__(
        self,
        size: int,
        unit: str,
        calendar: WorkCalendar | None,
        horizon: Horizon,
        reading: str = END_OF_DAY,
        extend: bool = False,
    ) -> None:
        self.size, self.unit, self.calendar, self.horizon = size, unit, calendar, horizon
        self.reading, self.extend = reading, extend
        self._last: dict[date, tuple[date, float]] = {}

    @cached_property
    def ground(self) -> Ground | None:
        return ground(self.calendar, self.horizon) if self.calendar is not None else None

    @property
    def nature(self) -> tuple[object, ...]:
        match self.unit:
            case "clock":
                return ("clock",)
            case "working":
                return ("working", self.calendar)
        return (self.unit, self.reading, self.extend, self.calendar)

    @property
    def countable(self) -> bool:
        return self.calendar is not None or self.unit == "clock"

    def due(self, start: float) -> float:
        """When it is due; raises `WorktimeError`, also where there is no calendar to count it on."""
        if self.unit == "clock":
            return start + self.size / 1000
        if self.ground is None or self.calendar is None:
            raise WorktimeError("Ce délai court sur des horaires qui ne sont pas dits.")
        if self.unit == "working":
            return self.ground.add(start, self.size)
        begin = datetime.fromtimestamp(start, self.calendar.zone)
        if not self.size:
            return start
        if self.reading != SAME_HOUR:
            return self._last_day(begin.date())[1]
        return self._same_hour(self.calendar, begin)

    def _same_hour(self, calendar: WorkCalendar, begin: datetime) -> float:
        """As `slac.worktime.days.add_days` reads « heure pour heure », each day counted once."""
        day = begin.date()
        if self.unit == DayKind.WORKING:
            begin = calendar.next_opening(begin)
            day = calendar.day_of_shift(begin)
        hour = begin.replace(tzinfo=None) - datetime.combine(day, time())
        last, closing = self._last_day(day)
        due = calendar.wall(last, hour).timestamp()
        return min(due, closing) if self.unit == DayKind.WORKING else due

    def _last_day(self, day: date) -> tuple[date, float]:
        """The last day, and when it ends: for « heure pour heure », when it closes."""
        if day not in self._last:
            assert self.calendar is not None
            months = self.size if self.unit == "months" else 0
            kind = DayKind.CALENDAR.value if months else self.unit
            last = self.calendar.last_day(day, self.size - months, kind, months=months, extend=self.extend)
            closing = self.calendar.closing_of(last) if self.reading != END_OF_DAY else None
            self._last[day] = (last, (closing or self.calendar.wall(last + _ONE_DAY)).timestamp())
        return self._last[day]

    def turns(self) -> set[float]:
        """Where its deadline may turn or jump."""
        if self.ground is None:
            return set()
        found = set(self.ground.clock_times)
        if self.unit == "working":
            found.update(at for at in self.ground.running_out(self.size) if at < self.ground.end)
        return found


def delays_of(
    duration: Duration, calendars: Calendars, element: Priority | Commitment, horizon: Horizon
) -> dict[str, Delay] | None:
    """A stated delay as it runs, by the way it is read: "" where the contract says; None where it cannot be counted."""
    calendar = calendars.running(element)
    counting = calendars.contract.counting
    stated = element.days or (counting.days if counting else None)
    reading = stated.value if stated is not None and stated.value in READINGS else END_OF_DAY
    extend = bool(counting and counting.extension and counting.extension.value)

    def running(size: int, unit: str) -> Delay:
        return Delay(size, unit, calendar, horizon, reading or END_OF_DAY, extend)

    match duration.length:
        case WorkingTime(seconds):
            return {"": running(seconds, "working")}
        case ClockTime(milliseconds):
            return {"": running(milliseconds, "clock")}
        case UnstatedTime(milliseconds):
            both = {"clock": running(milliseconds, "clock")}
            return both if calendar is None else {"working": running(milliseconds // 1000, "working"), **both}
        case Days(count, None):
            return {kind.value: running(count, kind.value) for kind in (DayKind.WORKING, DayKind.CALENDAR)}
        case Days(count, DayKind() as kind):
            return {"": running(count, kind.value)}
        case Weeks(count):
            return {"": running(7 * count, DayKind.CALENDAR.value)}
        case Months(count):
            return {"": running(count, "months")}
    return None


def race(old: Delay, new: Delay) -> Race | None:
    """How the new deadline stands to the old, over all starts; None where one cannot be counted."""
    if old.nature == new.nature:
        return _by_size(old, new)
    laid = new.ground or old.ground
    if not old.countable or not new.countable or laid is None:
        return None
    best: dict[bool, tuple[int, tuple[float, float, float]]] = {}
    try:
        for turn in sorted(old.turns() | new.turns()):
            for beside in _BESIDE:
                start = turn + beside
                before, after = old.due(start), new.due(start)
                if before != after:
                    known = best[after < before][0] if (after < before) in best else -1
                    if known < _PLAINEST and (plain := _plainness(start, laid)) > known:
                        best[after < before] = (plain, (start, before, after))
    except WorktimeError:
        return None
    found = {sooner: _example(*instants, laid.calendar.zone) for sooner, (_, instants) in best.items()}
    return Race(found.get(True), found.get(False), proved=False)


def _by_size(old: Delay, new: Delay) -> Race:
    if old.size == new.size:
        return Race(None, None, proved=True)
    zone = new.calendar.zone if new.calendar is not None else UTC
    start = datetime(new.horizon.first, 1, 5, 9, tzinfo=zone).timestamp()
    try:
        example = _example(start, old.due(start), new.due(start), zone)
    except WorktimeError:  # too long for the years laid out, or on no calendar: the lengths tell all the same
        example = _example(start, start, start, zone)
    return Race(example, None, True) if new.size < old.size else Race(None, example, True)


def _example(start: float, old: float, new: float, zone: tzinfo) -> Example:
    return Example(*(datetime.fromtimestamp(at, zone) for at in (start, old, new)))


_PLAINEST = 3


def _plainness(at: float, laid: Ground) -> int:
    """An instant on the hour, while open, is better understood than a second past midnight."""
    return 2 * (at % 1800 == 0) + laid.is_open(at)


class Coverage(NamedTuple):
    """An instant open only in the new calendar (``gained``), one open only in the old (``lost``)."""

    gained: datetime | None
    lost: datetime | None


def coverage(old: WorkCalendar, new: WorkCalendar, horizon: Horizon) -> Coverage:
    """Whether one calendar is open whenever the other is, over a horizon."""
    if old == new:
        return Coverage(None, None)
    before, after = ground(old, horizon), ground(new, horizon)
    return Coverage(_outside(after, before), _outside(before, after))


def _outside(inner: Ground, outer: Ground) -> datetime | None:
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
        if at < min(closes, inner.end):
            return datetime.fromtimestamp(at, inner.calendar.zone)
    return None
