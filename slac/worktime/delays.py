"""The delays of a contract, taken out of it so that they can be counted (see ``slac.worktime.counting``)."""

from collections.abc import Callable, Iterator

from slac.model.contract import Commitment, Contract, Delay, Priority, ServiceHours, Stated
from slac.model.quantities import ClockTime, Days, Duration, Length, Months, UnstatedTime, Weeks, WorkingTime
from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import READINGS
from slac.worktime.from_contract import CalendarReading, calendar_of, hours_for
from slac.worktime.jurisdiction import Jurisdiction, jurisdiction_of
from slac.worktime.terms import Ground, Part, Terms

Read = Callable[[Contract, ServiceHours], CalendarReading]


def terms_of(contract: Contract, element: Priority | Commitment) -> Iterator[tuple[Stated[Delay], Terms]]:
    """The delays and cases that have a figure, each with its statement."""
    end = _end_of_days(contract, element)
    assumptions, unpaused = _start(contract, element), _unpaused(contract, element)
    counting = contract.counting
    extended = bool(counting and counting.extension and counting.extension.value)
    for timed in element.delays:
        for keys, delay, stated in timed.stated.each():
            if delay.target is not None:
                yield (
                    stated,
                    Terms(
                        timed.metric,
                        tuple(
                            key.label or key.written or key.name or ""
                            for key in (*timed.stated.only_for, *keys)
                        ),
                        _words(stated.span.text),
                        bool(stated.conditions),
                        _parts(delay.target),
                        _parts(delay.also) if delay.also is not None else (),
                        _words(delay.also.span.text) if delay.also is not None else "",
                        end,
                        extended,
                        assumptions,
                        unpaused,
                    ),
                )


def ground_of(contract: Contract, element: Priority | Commitment, read: Read = calendar_of) -> Ground:
    """The hours on which the delays of an element run, or, without any, the zone that the law supplies.

    ``read`` is for who keeps calendars from one call to the next.
    """
    hours = hours_for(contract, element)
    found = jurisdiction_of(contract)
    if hours is None:
        zone = found[0].zone if found else None
        return Ground(
            None,
            zone,
            None,
            "Le contrat ne dit pas sur quels horaires ce délai court : il ne se calcule pas.",
            "Le contrat ne dit pas son fuseau",
            (f"Le fuseau n'est pas dit : {zone}, d'après {found[1]}.",) if found else (),
            None,
            "",
        )
    reading = read(contract, hours)
    calendar = reading.calendar
    lacking = reading.fault or (
        f"{reading.without_zone} : ce délai ne se calcule pas."
        if reading.zone is None
        else f"Les horaires « {hours.title} » n'ont pas d'heures d'ouverture : ce délai ne se calcule pas."
    )
    return Ground(
        hours.written_name,
        reading.zone,
        calendar,
        lacking,
        reading.without_zone,
        reading.assumptions,
        _workable(calendar, found),
        "" if found is not None and found[0].label == "France" else _SIX_DAYS,
    )


_SIX_DAYS = "Les jours ouvrables sont comptés du lundi au samedi : rien ne dit lesquels ils sont."


def _workable(
    calendar: WorkCalendar | None, found: tuple[Jurisdiction, str] | None
) -> tuple[str, str] | None:
    """The law's holidays, for « jours ouvrables » on hours that close on none, and the sentence that says so."""
    jurisdiction, reason = found or (None, "")
    if calendar is None or calendar.holidays or jurisdiction is None or jurisdiction.holiday_list is None:
        return None
    sentence = (
        "Les jours fériés que les jours ouvrables ne comptent pas ne sont pas dits : "
        f"{jurisdiction.label}, d'après {reason}."
    )
    return jurisdiction.holiday_list, sentence


def _parts(duration: Duration) -> tuple[Part, ...]:
    return tuple(_part(length) for length in duration.lengths)


def _part(length: Length) -> Part:
    match length:
        case WorkingTime(seconds):
            return Part("working", 1000 * seconds)
        case ClockTime(milliseconds):
            return Part("clock", milliseconds)
        case UnstatedTime(milliseconds):
            return Part("unstated", milliseconds)
        case Days(number, kind):
            return Part(kind.value if kind else "days", number)
        case Weeks(number):
            return Part("calendaires", 7 * number)
        case Months(number):
            return Part("months", number)


def _end_of_days(contract: Contract, element: Priority | Commitment) -> str | None:
    stated = element.days or (contract.counting.days if contract.counting else None)
    return stated.value if stated is not None and stated.value in READINGS else None


def _start(contract: Contract, element: Priority | Commitment) -> tuple[str, ...]:
    stated = element.start or (contract.counting.start if contract.counting else None)
    if stated is None or not stated.value:
        return ("L'événement de départ n'est pas dit : l'instant donné est pris pour lui.",)
    if "ouverture du ticket" in stated.value:
        return ()
    events = " ou ".join(f"« {event} »" for event in stated.value)
    return (f"Le délai part de {events}, pris à l'instant donné.",)


def _unpaused(contract: Contract, element: Priority | Commitment) -> str:
    counting = contract.counting
    paused = element.suspended_during or (counting.suspended_during if counting else None)
    if paused is None or not paused.value:
        return ""
    return f"Suspendu pendant : {', '.join(paused.value)} ; aucune suspension n'est comptée ici."


def _words(text: str) -> str:
    return " ".join(text.split())
