"""The one table that every answer of a calendar is read from: its open intervals laid out on the line of real time.

An instant is the `timedelta` since 1970-01-01 00:00 UTC: exact, and Python adds and compares them faster than it
would turn them into numbers and back. A wall-clock interval that crosses a clock change is cut at the change: the
hour that is skipped is in no interval, and the hour that is repeated is open on both passes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slac.worktime.week import DAY, OpeningHours

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
ZERO = timedelta()

# The shortest time between two changes of a zone that cancel out is 3.98 days (Freetown, 1939); since 1970 it is
# 6.96 days (Gaza). Looking every third day therefore finds every change.
_STRIDE = 3 * DAY


class ClockChange(NamedTuple):
    """The instant (seconds since 1970, UTC) from which a zone's offset from UTC (seconds) is another."""

    at: int
    before: int
    after: int


class Timeline:
    """Open intervals of `hours` in `zone`, from the first instant of `first_year` to the last of `last_year`.

    Interval `row` opens at `opens[row]`, lasts `lengths[row]` and belongs to the civil day `days[row]`;
    `worked[row]` is the work done from the beginning of the table until it opens. Row 0 is empty, at the beginning
    of the table, so that every instant of the table has a row at or before it.

    `calm[row]` says that neither the row nor the next one comes within a day of a clock change: there
    `wall_opens[row]`, the wall clock since 1970-01-01 00:00, names one instant, and `due[row]` plus the work that
    `worked` counts is the wall clock at which that work is done. It is false for the last row, for the one after
    it, and so for row -1: whatever falls outside the table is never calm.
    """

    __slots__ = (
        "calm", "changes", "days", "due", "end", "first_year", "last_year", "lengths", "opens", "start",
        "wall_epoch", "wall_opens", "worked", "zone",
    )  # fmt: skip

    def __init__(self, hours: OpeningHours, zone: ZoneInfo, first_year: int, last_year: int) -> None:
        first, last = datetime(first_year, 1, 1, tzinfo=zone), datetime(last_year + 1, 1, 1, tzinfo=zone)
        self.zone = zone
        self.first_year, self.last_year = first_year, last_year
        self.start, self.end = first - EPOCH, last - EPOCH
        start, end = int(self.start.total_seconds()), int(self.end.total_seconds())
        self.changes = clock_changes(zone, start, end)

        opens, closes, days, offsets = [start], [start], [first.toordinal() - 2], [0]
        steady = [False]
        wall = hours.wall(first.toordinal() - 1, last.toordinal())
        to_epoch = EPOCH_DAY * DAY  # wall seconds are counted from ordinal 0, instants from 1970
        wall_closes = [closes_at - to_epoch for _, closes_at, _ in wall]
        bounds = [start, *(change.at for change in self.changes), end]
        pieces = [_offset(zone, start), *(change.after for change in self.changes)]
        for (since, until), offset in zip(pairwise(bounds), pieces, strict=True):
            for row in range(bisect_right(wall_closes, since + offset), len(wall)):
                opens_at = wall[row][0] - to_epoch - offset
                closes_at = wall_closes[row] - offset
                if opens_at >= until:
                    break
                steady.append(since + DAY <= opens_at and closes_at <= until - DAY)
                opens.append(max(opens_at, since))
                closes.append(min(closes_at, until))
                days.append(wall[row][2])
                offsets.append(offset)

        spans = {seconds: timedelta(0, seconds) for seconds in {*offsets, *map(int.__sub__, closes, opens)}}
        self.opens = [timedelta(0, seconds) for seconds in opens]
        self.lengths = [spans[until - since] for since, until in zip(opens, closes, strict=True)]
        self.worked = list(accumulate(self.lengths, initial=ZERO))
        self.days = days
        self.calm = [*map(bool.__and__, steady, steady[1:]), False, False]
        self.wall_epoch = datetime(1970, 1, 1, tzinfo=zone)
        self.wall_opens = [at + spans[offset] for at, offset in zip(self.opens, offsets, strict=True)]
        self.due = [
            self.wall_epoch + (at - work) for at, work in zip(self.wall_opens, self.worked, strict=False)
        ]

    def worked_until(self, instant: timedelta) -> timedelta:
        """Work from the beginning of the table to an instant that it covers."""
        row = bisect_right(self.opens, instant) - 1
        return self.worked[row] + min(instant - self.opens[row], self.lengths[row])

    def instant_of(self, work: timedelta) -> timedelta | None:
        """The first instant at which that much work (more than none) is done; `None` past the end of the table."""
        row = bisect_left(self.worked, work) - 1
        return self.opens[row] + (work - self.worked[row]) if row < len(self.opens) else None

    def is_open(self, instant: timedelta) -> bool:
        """Whether an instant that the table covers lies in an interval; a closing time does not."""
        row = bisect_right(self.opens, instant) - 1
        return instant - self.opens[row] < self.lengths[row]

    def next_open(self, instant: timedelta) -> timedelta | None:
        """The first open instant at or after one that the table covers; `None` past the end of the table."""
        if self.is_open(instant):
            return instant
        row = bisect_right(self.opens, instant)
        return self.opens[row] if row < len(self.opens) else None

    def between(self, first: timedelta, last: timedelta) -> Iterator[tuple[timedelta, timedelta, date]]:
        """Open intervals between two instants, cut at them, each with the day its shift belongs to."""
        for row in range(max(bisect_right(self.opens, first) - 1, 0), bisect_left(self.opens, last)):
            opens = max(self.opens[row], first)
            closes = min(self.opens[row] + self.lengths[row], last)
            if opens < closes:
                yield opens, closes, date.fromordinal(self.days[row])

    def at(self, instant: timedelta) -> datetime:
        """An instant as the zone's wall clock shows it, the pass of a repeated hour said by `fold`."""
        return (EPOCH + instant).astimezone(self.zone)


@lru_cache(maxsize=64)
def clock_changes(zone: ZoneInfo, start: int, end: int) -> tuple[ClockChange, ...]:
    """The changes of a zone's offset after `start` and before `end`, both in seconds since 1970, UTC.

    `zoneinfo` does not list them: it is asked every third day, and the second of a change is found by halving.
    """
    changes = []
    before = _offset(zone, start)
    for since in range(start, end, _STRIDE):
        until = min(since + _STRIDE, end - 1)
        same = since
        while (after := _offset(zone, until)) != before:
            changed = until
            while changed - same > 1:
                middle = (same + changed) // 2
                if _offset(zone, middle) == before:
                    same = middle
                else:
                    changed = middle
            after = _offset(zone, changed)
            changes.append(ClockChange(changed, before, after))
            before, same = after, changed
    return tuple(changes)


def _offset(zone: ZoneInfo, instant: int) -> int:
    offset = datetime.fromtimestamp(instant, zone).utcoffset() or ZERO
    return offset.days * DAY + offset.seconds
