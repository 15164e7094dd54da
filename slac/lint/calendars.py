"""The calendars of a contract, read once for all the rules that look at them."""

from slac.lint.maintenance import WEEK
from slac.lint.once import once_a_contract
from slac.model.contract import Contract, Element, ServiceHours
from slac.worktime import from_contract
from slac.worktime.from_contract import CalendarReading, hours_for


def calendar_of(contract: Contract, hours: ServiceHours) -> CalendarReading:
    """As `slac.worktime.from_contract.calendar_of`."""
    return _calendars(contract)[hours.name]


def is_always_open(contract: Contract, element: Element) -> bool:
    """Whether the delays of a block run on hours that never close, where working and clock time are the same."""
    hours = hours_for(contract, element)
    return hours is not None and sum(calendar_of(contract, hours).weekly_minutes) == WEEK


@once_a_contract
def _calendars(contract: Contract) -> dict[str, CalendarReading]:
    return {hours.name: from_contract.calendar_of(contract, hours) for hours in contract.all(ServiceHours)}
