"""A calendar of working time: opening hours in one zone, and what they make of a delay.

Conventions, the same everywhere in this package. Hours are half-open, `[open, close)`, on the wall clock of the
zone; durations are time that really goes by, so a night of clock change is an hour longer or shorter. A target
falls due at the earliest instant, at or after the start, at which that much working time has gone by: one that runs
out exactly at closing is due at closing, and a target of nothing is due at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Unpack
from zoneinfo import ZoneInfo

from slac.worktime import days, explanation
from slac.worktime.arguments import (
    LONGEST,
    Pauses,
    pauses_in,
    read_day,
    read_instant,
    read_pauses,
    read_shifts,
    read_target,
    read_zone,
    refuse_instant,
)
from slac.worktime.errors import WorktimeError
from slac.worktime.holidays import HolidayList
from slac.worktime.timeline import EPOCH, ZERO, Timeline
from slac.worktime.week import DatedHours, Hours, OpeningHours, read_hours
from slac.worktime.wording import duration, full_date

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

YEARS = range(1900, 2200)
"""The years any calendar can answer for; one whose holidays are a list of the table answers for its years only."""


class WorkCalendar:
    """Opening hours in a zone, an immutable value.

    `week` maps weekdays (0 Monday to 6 Sunday) to pairs of "HH:MM"; "24:00" may close, and an end at or before the
    start means the next day, the whole shift then belonging to the day it starts. `tz` is an IANA zone, by its name
    or as a `ZoneInfo`. No shift of the week starts on one of the `holidays`: dates, or a mapping of dates to names
    that explanations then quote, such as `holiday_list("FR")`. `openings` add `(date, "HH:MM", "HH:MM")`, even on a
    holiday; `closings` take away, and have the last word.

    Raises `WorktimeError`, naming the place, for an unknown zone, hours that are not hours, shifts that overlap, or
    a calendar that never opens.
    """

    __slots__ = (
        "_line", "closings", "holidays", "horizon", "hours", "openings", "tz", "week", "years", "zone",
    )  # fmt: skip

    week: Mapping[int, tuple[Hours, ...]]
    tz: str
    holidays: Mapping[date, str]
    openings: tuple[DatedHours, ...]
    closings: tuple[DatedHours, ...]
    years: range
    hours: OpeningHours
    zone: ZoneInfo
    horizon: Any
    _line: Timeline

    def __init__(
        self,
        week: Mapping[int, Iterable[Hours]],
        tz: str | ZoneInfo,
        holidays: Iterable[date] = (),
        openings: Iterable[DatedHours] = (),
        closings: Iterable[DatedHours] = (),
    ) -> None:
        written = {day: read_shifts(day, shifts) for day, shifts in week.items()}
        if not isinstance(holidays, Mapping):
            holidays = dict.fromkeys(holidays, "")
        openings, closings = tuple(openings), tuple(closings)
        put = super().__setattr__
        put("hours", read_hours(written, holidays, openings, closings))
        put("zone", read_zone(tz))
        put("tz", self.zone.key)
        put("week", MappingProxyType(dict(sorted(written.items()))))
        if isinstance(holidays, HolidayList):
            put("holidays", holidays)
            put("years", holidays.years)
        else:
            put("holidays", MappingProxyType(dict(sorted(holidays.items()))))
            put("years", YEARS)
        put("openings", tuple(sorted(openings)))
        put("closings", tuple(sorted(closings)))
        put("_line", Timeline(self.hours, self.zone, self.years[0], self.years[0] - 1))
        put("horizon", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a WorkCalendar is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a WorkCalendar is immutable: {name} cannot be deleted")

    def _parts(self) -> tuple[Any, ...]:
        """What makes two calendars equal; a list of holidays that both share is not gone through."""
        shared = self.holidays if isinstance(self.holidays, HolidayList) else dict(self.holidays)
        return dict(self.week), self.tz, shared, self.openings, self.closings, self.years

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, WorkCalendar) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        holidays = self.holidays if isinstance(self.holidays, HolidayList) else dict(self.holidays)
        return WorkCalendar, (dict(self.week), self.tz, holidays, self.openings, self.closings)

    def __hash__(self) -> int:
        return hash((tuple(self.week.items()), self.tz, len(self.holidays), self.openings, self.closings))

    def __repr__(self) -> str:
        return (
            f"WorkCalendar({dict(self.week)!r}, {self.tz!r}, <{len(self.holidays)} holidays>, "
            f"{self.openings!r}, {self.closings!r})"
        )

    # Working time ----------------------------------------------------------------------------------------------------

    def add(self, start: datetime, minutes: int | timedelta, *, pauses: Pauses = ()) -> datetime:
        """When `minutes` of working time have gone by since `start` (aware); given in the calendar's zone.

        `pauses` are `(from, to)` instants between which the count is suspended; they may overlap. Raises
        `WorktimeError` for a naive start, a negative target, or one that is not reached within `years`.
        """
        target = read_target(minutes)
        line = self._line
        try:
            at_home = start.tzinfo is line.zone
        except AttributeError:
            refuse_instant(start)
        if at_home:
            # Two datetimes of one zone differ by their wall clocks: no offset is looked up, going in or out.
            since = start - line.wall_epoch
            row = bisect_right(line.wall_opens, since) - 1
            since -= line.wall_opens[row]
        else:
            since = read_instant(start)
            row = bisect_right(line.opens, since) - 1
            since -= line.opens[row]
        if line.calm[row] and target and not pauses:
            length = line.lengths[row]
            work = line.worked[row] + (since if since < length else length) + target
            row = bisect_left(line.worked, work) - 1
            if line.calm[row]:
                return line.due[row] + work
        return self._add_anywhere(start, target, pauses)

    def _add_anywhere(self, start: datetime, target: timedelta, pauses: Pauses) -> datetime:
        """`add` near a clock change, outside the years laid out so far, or with pauses."""
        instant = read_instant(start)
        line = self._line_over(instant, instant)
        for pause_start, pause_end in read_pauses(pauses):
            if pause_end > instant:
                line = self._line_over(instant, pause_end)
                before = line.worked_until(max(pause_start, instant)) - line.worked_until(instant)
                if before >= target:
                    break
                target, instant = target - before, pause_end
        if not target:
            return line.at(instant)
        while (due := line.instant_of(line.worked_until(instant) + target)) is None:
            line = self.line(line.first_year, self.check_further(line, instant, target))
        return line.at(due)

    def between(self, a: datetime, b: datetime, *, pauses: Pauses = ()) -> timedelta:
        """Working time from `a` to `b` (aware), pauses taken out; negative when `b` comes before `a`."""
        first, last = read_instant(a), read_instant(b)
        if last < first:
            return -self.between(b, a, pauses=pauses)
        line = self._line_over(first, last)
        work = line.worked_until(last) - line.worked_until(first)
        for pause_start, pause_end in read_pauses(pauses):
            suspended_from, suspended_to = max(pause_start, first), min(pause_end, last)
            if suspended_from < suspended_to:
                work -= line.worked_until(suspended_to) - line.worked_until(suspended_from)
        return work

    def is_open(self, t: datetime) -> bool:
        """Whether the calendar is open at `t` (aware): at the opening time yes, at the closing time no."""
        instant = read_instant(t)
        return self._line_over(instant, instant).is_open(instant)

    def next_opening(self, t: datetime) -> datetime:
        """The first open instant at or after `t` (aware), so `t` itself when open; in the calendar's zone."""
        instant = read_instant(t)
        line = self._line_over(instant, instant)
        while (found := line.next_open(instant)) is None:
            line = self.line(line.first_year, self.check_further(line, instant, ZERO))
        return line.at(found)

    def intervals(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, date]]:
        """Open intervals between two aware instants, cut at them, each with the day its shift belongs to.

        They are in the calendar's zone, in order, and cut at clock changes; two may touch.
        """
        first, last = read_instant(start), read_instant(end)
        line = self._line_over(first, last)
        for opens, closes, day in line.between(first, last):
            yield line.at(opens), line.at(closes), day

    def seconds_open(self, start: datetime, end: datetime) -> Iterator[tuple[float, float, date]]:
        """As `intervals`, in seconds since 1970: for thousands of them, turning each into wall time is long."""
        first, last = read_instant(start), read_instant(end)
        for opens, closes, day in self._line_over(first, last).between(first, last):
            yield opens.total_seconds(), closes.total_seconds(), day

    def explain(
        self, start: datetime, minutes: int | timedelta, *, pauses: Pauses = ()
    ) -> explanation.Explanation:
        """The count behind `add(start, minutes, pauses=pauses)`, step by step and as lines of French."""
        return explanation.explain(self, start, read_target(minutes), pauses_in(self.zone, pauses))

    # Days, months and years ------------------------------------------------------------------------------------------

    def is_working_day(self, day: date) -> bool:
        """Whether a shift starts on that day and is not closed all along: a « jour ouvré »."""
        return self.closing_of(day) is not None

    def closing_of(self, day: date) -> datetime | None:
        """When the last shift that starts on that day ends (it may be the next day); `None` for a day without."""
        day = read_day(day)
        self.check_year(day.year)
        line = self.line(day.year, day.year + 1)
        row = bisect_right(line.days, day.toordinal()) - 1
        if line.days[row] != day.toordinal():
            return None
        return line.at(line.opens[row] + line.lengths[row])

    def day_of_shift(self, t: datetime) -> date:
        """The day on which the shift open at `t` (aware) started; of the shift before when closed."""
        instant = read_instant(t)
        line = self._line_over(instant, instant)
        return date.fromordinal(line.days[bisect_right(line.opens, instant) - 1])

    def wall(self, day: date, time: timedelta = ZERO) -> datetime:
        """The instant at which the wall clock is `time` past the midnight of a day.

        One that is repeated is taken on its first pass, one that is skipped with the offset in force before the
        clock change (RFC 5545, 3.3.5).
        """
        at = datetime(day.year, day.month, day.day, tzinfo=self.zone) + time
        return (EPOCH + (at - EPOCH)).astimezone(self.zone)

    def last_day(self, start: datetime | date, n: int, kind: str, **rule: Unpack[days.Rule]) -> date:
        """The last day of a delay of `n` days that `start` sets running; see `slac.worktime.days.Rule`."""
        return days.last_day(self, start, n, kind, **rule)

    def add_days(
        self, start: datetime, n: int, kind: str, reading: str = days.END_OF_DAY, **rule: Unpack[days.Rule]
    ) -> datetime:
        """When a delay of `n` days that `start` sets running ends; see `slac.worktime.days.add_days`."""
        return days.add_days(self, start, n, kind, reading, **rule).due

    def explain_days(
        self, start: datetime, n: int, kind: str, reading: str = days.END_OF_DAY, **rule: Unpack[days.Rule]
    ) -> explanation.Explanation:
        """The count behind `add_days`, day by day and as lines of French."""
        return explanation.explain_days(self, start, days.add_days(self, start, n, kind, reading, **rule))

    # Many at once ----------------------------------------------------------------------------------------------------

    def add_many(
        self, starts: "NDArray[np.datetime64]", minutes: "int | timedelta | np.timedelta64 | NDArray[Any]"
    ) -> "NDArray[np.datetime64]":
        """`add` for an array of UTC instants (needs NumPy); see `slac.worktime.vector.add_many`."""
        from slac.worktime import vector

        return vector.add_many(self, starts, minutes)

    def between_many(self, a: "NDArray[np.datetime64]", b: "NDArray[np.datetime64]") -> "NDArray[np.int64]":
        """`between` for arrays of UTC instants, in seconds; see `slac.worktime.vector.between_many`."""
        from slac.worktime import vector

        return vector.between_many(self, a, b)

    def keep_horizon(self, horizon: Any) -> None:
        """Keep what `slac.worktime.vector` has laid out, for its next call."""
        super().__setattr__("horizon", horizon)

    # The table -------------------------------------------------------------------------------------------------------

    def line(self, first_year: int, last_year: int) -> Timeline:
        """The table of open intervals, over at least these years, as far as they are in `years`."""
        line = self._line
        first_year, last_year = max(first_year, self.years[0]), min(last_year, self.years[-1])
        if first_year < line.first_year or last_year > line.last_year:
            if line.first_year <= line.last_year:
                first_year, last_year = min(first_year, line.first_year), max(last_year, line.last_year)
            line = Timeline(self.hours, self.zone, first_year, last_year)
            super().__setattr__("_line", line)
        return line

    def year_of(self, instant: timedelta) -> int:
        """The year of an instant (since 1970, UTC) in the calendar's zone; `WorktimeError` outside `years`."""
        try:
            year = (EPOCH + instant).astimezone(self.zone).year
        except OverflowError:
            year = MINYEAR if instant < ZERO else MAXYEAR
        self.check_year(year)
        return year

    def check_year(self, year: int) -> None:
        """Raise `WorktimeError` for a year that this calendar says nothing about."""
        if year not in self.years:
            raise WorktimeError(
                f"L'année {year} n'est pas couverte : ce calendrier répond de {self.years[0]} à {self.years[-1]}."
            )

    def check_further(self, line: Timeline, start: timedelta, target: timedelta) -> int:
        """The last year to lay out where `line` ends too early; `WorktimeError` where there are no more years."""
        if line.last_year >= self.years[-1]:
            lacking = f"il ne s'écoule pas {duration(target)} de temps ouvré" if target else "rien ne rouvre"
            if target == LONGEST:
                lacking = "un délai aussi long ne s'écoule pas"
            raise WorktimeError(
                f"À partir du {full_date(line.at(start))}, {lacking} avant la fin de "
                f"{self.years[-1]}, dernière année que ce calendrier couvre."
            )
        return min(2 * line.last_year - line.first_year + 1, self.years[-1])

    def _line_over(self, first: timedelta, last: timedelta) -> Timeline:
        line = self._line
        if line.start <= first and last < line.end:
            return line
        # A year more than asked: an answer is seldom alone, and often falls in the next year.
        return self.line(self.year_of(first), self.year_of(last) + 1)
