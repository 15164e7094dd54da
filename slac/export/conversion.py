"""From what a contract promises to whole minutes, the one thing that most ticketing systems store.

A delay in days leaves more or less working time according to when it starts; whether minutes can stand for it, and how
far they then are from it at the most, is computed from the breakpoints of its deadline over the exported years, never
sampled.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from slac.export.ruleset import Hours, Length, RuleSet, Target
from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import END_OF_DAY, END_OF_WORKING_DAY, SAME_HOUR
from slac.worktime.errors import WorktimeError
from slac.worktime.ground import Horizon
from slac.worktime.races import RunningDelay, lasting
from slac.worktime.week import union

BUSINESS, ELAPSED = "business", "elapsed"

#: Minutes in a unit of time; a day has none.
_MINUTES = {"hour": 60, "minute": 1}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}

#: How a unit of days is counted, and how many of them one unit is.
_DAYS = {
    "working_day": ("ouvrés", 1),
    "workable_day": ("ouvrables", 1),
    "calendar_day": ("calendaires", 1),
    "clear_day": ("francs", 1),
    "week": ("calendaires", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}

_READINGS = {
    "end_of_day": END_OF_DAY,
    "end_of_working_day": END_OF_WORKING_DAY,
    "same_time": SAME_HOUR,
}


class Days(StrEnum):
    """What to do with a delay that no number of minutes renders exactly."""

    EXACT_ONLY = "exact-only"
    PRUDENT = "prudent"
    MEAN = "mean"


class Unconvertible(Exception):
    """Why a delay is not exported, a French clause; ``refused`` when somebody has to decide, or mend the contract."""

    def __init__(self, reason: str, kind: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.kind = kind
        self.refused = refused


class Conversion(NamedTuple):
    """``minutes`` on a clock, with the largest error over the exported years, in minutes of that clock.

    ``early``: due at most so much before what the contract says; ``late``: after. ``hours`` is None on the "elapsed"
    clock. ``days``: held as so many working days that end at closing, by a system that counts them itself, and not as
    the ``minutes``.
    """

    minutes: int
    clock: str
    hours: Hours | None
    early: int
    late: int
    days: int | None = None

    @property
    def exact(self) -> bool:
        return not (self.early or self.late)


def convert(rules: RuleSet, target: Target, policy: Days | None) -> Conversion:
    """``target`` in minutes, by a policy; raises `Unconvertible`."""
    length = _the_length(target)
    hours = rules.hours[target.calendar] if target.calendar else None
    if length.unit in _SECONDS or length.unit == "millisecond":
        return _time(length, hours)
    if length.unit not in _DAYS:
        raise Unconvertible(
            "le contrat ne dit pas de quels jours il s'agit : ouvrés, ouvrables ou calendaires",
            "clock_unstated",
            refused=True,
        )
    if hours is None:
        raise _no_hours()
    if length.unit == "workable_day" and not hours.lists:
        raise Unconvertible(
            "le contrat ne dit pas quels jours fériés les jours ouvrables ne comptent pas",
            "holidays_unstated",
            refused=True,
        )
    return _days(rules, length, hours, target.reading, policy)


def _the_length(target: Target) -> Length:
    if target.missing:
        raise Unconvertible(f"le contrat ne donne pas de délai (« {target.written} »)", "no_figure")
    if target.manner == "best_effort":
        raise Unconvertible("c'est une promesse de meilleurs efforts, sans délai", "best_effort")
    if target.manner == "immediate":
        raise Unconvertible("« immédiate » n'est pas un délai", "no_figure")
    if not target.lengths:
        raise Unconvertible(f"ce n'est pas un délai chiffré (« {target.written} »)", "no_figure")
    if len(target.lengths) > 1:
        raise Unconvertible("le délai mêle plusieurs natures (mois et jours)", "mixed_length")
    (length,) = target.lengths
    if length.clock == "unstated":
        raise Unconvertible(
            "le contrat ne dit pas si ce délai court à l'horloge ou pendant les heures d'ouverture",
            "clock_unstated",
            refused=True,
        )
    return length


def _no_hours() -> Unconvertible:
    return Unconvertible(
        "le contrat ne dit pas sur quels horaires ce délai court", "hours_unstated", refused=True
    )


def _time(length: Length, hours: Hours | None) -> Conversion:
    factor = _SECONDS.get(length.unit)
    seconds = length.value * factor if factor else length.value / 1000
    if seconds % 60:
        raise Unconvertible("ce n'est pas un nombre entier de minutes", "below_a_minute")
    minutes = int(seconds // 60)
    if length.clock == ELAPSED:
        return Conversion(minutes, ELAPSED, None, 0, 0)
    if hours is None:
        raise _no_hours()
    return on_hours(minutes, hours)


def on_hours(minutes: int, hours: Hours, early: int = 0, late: int = 0) -> Conversion:
    """Minutes of opening; where it is always open they are minutes of the clock."""
    if hours.always:
        return Conversion(minutes, ELAPSED, None, early, late)
    if not any(hours.week.values()):
        raise Unconvertible(
            f"les horaires « {hours.title} » n'ont pas d'heures d'ouverture", "hours_unstated", refused=True
        )
    return Conversion(minutes, BUSINESS, hours, early, late)


def _days(
    rules: RuleSet, length: Length, hours: Hours, reading: str | None, policy: Days | None
) -> Conversion:
    kind, times = _DAYS[length.unit]
    count = int(length.value * times)
    business = length.clock == BUSINESS and not hours.always
    try:
        calendar = rules.calendar(hours.name)
    except WorktimeError as error:
        raise Unconvertible(str(error).rstrip("."), "hours_unstated", refused=True) from error
    horizon = Horizon(rules.years[0], rules.years[-1])
    end = _READINGS.get(reading or "end_of_day", END_OF_DAY)
    if kind == "francs" and end == SAME_HOUR:
        raise Unconvertible(
            "des jours francs ne courent pas heure pour heure", "clock_unstated", refused=True
        )
    found = _left(count, kind, calendar, horizon, end, rules.extends, business)
    if found is None:
        raise Unconvertible("son échéance sort des années connues", "too_long")
    least, most = found[0] // 60, -(-found[1] // 60)
    minutes = _chosen(least, most, _mean(count, kind, hours, business, least, most), policy)
    early, late = max(0, most - minutes), max(0, minutes - least)
    return (
        on_hours(minutes, hours, early, late) if business else Conversion(minutes, ELAPSED, None, early, late)
    )


@lru_cache(maxsize=256)
def _left(
    count: int, kind: str, calendar: WorkCalendar, horizon: Horizon, end: str, extends: bool, business: bool
) -> tuple[int, int] | None:
    """The least and the most seconds that a delay in days leaves: the same for every target."""
    delay = RunningDelay(count, kind, calendar, horizon, end, extends)
    return lasting(delay, calendar if business else around_the_clock(calendar.tz))


def _chosen(least: int, most: int, mean: int, policy: Days | None) -> int:
    if least == most:
        return least
    match policy:
        case Days.PRUDENT:
            return least
        case Days.MEAN:
            return mean
        case Days.EXACT_ONLY:
            raise Unconvertible(
                f"aucun nombre de minutes ne le rend exactement ({_range(least, most)} selon l'instant de départ)",
                "inexact",
            )
    raise Unconvertible(
        f"il vaut {_range(least, most)} selon l'instant de départ, et l'outil ne tient que des minutes",
        "inexact",
        refused=True,
    )


def _range(least: int, most: int) -> str:
    said = f"de {least:,} à {most:,} minutes"
    return said.replace(",", " ")


def _mean(count: int, kind: str, hours: Hours, business: bool, least: int, most: int) -> int:
    """So many mean days; for months, halfway."""
    if kind == "months":
        return (least + most) // 2
    if not business:
        return count * 24 * 60
    days = day_minutes(hours)
    open_days = [minutes for minutes in days.values() if minutes]
    # « Jours ouvrables » are six a week, whatever the opening days.
    return count * sum(open_days) // (6 if kind == "ouvrables" else len(open_days))


def day_minutes(hours: Hours) -> dict[int, int]:
    """The minutes opened on each weekday, 0 Monday."""
    return {
        day: sum(_span(*slot)[1] - _span(*slot)[0] for slot in hours.week.get(day, ())) for day in range(7)
    }


def segments(hours: Hours) -> dict[int, tuple[tuple[int, int], ...]]:
    """The week as (start, end) in minutes of each day, 1440 its end: cut at midnight, merged where they touch."""
    found: dict[int, list[tuple[int, int]]] = {day: [] for day in range(7)}
    for day, slots in hours.week.items():
        for slot in slots:
            start, end = _span(*slot)
            found[day].append((start, min(end, 1440)))
            if end > 1440:
                found[(day + 1) % 7].append((0, end - 1440))
    return {day: union(slots) for day, slots in found.items()}


def overnight(hours: Hours) -> bool:
    """Whether some opening goes past midnight."""
    return any(_span(*slot)[1] > 1440 for slots in hours.week.values() for slot in slots)


def clock(minutes: int) -> str:
    """« 09:00 »; 1440 is « 24:00 »."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _span(opens: str, closes: str) -> tuple[int, int]:
    start, end = (int(at[:2]) * 60 + int(at[3:]) for at in (opens, closes))
    return start, end if end > start else end + 1440


def around_the_clock(zone: str) -> WorkCalendar:
    return WorkCalendar(dict.fromkeys(range(7), (("00:00", "24:00"),)), zone)
