"""The count behind a deadline: its steps as values, and the same as lines a client can check with a pencil."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from slac.french import DAYS
from slac.worktime.wording import clock, day_of_month, duration, ended, moment, span, weekday_and_day

if TYPE_CHECKING:
    from slac.worktime.calendar import WorkCalendar
    from slac.worktime.days import DaysDue

Spans = Sequence[tuple[datetime, datetime]]

ONE_DAY = timedelta(1)


class Step(NamedTuple):
    """Something that the count meets from `start` to `end`, both in the calendar's zone, and why (French).

    `minutes` is the working time it adds: none but where the calendar is open and the count runs, and a whole
    number unless an instant has seconds.
    """

    start: datetime
    end: datetime
    minutes: float
    why: str


class Explanation(NamedTuple):
    """When a target is due, in the calendar's zone, with the steps that lead there and a line for each."""

    due: datetime
    steps: tuple[Step, ...]
    lines: tuple[str, ...]


_Told = tuple[Step, str]


def explain(calendar: "WorkCalendar", start: datetime, target: timedelta, pauses: Spans) -> Explanation:
    """The count of `target` working time from `start`; `pauses` in order, apart, in the calendar's zone."""
    begin, due = calendar.add(start, 0), calendar.add(start, target, pauses=pauses)
    if not target:
        why = "délai nul, échu aussitôt"
        return _explanation(due, [(Step(begin, begin, 0, why), f"{moment(begin, begin.year)} : {why}")])
    pauses = _within(pauses, begin, due)
    told = [
        *_worked(calendar, _running(begin, due, pauses), begin.year),
        *(_stopped(_later(begin, since), until, "décompte suspendu", begin.year) for since, until in pauses),
        *_closed(calendar, begin, due),
        *_clock_changes(calendar, begin, due),
    ]
    return _explanation(due, sorted(told, key=lambda one: (_when(one[0].start), _when(one[0].end))))


def explain_days(calendar: "WorkCalendar", start: datetime, counted: "DaysDue") -> Explanation:
    """The count of a delay in days: a step a civil day, and the instant it ends as the last step."""
    year = calendar.add(start, 0).year
    told = []
    for day, why in counted.steps:
        # « lundi 6 avril : lundi de Pâques » would say the day of the week twice.
        named = why.startswith(DAYS[day.weekday()])
        written = day_of_month(day, year) if named else weekday_and_day(day, year)
        step = Step(calendar.wall(day), calendar.wall(day + ONE_DAY), 0, why)
        told.append((step, f"{written} : {why}"))
    due, end = counted.due, f"échéance, {counted.end}"
    last = ended(due)
    written = f"{weekday_and_day(last, year)}, minuit" if last else moment(due, year)
    return _explanation(due, [*told, (Step(due, due, 0, end), f"{written} : {end}")])


def _running(begin: datetime, due: datetime, pauses: Spans) -> Iterator[tuple[datetime, datetime]]:
    """What is left from `begin` to `due` once the pauses are taken out."""
    for since, until in pauses:
        if _when(begin) < _when(since):
            yield begin, since
        begin = until
    if _when(begin) < _when(due):
        yield begin, due


def _worked(
    calendar: "WorkCalendar", spans: Iterable[tuple[datetime, datetime]], year: int
) -> Iterator[_Told]:
    joined: list[tuple[datetime, datetime]] = []
    for begin, end in spans:
        for opens, closes, _ in calendar.intervals(begin, end):
            # Round-the-clock hours are one span, not a span a day.
            since = joined.pop()[0] if joined and _when(joined[-1][1]) == _when(opens) else opens
            joined.append((since, closes))
    for since, until in joined:
        length = calendar.between(since, until)
        minutes = length / timedelta(minutes=1)
        step = Step(since, until, int(minutes) if minutes.is_integer() else minutes, "ouvert")
        yield step, f"{span(since, until, year)} : {duration(length)}"


def _closed(calendar: "WorkCalendar", begin: datetime, due: datetime) -> Iterator[_Told]:
    """The days and hours that would have counted, were they not a holiday or closed for once."""
    for ordinal in range(begin.toordinal(), due.toordinal() + 1):
        day = date.fromordinal(ordinal)
        shifts, cuts = calendar.hours.shifts(ordinal), calendar.hours.cuts(ordinal)
        whole_day = calendar.wall(day), calendar.wall(day + ONE_DAY)
        if not shifts and day in calendar.holidays and calendar.week.get(day.weekday()):
            why = f"{calendar.holidays[day] or 'jour férié'}, fermé"
            yield Step(*whole_day, 0, why), f"{day_of_month(day, begin.year)} : {why}"
        elif cuts == shifts != ():
            why = "fermeture exceptionnelle"
            yield Step(*whole_day, 0, why), f"{weekday_and_day(day, begin.year)} : {why}"
        else:
            hours = [
                (calendar.wall(day, timedelta(0, a)), calendar.wall(day, timedelta(0, b))) for a, b in cuts
            ]
            for since, until in _within(hours, begin, due):
                yield _stopped(since, until, "fermeture exceptionnelle", begin.year)


def _clock_changes(calendar: "WorkCalendar", begin: datetime, due: datetime) -> Iterator[_Told]:
    for change in calendar.line(begin.year, due.year).changes:
        if _when(begin) < change.at < _when(due):
            at = datetime.fromtimestamp(change.at, begin.tzinfo)
            gone = at.replace(tzinfo=None) - timedelta(0, change.after - change.before)
            season = "d'été" if change.after > change.before else "d'hiver"
            why = f"passage à l'heure {season}, {clock(gone)} devient {clock(at)}"
            yield Step(at, at, 0, why), f"{weekday_and_day(at, begin.year)} : {why}"


def _stopped(since: datetime, until: datetime, why: str, year: int) -> _Told:
    return Step(since, until, 0, why), f"{span(since, until, year)} : {why}"


def _within(spans: Spans, begin: datetime, due: datetime) -> list[tuple[datetime, datetime]]:
    return [one for one in spans if _when(one[0]) < _when(due) and _when(begin) < _when(one[1])]


def _explanation(due: datetime, told: Sequence[_Told]) -> Explanation:
    return Explanation(due, tuple(step for step, _ in told), tuple(line for _, line in told))


def _later(one: datetime, other: datetime) -> datetime:
    return max(one, other, key=_when)


# Two datetimes of one zone compare by their wall clocks, which a repeated hour puts out of order: instants do not.
_when = datetime.timestamp
