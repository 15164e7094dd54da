"""`add` and `between` for arrays: the same answers as one by one, by looking instants up in a table.

Time is cut into buckets (the widest that divides every opening and closing time, half an hour for most contracts).
Two small tables then answer without searching: the work done before a bucket, and where the n-th open bucket lies.
They hold 32-bit seconds and stay in the processor's cache, and the arrays go
through them in chunks, so that nothing but the result takes memory. Hours that no fair bucket divides, or more
years than 32 bits hold, are searched instead.
"""

from datetime import timedelta
from functools import reduce
from math import gcd
from typing import TYPE_CHECKING, Any

# This module is imported by the two methods that need it, when they are called, and by nothing else.
import numpy as np  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253

from slac.worktime.arguments import LONGEST
from slac.worktime.errors import WorktimeError
from slac.worktime.timeline import Timeline

if TYPE_CHECKING:
    from slac.worktime.calendar import WorkCalendar

Instants = NDArray[np.datetime64]
Seconds = NDArray[np.int64]
Minutes = int | timedelta | np.timedelta64 | NDArray[Any]
Integers = NDArray[Any]  # int32 or int64, as the table has it

CHUNK = 65_536
_SHORTEST_BUCKET = 60
_MOST_BUCKETS = 1 << 22
_INT32 = 2**31 - 1
_NAT = -(2**63)
_BEYOND = LONGEST // timedelta(seconds=1)


class BucketTable:
    """Working time by bucket; instants and amounts of work are seconds from the beginning of the table.

    The table begins with a closed bucket. For bucket `b`, `entry[b]` is the work done before it where it is closed;
    where it is open, that minus the instant it begins, which is then less than nothing: its sign tells which, and
    added to an instant of the bucket it gives the work done by then. For the `q`-th open bucket, `inverse[q]` added
    to an amount of work that ends in it gives the instant.
    """

    dtype = np.int32

    def __init__(self, opens: Seconds, closes: Seconds, bucket: int, buckets: int) -> None:
        changes = np.zeros(buckets + 1, np.int64)
        np.add.at(changes, opens // bucket, 1)
        np.add.at(changes, closes // bucket, -1)
        is_open = np.cumsum(changes[:-1]) > 0
        before = (np.cumsum(is_open) - is_open) * bucket
        open_buckets = np.flatnonzero(is_open)
        self.bucket = np.int32(bucket)
        self.entry = (before - np.arange(buckets) * is_open * bucket).astype(np.int32)
        self.inverse = ((open_buckets - np.arange(len(open_buckets))) * bucket).astype(np.int32)

    def worked_until(self, x: Integers) -> Integers:
        entry = self.entry.take(x // self.bucket, mode="clip")
        x &= entry >> 31
        x += entry
        return x

    def instant_of(self, work: Integers) -> Integers:
        # A bucket is (open, close] here: work that ends with it is done at closing, not at the next opening.
        work += self.inverse.take((work - np.int32(1)) // self.bucket, mode="clip")
        return work


class SearchTable:
    """The same by binary search over the intervals: several times slower, for any hours and any span."""

    dtype = np.int64

    def __init__(self, opens: Seconds, lengths: Seconds) -> None:
        self.opens, self.lengths = opens, lengths
        self.worked = np.concatenate([[0], np.cumsum(lengths)])

    def worked_until(self, x: Integers) -> Integers:
        row = np.searchsorted(self.opens, x, "right") - 1
        work: Seconds = self.worked[row] + np.minimum(x - self.opens[row], self.lengths[row])
        return work

    def instant_of(self, work: Integers) -> Integers:
        row = np.searchsorted(self.worked, work, "left") - 1
        instants: Seconds = self.opens[row] + (work - self.worked[row])
        return instants


class Horizon:
    """A calendar laid out for whole years, in seconds since 1970, UTC: `start` included, `end` excluded."""

    def __init__(self, line: Timeline) -> None:
        self.line = line
        self.start, self.end = _seconds(line.start), _seconds(line.end)
        opens = np.array(line.opens, "m8[s]").astype(np.int64)
        lengths = np.array(line.lengths, "m8[s]").astype(np.int64)
        self.work = int(lengths.sum())
        bucket = reduce(
            gcd, map(int, np.unique(np.concatenate([opens[1:], (opens + lengths)[1:]]) % 86_400)), 86_400
        )
        origin = (self.start // bucket - 1) * bucket
        buckets = -((origin - self.end) // bucket)
        self.table: BucketTable | SearchTable
        if bucket >= _SHORTEST_BUCKET and buckets <= _MOST_BUCKETS and self.end - origin <= _INT32:
            self.origin = np.int64(origin)
            self.table = BucketTable(opens[1:] - origin, (opens + lengths)[1:] - origin, bucket, buckets)
        else:
            self.origin = np.int64(self.start)
            self.table = SearchTable(opens - self.start, lengths)

    def worked_until(self, instants: Seconds) -> Integers:
        x = np.empty(instants.shape, self.table.dtype)
        np.subtract(instants, self.origin, out=x, casting="unsafe")
        return self.table.worked_until(x)


def add_many(calendar: "WorkCalendar", starts: Instants, minutes: Minutes) -> Instants:
    """When `minutes` of working time have gone by since each of `starts`.

    `starts` are `datetime64` in UTC, whole seconds, of any shape; `minutes` a number for all of them or an array of
    the same shape: integers are minutes, `timedelta64` says its unit. The result is `datetime64[s]` in UTC, of that
    shape. Raises `WorktimeError` where `add` does, and for an instant missing (NaT) or with a fraction of a second.
    """
    shape = np.shape(starts)
    instants = _instants(starts)
    targets, unit = _targets(minutes, shape)
    result = np.empty(instants.shape, np.int64)
    if instants.size:
        most, latest = int(targets.max()) * unit, int(instants.max())
        horizon = _horizon(calendar, instants, shape)
        while horizon.work - int(horizon.worked_until(np.array([latest]))[0]) < most:
            if horizon.line.last_year >= calendar.years[-1]:
                _refuse_beyond(calendar, horizon, instants, targets, unit, shape)
                break  # the longest target is not that of the latest start
            last_year = calendar.check_further(
                horizon.line, timedelta(0, latest), timedelta(0, _bounded(most))
            )
            horizon = _laid_out(calendar, horizon.line.first_year, last_year)
        some_at_once = int(targets.min()) == 0
        for i in range(0, instants.size, CHUNK):
            chunk = slice(i, i + CHUNK)
            target = targets if targets.size == 1 else targets[chunk]
            work = horizon.worked_until(instants[chunk])
            np.add(work, target * unit, out=work, casting="unsafe")
            np.add(horizon.table.instant_of(work), horizon.origin, out=result[chunk])
            if some_at_once:
                np.copyto(result[chunk], instants[chunk], where=target == 0)
    return result.view("M8[s]").reshape(shape)


def between_many(calendar: "WorkCalendar", a: Instants, b: Instants) -> Seconds:
    """Working time from each of `a` to each of `b`, in seconds, negative where `b` comes before `a`.

    `a` and `b` are `datetime64` in UTC, whole seconds, of one shape, which is that of the result.
    """
    first, last = _instants(a), _instants(b)
    if np.shape(a) != np.shape(b):
        raise WorktimeError(
            f"Les deux tableaux d'instants n'ont pas la même forme : {np.shape(a)} et {np.shape(b)}."
        )
    result = np.empty(first.shape, np.int64)
    if first.size:
        horizon = _horizon(calendar, first, np.shape(a))
        horizon = _horizon(calendar, last, np.shape(b), horizon)
        for i in range(0, first.size, CHUNK):
            chunk = slice(i, i + CHUNK)
            np.subtract(
                horizon.worked_until(last[chunk]), horizon.worked_until(first[chunk]), out=result[chunk]
            )
    return result.reshape(np.shape(a))


def _instants(at: Instants) -> Seconds:
    """Seconds since 1970, in one dimension, without copying what is so already."""
    array = np.asarray(at)
    if array.dtype.kind != "M":
        raise WorktimeError("Les instants d'un tableau se donnent en datetime64, heure universelle (UTC).")
    seconds = array.astype("M8[s]", copy=False)
    if seconds is not array and not np.array_equal(seconds, array, equal_nan=True):
        broken = (seconds != array) & ~np.isnat(array)
        raise WorktimeError(
            _told(broken, array.shape, "Les instants d'un tableau se donnent en secondes entières.")
        )
    return seconds.reshape(-1).view(np.int64)


def _targets(minutes: Minutes, shape: tuple[int, ...]) -> tuple[Seconds, int]:
    """Targets, one for all or one for each, in one dimension, and how many seconds their unit is worth."""
    array = np.asarray(minutes)
    if isinstance(minutes, timedelta):
        array = array.astype("m8[us]")
    if array.dtype.kind == "m":
        targets, unit = array.astype("m8[s]", copy=False), 1
        exact = targets is array or np.array_equal(targets, array)
    else:
        targets, unit = array, 60
        exact = array.dtype.kind in "iu"
    if not exact:
        raise WorktimeError(
            "Les délais se donnent en minutes entières, ou en timedelta64 de secondes entières."
        )
    if array.shape not in ((), shape):
        raise WorktimeError(
            f"Donnez un seul délai, ou un tableau de la forme de celui des instants : {shape}, et non {array.shape}."
        )
    targets = targets.reshape(-1).astype(np.int64, copy=False)
    if targets.size and int(targets.min()) < 0:
        raise WorktimeError(_told(targets < 0, array.shape, "Un délai ne peut pas être négatif."))
    return targets, unit


def _horizon(
    calendar: "WorkCalendar", at: Seconds, shape: tuple[int, ...], besides: Horizon | None = None
) -> Horizon:
    """A table that covers every instant of an array: the one that the calendar keeps, or a new one.

    It covers what ``besides`` does as well.
    """
    earliest, latest = int(at.min()), int(at.max())
    if earliest == _NAT:
        raise WorktimeError(_told(at == _NAT, shape, "Un instant du tableau manque (NaT) : datez-le."))
    kept: Horizon | None = besides or calendar.horizon
    if kept and kept.start <= earliest and latest < kept.end:
        return kept
    years = []
    for one in (earliest, latest):
        try:
            years.append(calendar.year_of(timedelta(0, _bounded(one))))
        except WorktimeError as error:
            raise WorktimeError(_told(at == one, shape, str(error))) from None
    if besides:
        years = [min(years[0], besides.line.first_year), max(years[1], besides.line.last_year - 1)]
    return _laid_out(calendar, years[0], min(years[1] + 1, calendar.years[-1]))


def _refuse_beyond(
    calendar: "WorkCalendar",
    horizon: Horizon,
    instants: Seconds,
    targets: Seconds,
    unit: int,
    shape: tuple[int, ...],
) -> None:
    """Raise for the first target that is not reached within the calendar's years, if there is one."""
    work = np.minimum(targets, _BEYOND // unit) * unit
    beyond = horizon.worked_until(instants).astype(np.int64) + work > horizon.work
    if beyond.any():
        first = int(np.argmax(beyond))
        target = timedelta(0, int(np.broadcast_to(work, beyond.shape)[first]))
        try:
            calendar.check_further(horizon.line, timedelta(0, int(instants[first])), target)
        except WorktimeError as error:
            raise WorktimeError(_told(beyond, shape, str(error))) from None


def _told(flags: NDArray[np.bool_], shape: tuple[int, ...], sentence: str) -> str:
    """« Indice 3 : … », of the first flagged in an array of that shape; the sentence alone of a single value."""
    if not shape:
        return sentence
    index = np.unravel_index(int(np.argmax(flags)), shape)
    return f"Indice {', '.join(str(int(i)) for i in index)} : {sentence[0].lower()}{sentence[1:]}"


def _laid_out(calendar: "WorkCalendar", first_year: int, last_year: int) -> Horizon:
    horizon = Horizon(Timeline(calendar.hours, calendar.zone, first_year, last_year))
    calendar.keep_horizon(horizon)
    return horizon


def _bounded(seconds: int) -> int:
    """Within what `timedelta` holds: no calendar goes that far, and the error says the year."""
    return max(-(10**13), min(seconds, 10**13))


def _seconds(instant: timedelta) -> int:
    return instant // timedelta(seconds=1)
