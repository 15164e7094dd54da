"""Two delays run against each other from every start; and which of two calendars is open more.

A deadline is a function of its start that is linear between certain instants: midnights, openings, closings, clock
changes, and the starts from which the delay runs out exactly at one of those. Two deadlines are compared there and
just beside, which tells their order everywhere between: nothing is sampled. Where the
delays are of one nature on one calendar, their sizes tell the order without limit of time; otherwise it is established
over the years of a ``Horizon``.

Instants are seconds since 1970, so that thousands are compared in a moment; those of examples are dates and times.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from heapq import merge
from math import ceil, floor, inf
from typing import NamedTuple

from slac.model.quantities import DayKind
from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import END_OF_DAY, SAME_HOUR
from slac.worktime.errors import WorktimeError
from slac.worktime.ground import TOO_FAR, Ground, Horizon, ground

#: Just beside an instant, in seconds: less than any contract says, more than a number of that size loses.
_BESIDE = 2**-10
#: For examples that read well: half an hour after a turn is more telling than a second after midnight.
_PLAIN = 1800
_ONE_DAY = timedelta(1)


class Example(NamedTuple):
    """One start, and when each of two delays is then due."""

    start: datetime
    first: datetime
    second: datetime


class Race(NamedTuple):
    """A start for which the second delay is due ``earlier`` than the first, one for which it is due ``later``.

    None: there is none. ``proved`` without limit of time, else over the horizon only.
    """

    earlier: Example | None
    later: Example | None
    proved: bool


class RunningDelay:
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
        self._dues: dict[int, float] = {}

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
        if not self.size:
            return start
        if self.reading == SAME_HOUR:
            return self._same_hour(self.calendar, self.ground, start)
        row = bisect_right(self.ground.midnights, start) - 1
        if row not in self._dues:
            day = date(self.horizon.first, 1, 1) + row * _ONE_DAY
            self._dues[row] = self._last_day(self.ground, day)[1]
        return self._dues[row]

    def _same_hour(self, calendar: WorkCalendar, laid: Ground, start: float) -> float:
        """As `slac.worktime.days.add_days` reads « heure pour heure », each day counted once."""
        working = self.unit == DayKind.WORKING
        begin, day = start, None
        if working:
            row = bisect_right(laid.closes, start)
            if row >= len(laid.closes):
                raise WorktimeError(TOO_FAR)
            begin, day = max(start, laid.opens[row]), laid.shifts[row]
        row = bisect_right(laid.midnights, begin) - 1 if day is None else laid.row_of(day)
        last, closing = self._last_day(laid, day or date(self.horizon.first, 1, 1) + row * _ONE_DAY)
        due = laid.same_hour(row, laid.row_of(last), begin)
        if due is None:
            moved = datetime.fromtimestamp(begin, calendar.zone)
            first = day or moved.date()
            due = calendar.wall(
                last, moved.replace(tzinfo=None) - datetime.combine(first, time())
            ).timestamp()
        return min(due, closing) if working else due

    def _last_day(self, laid: Ground, day: date) -> tuple[date, float]:
        """The last day, and when it ends: for « heure pour heure », when it closes."""
        if day not in self._last:
            last = self._counted(laid.calendar, day)
            row = laid.row_of(last) + 1
            end = laid.closing.get(last) if self.reading != END_OF_DAY else None
            if end is None and not 0 <= row < len(laid.midnights):
                raise WorktimeError(TOO_FAR)
            self._last[day] = (last, laid.midnights[row] if end is None else end)
        return self._last[day]

    def _counted(self, calendar: WorkCalendar, day: date) -> date:
        if self.unit == DayKind.WORKING and not self.extend and self.ground is not None:
            open_days = self.ground.open_days
            row = bisect_right(open_days, day) + self.size - 1
            if row >= len(open_days):
                raise WorktimeError(TOO_FAR)
            return open_days[row]
        months = self.size if self.unit == "months" else 0
        kind = DayKind.CALENDAR.value if months else self.unit
        return calendar.last_day(day, self.size - months, kind, months=months, extend=self.extend)

    def turns(self) -> Iterator[float]:
        """Where its deadline may turn or jump, in order."""
        laid = self.ground
        if laid is None or self.unit == "clock":
            return iter(())
        if self.unit == "working":
            return merge(laid.opens, laid.closes, laid.running_out(self.size, laid.closes))
        return (
            merge(laid.clock_times, laid.changing_hours)
            if self.reading == SAME_HOUR
            else iter(laid.midnights)
        )

    def landing(self, on: Ground) -> Iterator[float]:
        """The starts from which it is due exactly when a calendar opens or closes, but those that are turns of it."""
        for instants in (on.opens, on.closes):
            if self.unit == "clock":
                yield from (at - self.size / 1000 for at in instants)
            elif self.unit == "working" and self.ground is not None:
                yield from self.ground.running_out(self.size, instants)


def surely_no_later(first: RunningDelay, second: RunningDelay) -> bool:
    """Whether sizes alone show that the first delay is never due after the second: a race need not be run."""
    if first.nature == second.nature:
        return first.size <= second.size
    if first.unit == "clock":
        if second.unit == "working":  # open time never runs faster than the clock
            return first.size <= second.size * 1000
        days = 28 * second.size if second.unit == "months" else second.size
        whole = days if second.reading == END_OF_DAY else days - 1
        return first.size <= 1000 * (whole * 24 - 1) * 3600  # a day of clock change has 23 hours
    if first.unit == "working" and second.unit == DayKind.WORKING and first.ground is second.ground:
        least = _least(second.calendar, second.size, alike=second.reading == SAME_HOUR)
        return first.size <= 60 * least
    if first.unit == DayKind.WORKING and second.unit == "working" and first.ground is second.ground:
        return not first.extend and second.size >= 60 * _most(
            first.calendar, first.size + 1
        )  # what is left of the first day, and the others
    return False


def _least(calendar: WorkCalendar | None, days: int, *, alike: bool) -> int:
    """The fewest minutes open on so many open days; 0 where dates have their own hours, or days are not ``alike``."""
    if calendar is None or calendar.openings or any(day[1:] != _ALL_DAY for day in calendar.closings):
        return 0
    week = [slots for slots in calendar.week.values() if slots]
    at_night = any(opens < "06:00" or closes <= opens for slots in week for opens, closes in slots)
    if not week or (alike and (at_night or len(set(week)) > 1)):
        return 0
    shortest = min(sum(_minutes(*slot) for slot in slots) for slots in week)
    return days * shortest - 60 * at_night  # an hour is lost when the clock goes forward


def _most(calendar: WorkCalendar | None, days: int) -> float:
    """The most minutes open on so many open days; infinite where dates may open longer."""
    if calendar is None or calendar.openings:
        return inf
    return 60 + days * max(sum(_minutes(*slot) for slot in slots) for slots in calendar.week.values())


_ALL_DAY = ("00:00", "24:00")


def _minutes(opens: str, closes: str) -> int:
    start, end = (int(at[:2]) * 60 + int(at[3:]) for at in (opens, closes))
    return end - start if end > start else end - start + 24 * 60


def race(first: RunningDelay, second: RunningDelay, *, overtaken: bool = False) -> Race | None:
    """Which of two delays is due first, over all starts; None where one cannot be counted.

    ``overtaken`` asks only whether the second is due before the first: the race stops at a plain start for which it
    is, and ``later`` is then not known.
    """
    if first.nature == second.nature:
        return _by_size(first, second)
    laid = second.ground or first.ground
    if not first.countable or not second.countable or laid is None:
        return None
    best: dict[bool, tuple[int, float]] = {}
    try:
        for turn in _within(laid, merge(first.turns(), second.turns())):
            for start in _around(turn):
                before, after = first.due(start), second.due(start)
                if before == after or best.get(after < before, _NONE)[0] == _PLAINEST:
                    continue
                for example in (start, laid.next_opening(turn), turn + _PLAIN):
                    before, after = first.due(example), second.due(example)
                    plain = _plainness(example, laid)
                    if before != after and plain > best.get(after < before, _NONE)[0]:
                        best[after < before] = (plain, example)
            if overtaken and best.get(True, _NONE)[0] == _PLAINEST:
                break
        told = {sooner: _example(first, second, at, laid.calendar.zone) for sooner, (_, at) in best.items()}
    except WorktimeError:
        return None
    return Race(told.get(True), told.get(False), proved=False)


def lasting(delay: RunningDelay, on: WorkCalendar) -> tuple[int, int] | None:
    """The least and the most open time of a calendar that a delay leaves, in seconds; None where it is not countable.

    A number of minutes on that calendar is never later than the delay if it is no more than the least.
    """
    if not delay.countable:
        return None
    laid = ground(on, delay.horizon)
    try:
        left = [
            laid.work_until(delay.due(start)) - laid.work_until(start)
            for start in _starts(laid, {*laid.clock_times, *delay.turns(), *delay.landing(laid)})
        ]
    except WorktimeError:
        return None
    return round(min(left)), round(max(left))


def _starts(laid: Ground, turns: Iterable[float]) -> Iterator[float]:
    """The instants at which deadlines are compared: each turn of the horizon, in order, and just beside it."""
    for turn in _within(laid, sorted(turns)):
        yield from _around(turn)


def _within(laid: Ground, turns: Iterable[float]) -> Iterator[float]:
    """Those of the horizon, of turns in order, each once."""
    known = laid.begin - _BESIDE
    for turn in turns:
        if turn >= laid.end:
            return
        if turn > known:
            known = turn
            yield turn


def _around(turn: float) -> tuple[float, float, float]:
    return turn, turn - _BESIDE, turn + _BESIDE


def _example(first: RunningDelay, second: RunningDelay, start: float, zone: tzinfo) -> Example:
    """At a whole second: an instant just beside one is told a second from it."""
    if start % 1:
        start = floor(start) if start % 1 > 0.5 else ceil(start)
    instants = (start, first.due(start), second.due(start))
    return Example(*(datetime.fromtimestamp(at, zone) for at in instants))


def _by_size(first: RunningDelay, second: RunningDelay) -> Race:
    if first.size == second.size:
        return Race(None, None, proved=True)
    zone = second.calendar.zone if second.calendar is not None else UTC
    start = datetime(second.horizon.first, 1, 5, 9, tzinfo=zone).timestamp()
    try:
        example = _example(first, second, start, zone)
    except WorktimeError:  # too long for the years laid out, or on no calendar: the sizes tell all the same
        example = Example(*(datetime.fromtimestamp(start, zone) for _ in range(3)))
    return Race(example, None, True) if second.size < first.size else Race(None, example, True)


_PLAINEST = 3
_NONE = (-1, 0.0)


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
