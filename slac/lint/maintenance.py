"""How much of the measured time a planned maintenance takes away from an availability."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from slac.lint.facts import plain
from slac.model.contract import Contract, Frequency, Maintenance, Many, Measure, Opening, ServiceHours
from slac.model.quantities import ClockTime, Duration, UnstatedTime, WorkingTime
from slac.syntax.folding import folded_words

DAY = 24 * 60
WEEK = 7 * DAY

#: Days in what an amount may be « par », as contracts count them.
_PERIODS = {"jour": 1, "semaine": 7, "mois": 30, "trimestre": 91, "semestre": 182, "an": 365, "annee": 365}
_BASES = {"mois": "mois de 30 jours"}

#: Minutes from Monday at midnight, ``[start, end)``, cut at the end of Sunday.
Interval = tuple[int, int]
Week = tuple[Interval, ...]
WHOLE_WEEK: Week = ((0, WEEK),)


class Excluded(NamedTuple):
    """``minutes`` planned in each ``per`` (« semaine », « mois de 30 jours »), which measures ``base`` minutes."""

    minutes: Fraction
    base: Fraction
    per: str

    @property
    def share(self) -> Fraction:
        """In per cent of the measured time."""
        return 100 * self.minutes / self.base


def excluded_time(contract: Contract, maintenance: Maintenance, measure: Measure) -> Excluded | None:
    """The most that ``maintenance`` takes from what ``measure`` measures; None when it counts, or nothing bounds it."""
    return None if is_counted(maintenance) else planned_time(maintenance, service_week(contract, measure))


def planned_time(maintenance: Maintenance, service: Week) -> Excluded | None:
    """The most that ``maintenance`` may last within the weekly hours of a service; None when nothing bounds it."""
    measured = sum(end - start for start, end in service)
    found = [
        e
        for e in (_by_windows(maintenance, service, measured), _by_cap(maintenance, measured))
        if e is not None
    ]
    return min(found, key=lambda excluded: excluded.share, default=None)


def is_counted(maintenance: Maintenance) -> bool:
    """Whether the contract says that this maintenance counts as unavailability."""
    return maintenance.counted is not None and maintenance.counted.value is True


def weekly_minutes(contract: Contract, measure: Measure) -> int:
    """The minutes of a week that ``measure`` measures."""
    return sum(end - start for start, end in service_week(contract, measure))


def per_period(per: str | None) -> tuple[int, str] | None:
    """Days in « mois », « par semaine »…, and how that base is named; None when it is none of these."""
    for word in folded_words(per or "").split():
        if word in _PERIODS:
            return _PERIODS[word], _BASES.get(word, word.replace("annee", "année"))
    return None


def clock_minutes(duration: Duration) -> Fraction | None:
    """The minutes a duration takes, None for days and months."""
    match duration.length:
        case WorkingTime(seconds):
            return Fraction(seconds, 60)
        case ClockTime(milliseconds) | UnstatedTime(milliseconds):
            return Fraction(milliseconds, 60_000)
        case _:
            return None


def windows_of(maintenance: Maintenance) -> Week:
    """Its hours of the week; none when it states none, or others than weekly ones."""
    stated = (value for w in maintenance.windows for _, value, _ in w.each())
    return weekly(maintenance.windows) if all(isinstance(value, Opening) for value in stated) else ()


def _by_windows(maintenance: Maintenance, service: Week, measured: int) -> Excluded | None:
    windows = windows_of(maintenance)
    if not windows:
        return None
    taken = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in windows for b in service)
    rhythm = _rhythm(maintenance)
    period = per_period(rhythm.unit) if rhythm else None
    if rhythm is None or period is None or period[0] <= 7:
        return Excluded(Fraction(taken), Fraction(measured), "semaine")
    days, name = period
    return Excluded(Fraction(taken * rhythm.times, rhythm.every), Fraction(measured * days, 7), name)


#: « le premier dimanche du mois »: a window that comes once in each.
_ONCE = (
    r"\b(?:premier|deuxieme|second|troisieme|quatrieme|dernier|1er|[2-4]e)\b"
    r".*\b(?P<unit>mois|trimestre|semestre|annee)\b"
)


def _rhythm(maintenance: Maintenance) -> Frequency | None:
    """How often its windows come; None where a phrase tells it in other words, or nothing does."""
    stated = maintenance.frequency.value if maintenance.frequency is not None else None
    if stated is None or isinstance(stated, Frequency):
        return stated
    once = re.search(_ONCE, folded_words(plain(stated)))
    return Frequency(once["unit"]) if once else None


def _by_cap(maintenance: Maintenance, measured: int) -> Excluded | None:
    if maintenance.maximum is None or maintenance.maximum.value is None:
        return None
    longest, per = maintenance.maximum.value
    minutes, period = clock_minutes(longest), per_period(per)
    if minutes is None or period is None:
        return None
    days, name = period
    return Excluded(minutes, Fraction(measured * days, 7), name)


def service_week(contract: Contract, measure: Measure) -> Week:
    """The hours of the week that ``measure`` measures, all of them when it does not say."""
    window = measure.service_window.value if measure.service_window else None
    hours = contract.find(window.name) if window else None
    return (weekly(hours.opens) if isinstance(hours, ServiceHours) else ()) or WHOLE_WEEK


def weekly(statements: Many[object]) -> Week:
    """The minutes of the week covered by weekly hours."""
    return tuple(_weekly(statements))


def _weekly(statements: Many[object]) -> Iterator[Interval]:
    for statement in statements:
        for _, opening, _ in statement.each():
            if isinstance(opening, Opening):
                for day in opening.days:
                    for slot in opening.hours:
                        start, end = (int(time[:2]) * 60 + int(time[3:]) for time in slot)
                        start, end = day * DAY + start, day * DAY + (end if end > start else end + DAY)
                        yield start, min(end, WEEK)
                        if end > WEEK:
                            yield 0, end - WEEK


def in_common(left: Sequence[Week], right: Sequence[Week]) -> dict[tuple[int, int], int]:
    """The minutes that weeks have in common, by their places left and right; two that share none are not there.

    Intervals are met in the order of time, so that the work grows with what they share, not with their pairs.
    """
    sides = (left, right)
    starts = sorted(
        (start, end, side, place)
        for side in (0, 1)
        for place, week in enumerate(sides[side])
        for start, end in week
    )
    shared: dict[tuple[int, int], int] = {}
    running: tuple[list[tuple[int, int]], ...] = ([], [])
    for start, end, side, place in starts:
        others = running[1 - side]
        others[:] = [(until, other) for until, other in others if until > start]
        for until, other in others:
            pair = (place, other) if side == 0 else (other, place)
            shared[pair] = shared.get(pair, 0) + min(end, until) - start
        running[side].append((end, place))
    return shared
