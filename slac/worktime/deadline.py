"""When a promised delay is due, for a given opening instant: what ``slac deadline`` answers.

Nothing is decided in silence. What the contract does not say and can be supposed is in ``assumptions``; where it does
not say by which clock a delay runs, every reading is answered and none is chosen.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slac.model.contract import CaseKey, Commitment, Contract, Delay, Priority, ServiceHours, Stated
from slac.model.quantities import (
    ClockTime,
    DayKind,
    Days,
    Duration,
    Length,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)
from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import END_OF_DAY, READINGS
from slac.worktime.errors import WorktimeError
from slac.worktime.explanation import Explanation, Step
from slac.worktime.from_contract import CalendarReading, calendar_of, hours_for
from slac.worktime.holidays import holiday_list
from slac.worktime.jurisdiction import jurisdiction_of

BUSINESS, ELAPSED = "business", "elapsed"


class Unanswerable(WorktimeError):
    """A contract that does not say enough for its delay to be computed."""

    exit_code = 1


class Reading(NamedTuple):
    """One way to read a delay: ``clock`` "business" or "elapsed", how that is said, when it is due, and the count."""

    clock: str
    said: str
    due: datetime
    steps: tuple[Step, ...]
    lines: tuple[str, ...]


class Deadline(NamedTuple):
    """When one delay is due.

    ``metric`` is the contract's name for the delay, ``cases`` what it is limited to, ``stated`` its statement, whose
    conditions are for a person to judge. ``readings`` has one entry where the contract says how the delay runs, several
    where it does not. ``also`` reads the ``equivalent`` that the contract states beside it (« 24 h, soit 3 jours »),
    which does not count. ``calendar`` is the name of the hours it runs on.
    """

    metric: str
    stated: Stated[Delay]
    target: Duration
    cases: tuple[CaseKey, ...]
    opened: datetime
    calendar: str | None
    readings: tuple[Reading, ...]
    assumptions: tuple[str, ...]
    also: tuple[Reading, ...] = ()
    equivalent: Duration | None = None

    @property
    def due(self) -> datetime | None:
        """The answer; None where the contract does not say by which clock the delay runs."""
        return self.readings[0].due if len(self.readings) == 1 else None


def deadlines(
    contract: Contract,
    element: Priority | Commitment,
    opened: datetime,
    pauses: Iterable[tuple[datetime, datetime]] = (),
    read: Callable[[Contract, ServiceHours], CalendarReading] = calendar_of,
) -> tuple[Deadline, ...]:
    """The deadlines of a priority or a commitment, one for each of its delays and cases that has a figure.

    ``opened`` is aware, or the wall time in the zone of the commitment; so are the ``pauses``, ``(from, to)`` between
    which the count is suspended. ``read`` is for who keeps calendars from one call to the next. Raises `WorktimeError`
    for a wall time that the clock never shows or shows twice, where the contract gives no hours for a delay that needs
    them, and for a delay in days that was suspended.
    """
    hours = hours_for(contract, element)
    reading = read(contract, hours) if hours else None
    zone = reading.zone if reading else None
    at = instant(opened, zone)
    stops = tuple((instant(since, zone), instant(until, zone)) for since, until in pauses)
    found = []
    for timed in element.delays:
        for cases, delay, stated in timed.stated.each():
            if delay.target is not None:
                count = _Count(contract, element, reading, stops)
                readings = tuple(count.readings(delay.target, at))
                also = tuple(count.readings(delay.also, at)) if delay.also is not None and not stops else ()
                found.append(
                    Deadline(
                        timed.metric,
                        stated,
                        delay.target,
                        (*timed.stated.only_for, *cases),
                        at,
                        hours.written_name if hours else None,
                        readings,
                        tuple(dict.fromkeys((*(reading.assumptions if reading else ()), *count.assumptions))),
                        also,
                        delay.also,
                    )
                )
    return tuple(found)


def instant(opened: datetime, zone: str | None) -> datetime:
    """``opened`` in the zone; a wall time that is not one instant is refused, with the choices."""
    if opened.tzinfo is not None:
        try:
            return opened.astimezone(ZoneInfo(zone)) if zone else opened
        except OverflowError as error:
            raise WorktimeError(
                f"L'instant {opened.isoformat()} est hors des années que l'on sait compter."
            ) from error
    if zone is None:
        raise WorktimeError(
            "Le contrat ne dit pas son fuseau : donnez l'instant avec son décalage, comme 2026-03-27T16:00+01:00."
        )
    first = opened.replace(tzinfo=ZoneInfo(zone), fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(ZoneInfo("UTC")).astimezone(first.tzinfo).replace(tzinfo=None) != opened:
        raise WorktimeError(
            f"À {zone}, l'horloge ne montre jamais {opened.isoformat()} : elle passe à l'heure d'été."
        )
    choices = f"{first.isoformat()} ou {second.isoformat()}"
    raise WorktimeError(f"À {zone}, l'horloge montre deux fois {opened.isoformat()} : dites {choices}.")


class _Count:
    """Counts the delays of one block, and keeps what it had to assume."""

    def __init__(
        self,
        contract: Contract,
        element: Priority | Commitment,
        reading: CalendarReading | None,
        pauses: tuple[tuple[datetime, datetime], ...] = (),
    ) -> None:
        self.contract = contract
        self.element = element
        self.reading = reading
        self.pauses = pauses
        self.assumptions: list[str] = []

    def readings(self, target: Duration, opened: datetime) -> Iterator[Reading]:
        length = target.length
        match length:
            case None:
                yield self._of(ELAPSED, "par dates", self._parts(target.lengths, opened))
            case WorkingTime(seconds):
                yield self._business(timedelta(seconds=seconds), opened)
            case ClockTime(milliseconds):
                yield self._elapsed(timedelta(milliseconds=milliseconds), opened)
            case UnstatedTime(milliseconds):
                if self.reading is not None and self.reading.calendar is not None:
                    yield self._business(timedelta(milliseconds=milliseconds), opened)
                yield self._elapsed(timedelta(milliseconds=milliseconds), opened)
            case Days(count, None):
                for kind in (DayKind.WORKING, DayKind.CALENDAR):
                    yield self._days(count, kind, opened)
            case Days(count, kind):
                yield self._days(count, kind, opened)
            case Weeks(count):
                yield self._days(7 * count, DayKind.CALENDAR, opened)
            case Months():
                yield self._of(ELAPSED, "de date à date", self._parts((length,), opened))

    def _business(self, target: timedelta, opened: datetime) -> Reading:
        self._start()
        return self._of(
            BUSINESS, "en heures ouvrées", self._calendar().explain(opened, target, pauses=self.pauses)
        )

    def _elapsed(self, target: timedelta, opened: datetime) -> Reading:
        self._start()
        zone = self.reading.zone if self.reading else None
        begin = opened.astimezone(ZoneInfo(zone)) if zone else opened
        if self.pauses:
            always = WorkCalendar(dict.fromkeys(range(7), (("00:00", "24:00"),)), zone or "UTC")
            return self._of(ELAPSED, "à l'horloge", always.explain(begin, target, pauses=self.pauses))
        due = (begin.astimezone(ZoneInfo("UTC")) + target).astimezone(begin.tzinfo)
        minutes = target / timedelta(minutes=1)
        step = Step(
            begin, due, int(minutes) if minutes.is_integer() else minutes, "à l'horloge, jour et nuit"
        )
        return Reading(ELAPSED, "à l'horloge", due, (step,), ())

    def _days(self, count: int, kind: DayKind, opened: datetime) -> Reading:
        self._start()
        clock = BUSINESS if kind in (DayKind.WORKING, DayKind.OUVRABLES) else ELAPSED
        explained = self._counting_days(kind).explain_days(
            opened, count, kind.value, self._end_of_days(), extend=self._extended()
        )
        return self._of(clock, f"en jours {kind.value}", explained)

    def _parts(self, lengths: Iterable[Length], opened: datetime) -> Explanation:
        """Months first, then days (CPC art. 641, al. 3)."""
        self._start()
        months = days = 0
        kind: DayKind | None = DayKind.CALENDAR
        for length in lengths:
            match length:
                case Months(count):
                    months += count
                case Weeks(count):
                    days += 7 * count
                case Days(count, kind):
                    days += count
                case _:
                    raise Unanswerable("Un délai qui mêle des jours et des heures ne se calcule pas.")
        if kind is None:
            raise Unanswerable(
                "Le contrat ne dit pas de quels jours il s'agit : ouvrés, ouvrables ou calendaires."
            )
        return self._calendar().explain_days(
            opened, days, kind.value, self._end_of_days(), months=months, extend=self._extended()
        )

    def _of(self, clock: str, said: str, explained: Explanation) -> Reading:
        return Reading(clock, said, explained.due, explained.steps, explained.lines)

    def _calendar(self) -> WorkCalendar:
        if self.reading is None:
            raise Unanswerable(
                "Le contrat ne dit pas sur quels horaires ce délai court : il ne se calcule pas."
            )
        if self.reading.fault is not None:
            raise Unanswerable(self.reading.fault)
        if self.reading.calendar is None:
            title = self.reading.hours.title
            lacking = "pas d'heures d'ouverture" if self.reading.zone else "pas de fuseau connu"
            raise Unanswerable(f"Les horaires « {title} » n'ont {lacking} : ce délai ne se calcule pas.")
        return self.reading.calendar

    def _counting_days(self, kind: DayKind) -> WorkCalendar:
        """The calendar on which days are counted; « jours ouvrables » leave out the law's holidays, said or not."""
        calendar = self._calendar()
        found = jurisdiction_of(self.contract)
        if (
            kind is not DayKind.OUVRABLES
            or calendar.holidays
            or found is None
            or found[0].holiday_list is None
        ):
            return calendar
        jurisdiction, reason = found
        self.assumptions.append(
            f"Les jours fériés que les jours ouvrables ne comptent pas ne sont pas dits : {jurisdiction.label}, "
            f"d'après {reason}."
        )
        holidays = holiday_list(jurisdiction.holiday_list or "")
        return WorkCalendar(calendar.week, calendar.tz, holidays, calendar.openings, calendar.closings)

    def _end_of_days(self) -> str:
        if self.pauses:
            raise Unanswerable("Le contrat ne dit pas comment une suspension allonge un délai en jours.")
        counting = self.contract.counting
        stated = self.element.days or (counting.days if counting else None)
        if stated is not None and stated.value in READINGS:
            return stated.value
        self.assumptions.append(
            "La lecture des jours n'est pas dite : le délai s'achève à la fin du dernier jour."
        )
        return END_OF_DAY

    def _extended(self) -> bool:
        counting = self.contract.counting
        return bool(counting and counting.extension and counting.extension.value)

    def _start(self) -> None:
        counting = self.contract.counting
        stated = self.element.start or (counting.start if counting else None)
        if stated is None or not stated.value:
            self.assumptions.append(
                "L'événement de départ n'est pas dit : l'instant donné est pris pour lui."
            )
        elif "ouverture du ticket" not in stated.value:
            events = " ou ".join(f"« {event} »" for event in stated.value)
            self.assumptions.append(f"Le délai court de {events} : l'instant donné est pris pour lui.")
        paused = self.element.suspended_during or (counting.suspended_during if counting else None)
        if paused is not None and paused.value and not self.pauses:
            during = ", ".join(paused.value)
            self.assumptions.append(f"Suspendu pendant : {during} ; aucune suspension n'est comptée ici.")
