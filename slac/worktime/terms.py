"""What a delay is counted from, as plain values: no contract is needed to count it, and JSON can hold them.

`slac.worktime.delays` takes them out of a contract; what was taken out once can be kept, and counted again.
"""

from datetime import date
from typing import Any, NamedTuple

from slac.worktime.calendar import WorkCalendar
from slac.worktime.holidays import HolidayList, holiday_list


class Part(NamedTuple):
    """So much of one nature, as long as a delay is made of it.

    Milliseconds of "working" or "clock" time, or of hours of which the contract does not say which ("unstated");
    "months"; days of a kind (« ouvrés »…), or of none that is said ("days").
    """

    nature: str
    number: int


class Terms(NamedTuple):
    """One delay as a contract states it.

    ``metric`` is its name there, ``cases`` what it is limited to, ``said`` its words, ``conditional`` whether it has a
    condition that a person judges. ``parts`` is what is counted; ``also``, and its words ``also_said``, what the
    contract says it amounts to (« 24 h, soit 3 jours »), which does not count. ``end`` is how the last day ends, None
    when it is not said; ``extended`` when a delay goes on to a working day (CPC art. 642). ``assumptions`` are French
    sentences; ``unpaused`` is one more, when no suspension is told although the contract has some.
    """

    metric: str
    cases: tuple[str, ...]
    said: str
    conditional: bool
    parts: tuple[Part, ...]
    also: tuple[Part, ...]
    also_said: str
    end: str | None
    extended: bool
    assumptions: tuple[str, ...]
    unpaused: str


class Ground(NamedTuple):
    """The hours on which delays run.

    ``name`` is the contract's, None where it gives no hours. Where there is no ``calendar``, or no ``zone``, a French
    sentence says why. ``workable`` is the key of the holidays that « jours ouvrables » leave out though the hours do
    not say so, with the sentence that tells it; ``six_days`` is the sentence that tells which days those are, where no
    law does.
    """

    name: str | None
    zone: str | None
    calendar: WorkCalendar | None
    without_calendar: str
    without_zone: str
    assumptions: tuple[str, ...]
    workable: tuple[str, str] | None
    six_days: str


def terms_data(terms: Terms) -> list[Any]:
    """Terms as JSON; `terms_of_data` reads them."""
    return list(terms)


def terms_of_data(data: list[Any]) -> Terms:
    metric, cases, said, conditional, parts, also, also_said, end, extended, assumptions, unpaused = data
    return Terms(
        metric, tuple(cases), said, conditional, _parts(parts), _parts(also), also_said, end, extended,
        tuple(assumptions), unpaused,
    )  # fmt: skip


def _parts(data: list[Any]) -> tuple[Part, ...]:
    return tuple(Part(*part) for part in data)


def ground_data(ground: Ground) -> list[Any]:
    """Ground as JSON; `ground_of_data` reads it."""
    calendar = ground.calendar
    return list(ground._replace(calendar=_calendar_data(calendar) if calendar else None))  # type: ignore[arg-type]


def ground_of_data(data: list[Any]) -> Ground:
    name, zone, calendar, without_calendar, without_zone, assumptions, workable, six_days = data
    return Ground(
        name,
        zone,
        _calendar(calendar) if calendar else None,
        without_calendar,
        without_zone,
        tuple(assumptions),
        tuple(workable) if workable else None,
        six_days,
    )


def _calendar_data(calendar: WorkCalendar) -> dict[str, Any]:
    holidays = calendar.holidays
    return {
        "week": [[day, hours] for day, hours in calendar.week.items()],
        "tz": calendar.tz,
        "holidays": holidays.key
        if isinstance(holidays, HolidayList)
        else [[day.isoformat(), name] for day, name in holidays.items()],
        "openings": [[day.isoformat(), opens, closes] for day, opens, closes in calendar.openings],
        "closings": [[day.isoformat(), opens, closes] for day, opens, closes in calendar.closings],
    }


def _calendar(data: dict[str, Any]) -> WorkCalendar:
    holidays = data["holidays"]
    return WorkCalendar(
        {day: [(opens, closes) for opens, closes in hours] for day, hours in data["week"]},
        data["tz"],
        holiday_list(holidays)
        if isinstance(holidays, str)
        else {date.fromisoformat(day): name for day, name in holidays},
        [(date.fromisoformat(day), opens, closes) for day, opens, closes in data["openings"]],
        [(date.fromisoformat(day), opens, closes) for day, opens, closes in data["closings"]],
    )
