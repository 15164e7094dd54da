"""Delays in days, months and years, counted as the law counts them.

The day of the event is not counted, the last day is (Code de procédure civile, art. 641; the same rule in Québec,
CPC art. 83). What a « jour » is must be said:

- « ouvrés »: days on which the calendar opens;
- « ouvrables »: every day but the weekly rest days and the holidays, open or not (Saturday counts in France);
- « calendaires »: every day;
- « francs »: whole days, neither the first nor the last counted, so the delay ends a day later.

And when the last day ends is a reading of its own:

- « fin de journée »: at 24:00 (CPC art. 642), the legal default;
- « fin de journée ouvrée »: at that day's closing time, when the contract says so;
- « heure pour heure »: at the hour of the event.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from slac.worktime.arguments import read_day
from slac.worktime.errors import WorktimeError
from slac.worktime.wording import clock, count, full_date, ordinal

if TYPE_CHECKING:
    from slac.worktime.calendar import WorkCalendar

KINDS = ("ouvrés", "ouvrables", "calendaires", "francs")
END_OF_DAY = "fin de journée"
END_OF_WORKING_DAY = "fin de journée ouvrée"
SAME_HOUR = "heure pour heure"
READINGS = (END_OF_DAY, END_OF_WORKING_DAY, SAME_HOUR)

SUNDAY = (6,)
WEEKEND = (5, 6)

ONE_DAY = timedelta(1)

_COUNTED_IN = "Les jours se comptent en"


class Rule(TypedDict, total=False):
    """What a delay may add to a number of days.

    `years` and `months` are counted before the days (CPC art. 641, al. 3): to the day of the same number, or to the
    last day of a month that has none (al. 2). `rest_days` are the weekdays that are not « ouvrables »: Sunday where
    nothing is said, as in France (Code du travail, L3132-3). With `extend`, a delay that would end on a Saturday, a
    Sunday or a holiday ends on the next day that is none (CPC art. 642, al. 2; CPC du Québec, art. 83): a rule of
    procedure, that a contract has only when it asks for it.
    """

    months: int
    years: int
    extend: bool
    rest_days: Iterable[int]


class DayStep(NamedTuple):
    """A day of the count, and what it is in it (French)."""

    day: date
    why: str


class DaysDue(NamedTuple):
    """When a delay in days ends, in the calendar's zone, how its days were counted, and by which reading it ends."""

    due: datetime
    steps: tuple[DayStep, ...]
    end: str


def last_day(
    calendar: "WorkCalendar", start: datetime | date, n: int, kind: str, **rule: Unpack[Rule]
) -> date:
    """The last day of a delay that runs from the day of `start`, an aware instant or a civil date."""
    day = calendar.add(start, 0).date() if isinstance(start, datetime) else read_day(start)
    return _count(calendar, day, n, kind, **rule)[-1].day


def add_days(
    calendar: "WorkCalendar",
    start: datetime,
    n: int,
    kind: str,
    reading: str = END_OF_DAY,
    **rule: Unpack[Rule],
) -> DaysDue:
    """When a delay that `start` (aware) sets running ends, in the calendar's zone; one of nothing, at its start.

    The end of a day is the midnight that follows it, also for « fin de journée ouvrée » on a day that does not
    open. « Heure pour heure », in « jours ouvrés »: a start outside the opening hours first moves to the next
    opening; the hour is then kept, but brought back to the closing time of a last day that closes earlier. In the
    other kinds of days the hour is kept as it is; « jours francs », always whole, refuse that reading.
    """
    reading = _word(reading, READINGS, "La fin d'un délai en jours se lit")
    kind = _word(kind, KINDS, _COUNTED_IN)
    begin = calendar.add(start, 0)
    if not (n or rule.get("months") or rule.get("years")):
        return DaysDue(begin, _count(calendar, begin.date(), n, kind, **rule), "délai nul")
    if reading == SAME_HOUR:
        return _same_hour(calendar, begin, n, kind, **rule)
    steps = _count(calendar, begin.date(), n, kind, **rule)
    closing = calendar.closing_of(steps[-1].day) if reading == END_OF_WORKING_DAY else None
    return DaysDue(closing or calendar.wall(steps[-1].day + ONE_DAY), steps, reading)


def _same_hour(calendar: "WorkCalendar", begin: datetime, n: int, kind: str, **rule: Unpack[Rule]) -> DaysDue:
    if kind == "francs":
        raise WorktimeError("Les jours francs se comptent entiers : ils ne courent pas heure pour heure.")
    moved, day = begin, begin.date()
    if kind == "ouvrés":
        moved = calendar.next_opening(begin)
        day = calendar.day_of_shift(moved)
    steps = _count(calendar, day, n, kind, **rule)
    if moved != begin:
        steps = (DayStep(day, f"départ à l'ouverture, {clock(moved)}, jour non compté"), *steps[1:])
    # On the wall clock; past 24:00 in a shift that started the day before.
    time = moved.replace(tzinfo=None) - datetime(day.year, day.month, day.day)
    due = calendar.wall(steps[-1].day, time)
    closing = calendar.closing_of(steps[-1].day) if kind == "ouvrés" else None
    if closing and closing.timestamp() < due.timestamp():
        return DaysDue(closing, steps, f"{SAME_HOUR}, ramenée à la fermeture")
    return DaysDue(due, steps, SAME_HOUR)


def _count(
    calendar: "WorkCalendar",
    day: date,
    n: int,
    kind: str,
    *,
    months: int = 0,
    years: int = 0,
    extend: bool = False,
    rest_days: Iterable[int] = SUNDAY,
) -> tuple[DayStep, ...]:
    kind = _word(kind, KINDS, _COUNTED_IN)
    if not hasattr(n, "__index__"):
        raise WorktimeError(f"Un délai en jours se donne en jours entiers ; « {n} » n'en est pas un nombre.")
    if n < 0 or months < 0 or years < 0:
        raise WorktimeError("Un délai ne peut pas être négatif.")
    steps = [DayStep(day, "jour de l'événement, non compté")]
    if months or years:
        spans = [count(years, "an"), f"{months} mois" if months else ""]
        calendar.check_year(day.year + years + (day.month - 1 + months) // 12)
        day = months_after(day, 12 * years + months)
        steps.append(DayStep(day, f"{' et '.join(filter(None, spans))} après"))
    if n:
        off = _reason_off(calendar, kind, frozenset(rest_days))
        steps += _days(calendar, day, n, off, kind.removesuffix("s"))
        if kind == "francs":
            steps.append(DayStep(steps[-1].day + ONE_DAY, "dernier jour, non compté"))
    if extend and len(steps) > 1:
        off = _reason_off(calendar, "ouvrables", frozenset(WEEKEND))
        while why := off(steps[-1].day):
            steps[-1] = DayStep(steps[-1].day, f"{steps[-1].why} ; {why}, délai prorogé")
            steps.append(DayStep(steps[-1].day + ONE_DAY, "report"))
    return tuple(steps)


def _days(
    calendar: "WorkCalendar", day: date, n: int, off: Callable[[date], str], kind: str
) -> Iterator[DayStep]:
    start, counted = day, 0
    while counted < n:
        day += ONE_DAY
        if day.year not in calendar.years:
            raise WorktimeError(
                f"À partir du {full_date(start)}, il ne se trouve pas {n} jours à compter "
                f"avant la fin de {calendar.years[-1]}, dernière année que ce calendrier couvre."
            )
        why = off(day)
        counted += not why
        yield DayStep(day, why or f"{ordinal(counted)} jour {kind}")


def _reason_off(calendar: "WorkCalendar", kind: str, rest_days: Collection[int]) -> Callable[[date], str]:
    """Why a day does not count, in French; nothing for a day that does."""

    def closed(day: date) -> str:
        if calendar.is_working_day(day):
            return ""
        holiday = calendar.holidays.get(day)
        return "fermé" if holiday is None else f"{holiday or 'jour férié'}, fermé"

    def resting(day: date) -> str:
        holiday = calendar.holidays.get(day)
        if holiday is not None:
            return holiday or "jour férié"
        return "jour de repos" if day.weekday() in rest_days else ""

    return {"ouvrés": closed, "ouvrables": resting}.get(kind, lambda day: "")


def _word(word: str, words: tuple[str, ...], what: str) -> str:
    """The one of ``words`` that is meant, with or without its accents."""
    for known in words:
        if word in (known, known.replace("é", "e")):
            return known
    choices = ", ".join(f"« {choice} »" for choice in words)
    raise WorktimeError(f"{what} {choices} ; « {word} » n'en est pas.")


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of a month that has none (CPC art. 641, al. 2)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - ONE_DAY).day))
