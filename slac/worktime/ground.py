"""A calendar laid out over some years, so that thousands of deadlines are counted on it in a moment.

Instants are seconds since 1970.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from slac.worktime.calendar import WorkCalendar
from slac.worktime.errors import WorktimeError
from slac.worktime.timeline import clock_changes

#: How many years of openings are laid out after the horizon: delays that begin in it end after it.
AFTER = 2
_ONE_DAY = timedelta(1)

TOO_FAR = "Ce délai dépasse les années comparées."


class Horizon(NamedTuple):
    """The years over which deadlines are compared, both included."""

    first: int
    last: int

    @property
    def said(self) -> str:
        return f"de {self.first} à {self.last}" if self.last > self.first else f"de l'année {self.first}"


class Ground:
    """A calendar laid out over a horizon: its open intervals, and the hours at which anything may turn."""

    def __init__(self, calendar: WorkCalendar, horizon: Horizon) -> None:
        self.calendar = calendar
        self.horizon = horizon
        zone = calendar.zone
        begin = datetime(horizon.first, 1, 1, tzinfo=zone)
        laid_out = datetime(horizon.last + 1 + AFTER, 1, 1, tzinfo=zone)
        found = list(calendar.seconds_open(begin, laid_out))
        self.opens = [opens for opens, _, _ in found]
        self.closes = [closes for _, closes, _ in found]
        self.shifts = [day for _, _, day in found]
        self.open_days = sorted(set(self.shifts))
        self.worked = list(accumulate(closes - opens for opens, closes, _ in found))  # by each closing
        self.begin = begin.timestamp()
        self.end = datetime(horizon.last + 1, 1, 1, tzinfo=zone).timestamp()
        self.laid_out = laid_out.timestamp()

    @cached_property
    def midnights(self) -> list[float]:
        """The beginning of each civil day laid out, and of the one after the last."""
        first, last = (datetime.fromtimestamp(at, self.calendar.zone) for at in (self.begin, self.laid_out))
        days = range(first.toordinal(), last.toordinal() + 2)
        return [
            datetime.combine(date.fromordinal(day), time(), self.calendar.zone).timestamp() for day in days
        ]

    @cached_property
    def closing(self) -> dict[date, float]:
        """When the last shift that starts on each open day ends."""
        return dict(zip(self.shifts, self.closes, strict=True))

    def row_of(self, day: date) -> int:
        """The place of a civil day among the ``midnights``."""
        return day.toordinal() - date(self.horizon.first, 1, 1).toordinal()

    def is_open(self, at: float) -> bool:
        row = bisect_right(self.opens, at) - 1
        return row >= 0 and at < self.closes[row]

    def next_opening(self, at: float) -> float:
        """The first opening at or after an instant; the instant itself past what is laid out."""
        row = bisect_left(self.opens, at)
        return self.opens[row] if row < len(self.opens) else at

    def work_until(self, at: float) -> float:
        """The open time from the beginning, in seconds; raises `WorktimeError` past what is laid out."""
        if at > self.laid_out:
            raise WorktimeError(TOO_FAR)
        row = bisect_right(self.opens, at) - 1
        return self.worked[row] - max(0, self.closes[row] - at) if row >= 0 else 0

    def same_hour(self, first: int, last: int, at: float) -> float | None:
        """On the day of row ``last``, the hour that ``at`` is on the day of row ``first``; None near a clock change."""
        midnights = self.midnights
        if not (first >= 0 and last + 2 < len(midnights)):
            return None
        usual = all(
            midnights[row + 2] - midnights[row] == 2 * 24 * 3600  # a shift may end on the next day
            for row in (first, last)
        )
        return midnights[last] + at - midnights[first] if usual else None

    def add(self, start: float, seconds: int) -> float:
        """When so much work is done: as `WorkCalendar.add`, without dates."""
        if not seconds:
            return start
        work = self.work_until(start) + seconds
        row = bisect_left(self.worked, work)
        if row >= len(self.closes):
            raise WorktimeError(TOO_FAR)
        return self.closes[row] - (self.worked[row] - work)

    def running_out(self, seconds: int, instants: Iterable[float]) -> Iterator[float]:
        """The starts from which so much work is done exactly by one of these instants."""
        for at in instants:
            wanted = self.work_until(at) - seconds
            if wanted >= 0:
                row = bisect_left(self.worked, wanted)
                yield self.closes[row] - (self.worked[row] - wanted)

    @cached_property
    def clock_times(self) -> list[float]:
        """Midnight, and every hour at which some day opens or closes, of every day of the horizon."""
        calendar = self.calendar
        dated = [(opens, closes) for _, opens, closes in (*calendar.openings, *calendar.closings)]
        stretches = (pair for day in (*calendar.week.values(), dated) for pair in day)
        hours = {time.fromisoformat(at) for pair in stretches for at in pair if at != "24:00"}
        return self._every_day({time(0), *hours})

    @cached_property
    def changing_hours(self) -> list[float]:
        """The hours at which the clock changes, before and after, of every day of the horizon."""
        hours = set()
        for change in clock_changes(self.calendar.zone, int(self.begin), int(self.laid_out)):
            for offset in (change.before, change.after):
                hours.add(datetime.fromtimestamp(change.at + offset, UTC).time())
        return self._every_day(hours)

    def _every_day(self, hours: Iterable[time]) -> list[float]:
        day, end, found = date(self.horizon.first, 1, 1), date(self.horizon.last, 12, 31), []
        ordered = sorted(hours)
        while day <= end:
            found += [datetime.combine(day, hour, self.calendar.zone).timestamp() for hour in ordered]
            day += _ONE_DAY
        return found


@lru_cache(maxsize=8)
def ground(calendar: WorkCalendar, horizon: Horizon) -> Ground:
    return Ground(calendar, horizon)
