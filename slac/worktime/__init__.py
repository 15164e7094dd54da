"""Business time: opening hours, holidays and zones, and the deadlines they make."""

from slac.worktime.calendar import YEARS, WorkCalendar
from slac.worktime.days import (
    END_OF_DAY,
    END_OF_WORKING_DAY,
    KINDS,
    READINGS,
    SAME_HOUR,
    SUNDAY,
    WEEKEND,
)
from slac.worktime.errors import WorktimeError
from slac.worktime.explanation import Explanation, Step
from slac.worktime.holidays import HolidayList, holiday_keys, holiday_list

__all__ = [
    "END_OF_DAY",
    "END_OF_WORKING_DAY",
    "KINDS",
    "READINGS",
    "SAME_HOUR",
    "SUNDAY",
    "WEEKEND",
    "YEARS",
    "Explanation",
    "HolidayList",
    "Step",
    "WorkCalendar",
    "WorktimeError",
    "holiday_keys",
    "holiday_list",
]
