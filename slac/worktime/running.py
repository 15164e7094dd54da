"""The delays of a contract as they run: on which calendar, counted how, read how."""

from datetime import date

from slac.model.contract import Commitment, Contract, Element, Priority, ServiceHours
from slac.model.quantities import (
    ClockTime,
    DayKind,
    Days,
    Duration,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)
from slac.worktime.calendar import WorkCalendar
from slac.worktime.days import END_OF_DAY, READINGS
from slac.worktime.from_contract import CalendarReading, calendar_of, hours_for
from slac.worktime.ground import AFTER, Horizon
from slac.worktime.holidays import holiday_years
from slac.worktime.races import RunningDelay

#: The first year over which deadlines are compared, where a contract has no date of effect, or none that is near.
_FIRST_YEAR = 2026


def horizon_of(*contracts: Contract, years: int) -> Horizon:
    """So many years from the date of effect of the first contract that states one, if their holidays are known."""
    for contract in contracts:
        stated = contract.agreement.effective_date
        if stated is None or not isinstance(stated.value, date):
            continue
        if stated.value.year in holiday_years() and stated.value.year + years + AFTER in holiday_years():
            return Horizon(stated.value.year, stated.value.year + years - 1)
    return Horizon(_FIRST_YEAR, _FIRST_YEAR + years - 1)


class Calendars:
    """The calendars of one contract, each built once; ``elsewhere`` is the zone of hours that state none."""

    def __init__(self, contract: Contract, elsewhere: str | None = None) -> None:
        self.contract = contract
        self.elsewhere = elsewhere
        self._read: dict[str, CalendarReading] = {}

    def of(self, hours: ServiceHours) -> CalendarReading:
        if hours.name not in self._read:
            self._read[hours.name] = calendar_of(self.contract, hours, elsewhere=self.elsewhere)
        return self._read[hours.name]

    def hours(self, element: Element) -> ServiceHours | None:
        """The hours on which an element's delays run."""
        return hours_for(self.contract, element)

    def running(self, element: Element) -> WorkCalendar | None:
        hours = self.hours(element)
        return self.of(hours).calendar if hours is not None else None


def stated_reading(contract: Contract, element: Element) -> str | None:
    """When the last of a delay's days ends, as its block or the ``décompte`` says; None where neither does."""
    stated = getattr(element, "days", None) or (contract.counting.days if contract.counting else None)
    return stated.value if stated is not None and stated.value in READINGS else None


def delays_of(
    duration: Duration,
    calendars: Calendars,
    element: Priority | Commitment,
    horizon: Horizon,
    unstated: str = END_OF_DAY,
) -> dict[str, RunningDelay] | None:
    """A stated delay as it runs, by the way it is read: "" where the contract says; None where it cannot be counted.

    ``unstated`` is how days end where the contract does not say.
    """
    calendar = calendars.running(element)
    counting = calendars.contract.counting
    reading = stated_reading(calendars.contract, element) or unstated
    extend = bool(counting and counting.extension and counting.extension.value)

    def running(size: int, unit: str) -> RunningDelay:
        return RunningDelay(size, unit, calendar, horizon, reading, extend)

    match duration.length:
        case WorkingTime(seconds):
            return {"": running(seconds, "working")}
        case ClockTime(milliseconds):
            return {"": running(milliseconds, "clock")}
        case UnstatedTime(milliseconds):
            both = {"clock": running(milliseconds, "clock")}
            return both if calendar is None else {"working": running(milliseconds // 1000, "working"), **both}
        case Days(count, None):
            return {kind.value: running(count, kind.value) for kind in (DayKind.WORKING, DayKind.CALENDAR)}
        case Days(count, DayKind() as kind):
            return {"": running(count, kind.value)}
        case Weeks(count):
            return {"": running(7 * count, DayKind.CALENDAR.value)}
        case Months(count):
            return {"": running(count, "months")}
    return None
