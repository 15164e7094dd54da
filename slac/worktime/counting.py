"""When a delay is due, counted from its terms: nothing is decided in silence.

What the contract does not say and can be supposed is in ``assumptions``; where it does not say by which clock a delay
runs, every reading is answered and none is chosen.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import END_OF_DAY
from slac.worktime.errors import WorktimeError
from slac.worktime.explanation import Explanation, Step
from slac.worktime.holidays import holiday_list
from slac.worktime.terms import Ground, Part, Terms
from slac.worktime.wording import clock, duration, full_date, instant_of, span

BUSINESS, ELAPSED = "business", "elapsed"

_OUVRES, _OUVRABLES, _CALENDAR = "ouvrés", "ouvrables", "calendaires"
_TIMES = ("working", "clock", "unstated")
_ROUND_THE_CLOCK = "à l'horloge, jour et nuit"


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

    ``readings`` has one entry where the contract says how the delay runs; it is not ``settled`` otherwise, and there
    is one for each answer that is possible. ``also`` reads the equivalent that the contract states beside it.
    ``calendar`` is the name of the hours it runs on.
    """

    terms: Terms
    opened: datetime
    calendar: str | None
    readings: tuple[Reading, ...]
    settled: bool
    also: tuple[Reading, ...]
    assumptions: tuple[str, ...]

    @property
    def due(self) -> datetime | None:
        """The answer; None where the contract does not say by which clock the delay runs."""
        return self.readings[0].due if self.settled else None


def count(
    terms: Terms, ground: Ground, opened: datetime, pauses: Iterable[tuple[datetime, datetime]] = ()
) -> Deadline:
    """The deadline of a delay that ``opened`` sets running, aware or the wall time in the zone of its ground.

    So are the ``pauses``, ``(from, to)`` between which the count is suspended. Raises `WorktimeError` for a wall time
    that the clock never shows or shows twice, where the contract gives no hours for a delay that needs them, and for a
    delay in days that was suspended.
    """
    at = instant(opened, ground.zone, ground.without_zone)
    stops = tuple(
        (instant(since, ground.zone, ground.without_zone), instant(until, ground.zone, ground.without_zone))
        for since, until in pauses
    )
    counting = _Count(terms, ground, stops)
    readings = tuple(counting.readings(terms.parts, at))
    also = tuple(counting.readings(terms.also, at)) if terms.also and not stops else ()
    unpaused = (terms.unpaused,) if terms.unpaused and not stops else ()
    if stops and not terms.unpaused:
        unpaused = (
            "Le contrat ne dit pas que ce délai se suspend : les suspensions données sont décomptées.",
        )
    assumptions = (*ground.assumptions, *terms.assumptions, *unpaused, *counting.assumptions)
    settled = not any(part.nature in ("unstated", "days") for part in terms.parts)
    return Deadline(terms, at, ground.name, readings, settled, also, tuple(dict.fromkeys(assumptions)))


def instant(
    opened: datetime, zone: str | None, without_zone: str = "Le contrat ne dit pas son fuseau"
) -> datetime:
    """``opened`` in the zone; a wall time that is not one instant is refused, with the choices.

    ``without_zone`` says why there is none, for who gave a wall time.
    """
    if opened.tzinfo is not None:
        try:
            return opened.astimezone(ZoneInfo(zone)) if zone else opened
        except OverflowError as error:
            raise WorktimeError(
                f"L'instant {opened.isoformat()} est hors des années que l'on sait compter."
            ) from error
    given = f"{full_date(opened)} à {clock(opened)}"
    if zone is None:
        raise WorktimeError(
            f"{without_zone} : donnez l'instant avec son décalage, comme {instant_of(opened)}+01:00."
        )
    first = opened.replace(tzinfo=ZoneInfo(zone), fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(first.tzinfo).replace(tzinfo=None) != opened:
        raise WorktimeError(
            f"À {zone}, l'horloge ne montre jamais le {given} : elle avance alors à l'heure d'été."
        )
    choices = f"{instant_of(first)} pour son premier passage, {instant_of(second)} pour le second"
    raise WorktimeError(f"À {zone}, l'horloge montre deux fois le {given} : donnez {choices}.")


class _Count:
    """Counts one delay, and keeps what it had to assume."""

    def __init__(self, terms: Terms, ground: Ground, pauses: tuple[tuple[datetime, datetime], ...]) -> None:
        self.terms = terms
        self.ground = ground
        self.pauses = pauses
        self.assumptions: list[str] = []

    def readings(self, parts: tuple[Part, ...], opened: datetime) -> Iterator[Reading]:
        if len(parts) != 1:
            yield self._of(ELAPSED, "par dates", self._mixed(parts, opened))
            return
        ((nature, number),) = parts
        length = timedelta(milliseconds=number if nature in _TIMES else 0)
        match nature:
            case "working":
                yield self._business(length, opened)
            case "clock":
                yield self._elapsed(length, opened)
            case "unstated":
                if self._open("heures ouvrées"):
                    yield self._business(length, opened)
                yield self._elapsed(length, opened)
            case "days":
                if self._open("jours ouvrés"):
                    yield self._days(number, _OUVRES, opened)
                yield self._days(number, _CALENDAR, opened)
            case "months":
                yield self._of(ELAPSED, "de date à date", self._mixed(parts, opened))
            case kind:
                yield self._days(number, kind, opened)

    def _open(self, said: str) -> bool:
        """Whether there are hours to count on; the reading that cannot be answered for want of them is told."""
        if self.ground.calendar is None:
            self.assumptions.append(f"Lu en {said}, ce délai ne se calcule pas, faute d'horaires.")
        return self.ground.calendar is not None

    def _business(self, target: timedelta, opened: datetime) -> Reading:
        return self._of(
            BUSINESS, "en heures ouvrées", self._hours().explain(opened, target, pauses=self.pauses)
        )

    def _elapsed(self, target: timedelta, opened: datetime) -> Reading:
        explained = self._round_the_clock(target, opened)
        steps = tuple(
            step._replace(why=_ROUND_THE_CLOCK) if step.why == "ouvert" else step for step in explained.steps
        )
        return self._of(ELAPSED, "à l'horloge", explained._replace(steps=steps))

    def _round_the_clock(self, target: timedelta, opened: datetime) -> Explanation:
        if self.ground.zone is not None or self.pauses:
            return _always(self.ground.zone or "UTC").explain(opened, target, pauses=self.pauses)
        due = (opened.astimezone(UTC) + target).astimezone(opened.tzinfo)
        minutes = target / timedelta(minutes=1)
        step = Step(opened, due, int(minutes) if minutes.is_integer() else minutes, "ouvert")
        return Explanation(due, (step,), (f"{span(opened, due, opened.year)} : {duration(target)}",))

    def _days(self, number: int, kind: str, opened: datetime) -> Reading:
        clock = BUSINESS if kind in (_OUVRES, _OUVRABLES) else ELAPSED
        return self._of(clock, f"en jours {kind}", self._dated(kind, opened, number, 0))

    def _mixed(self, parts: tuple[Part, ...], opened: datetime) -> Explanation:
        """Months first, then days (CPC art. 641, al. 3)."""
        months = days = 0
        kind = _CALENDAR
        for nature, number in parts:
            match nature:
                case "months":
                    months += number
                case "working" | "clock" | "unstated":
                    raise Unanswerable("Un délai qui mêle des jours et des heures ne se calcule pas.")
                case "days":
                    raise Unanswerable(
                        "Le contrat ne dit pas de quels jours il s'agit : ouvrés, ouvrables ou calendaires."
                    )
                case _:
                    days, kind = days + number, nature
        return self._dated(kind, opened, days, months)

    def _dated(self, kind: str, opened: datetime, days: int, months: int) -> Explanation:
        if self.pauses:
            raise Unanswerable("Le contrat ne dit pas comment une suspension allonge un délai en jours.")
        end = self.terms.end
        if end is None:
            end = END_OF_DAY
            self.assumptions.append(
                "La lecture des jours n'est pas dite : le délai s'achève à la fin du dernier jour."
            )
        return self._calendar(kind).explain_days(
            opened, days, kind, end, months=months, extend=self.terms.extended
        )

    def _calendar(self, kind: str) -> WorkCalendar:
        """The calendar on which days are counted; « jours ouvrables » leave out the law's holidays, said or not."""
        if (
            self.ground.calendar is None
            and self.ground.zone is not None
            and kind not in (_OUVRES, _OUVRABLES)
        ):
            return _always(self.ground.zone)  # civil days need no opening hours
        calendar = self._hours()
        if kind == _OUVRABLES and self.ground.six_days:
            self.assumptions.append(self.ground.six_days)
        if kind != _OUVRABLES or self.ground.workable is None:
            return calendar
        key, sentence = self.ground.workable
        self.assumptions.append(sentence)
        return WorkCalendar(
            calendar.week, calendar.tz, holiday_list(key), calendar.openings, calendar.closings
        )

    def _hours(self) -> WorkCalendar:
        if self.ground.calendar is None:
            raise Unanswerable(self.ground.without_calendar)
        return self.ground.calendar

    def _of(self, clock: str, said: str, explained: Explanation) -> Reading:
        return Reading(clock, said, explained.due, explained.steps, explained.lines)


def _always(zone: str) -> WorkCalendar:
    return WorkCalendar(dict.fromkeys(range(7), (("00:00", "24:00"),)), zone)
