"""The calendars of a contract, read once for all the rules that look at them."""

from slac.lint.once import once_a_contract
from slac.model.contract import Contract, ServiceHours
from slac.worktime import from_contract
from slac.worktime.from_contract import CalendarReading


def calendar_of(contract: Contract, hours: ServiceHours) -> CalendarReading:
    """As `slac.worktime.from_contract.calendar_of`."""
    return _calendars(contract)[hours.name]


@once_a_contract
def _calendars(contract: Contract) -> dict[str, CalendarReading]:
    return {hours.name: from_contract.calendar_of(contract, hours) for hours in contract.all(ServiceHours)}
