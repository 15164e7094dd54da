"""The rule set as its readers see it: typed values over the JSON of ``rules.json``, and nothing that is not in it.

``RuleSet.read(data)`` is the one way in; whoever applies a contract elsewhere starts here. What has no typed view yet
is under ``rules``, as it is written.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from slac.export.quantities import Json
from slac.export.rules import VERSION
from slac.export.text import loads
from slac.record import Record
from slac.worktime.calendar import YEARS, WorkCalendar
from slac.worktime.errors import WorktimeError
from slac.worktime.holidays import holiday_list

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Number = Decimal | int


class Place(NamedTuple):
    """Where a fact is stated: the printed clause (None: it has no number) and the line of the source."""

    clause: str | None
    line: int


class Length(NamedTuple):
    """A length of time of one nature; ``clock`` is "business", "elapsed" or "unstated"."""

    value: Number
    unit: str
    clock: str


class Target(NamedTuple):
    """A delay that is promised, for ``cases`` only unless there are none.

    ``lengths`` is empty where there is no figure, and has several parts for « 1 mois et 15 jours »; ``reading`` is how
    days end ("end_of_day", "end_of_working_day", "same_time", "other"; None: not said), ``calendar`` the name of the
    hours on which it runs.
    """

    metric: str
    term: str
    lengths: tuple[Length, ...]
    written: str
    cases: tuple[str, ...]
    conditions: tuple[str, ...]
    calendar: str | None
    reading: str | None
    percentile: Number | None
    population: str | None
    manner: str | None
    equivalent: str | None
    at_least: str | None
    pauses: tuple[str, ...]
    start: tuple[str, ...]
    carry_over: str | None
    missing: str | None
    place: Place


class Answered(NamedTuple):
    """A priority (``rank`` may be None) or a commitment, with the delays that it promises."""

    kind: str
    name: str
    label: str
    rank: int | None
    targets: tuple[Target, ...]
    place: Place

    @property
    def section(self) -> str:
        """Where the rule set has it."""
        return "priorities" if self.kind == "priority" else "commitments"


class Holiday(NamedTuple):
    """``yearly``: it falls on that month and day every year."""

    day: date
    name: str
    yearly: bool


class DatedHours(NamedTuple):
    """Days that are open or closed by exception, ends included; ``hours`` empty: all day; ``yearly``: every year."""

    first: date
    last: date
    hours: tuple[tuple[str, str], ...]
    yearly: bool
    place: Place


class Hours(NamedTuple):
    """Opening hours. ``week`` maps weekdays (0 Monday) to pairs of "HH:MM", an end at or before its start being of the
    next day; ``zone`` is an IANA key, None when not known; ``lists`` are the keys of the holiday lists."""

    name: str
    label: str
    zone: str | None
    week: Mapping[int, tuple[tuple[str, str], ...]]
    lists: tuple[str, ...]
    holidays: tuple[Holiday, ...]
    opened: tuple[DatedHours, ...]
    closed: tuple[DatedHours, ...]
    place: Place

    @property
    def title(self) -> str:
        return self.label or self.name

    @property
    def always(self) -> bool:
        """Open day and night, all year."""
        return not (self.closed or self.lists) and all(
            self.week.get(day) == (("00:00", "24:00"),) for day in range(7)
        )


class RuleSet(Record):
    """The rules of one contract; two are equal when all that they say is."""

    rules: Json

    @classmethod
    def read(cls, data: bytes) -> "RuleSet":
        """The rule set written in ``data``; raises `ValueError` for another version."""
        rules = loads(data)
        if rules.get("version") != VERSION:
            raise ValueError("not a rule set of this version")
        return cls(rules)

    @property
    def identifier(self) -> str:
        return str(self.rules["contract"]["identifier"])

    @property
    def title(self) -> str:
        return str(self.rules["contract"]["title"])

    @property
    def version(self) -> str | None:
        """Of the contract."""
        value = self.rules["contract"].get("version", {}).get("value")
        return str(value) if value is not None else None

    @property
    def fingerprint(self) -> str:
        return str(self.rules["contract"]["source_sha256"])

    @property
    def reference(self) -> date:
        return date.fromisoformat(self.rules["reference_date"])

    @property
    def years(self) -> tuple[int, ...]:
        """Those whose holidays are dated."""
        return tuple(self.rules["holiday_years"])

    @property
    def assumptions(self) -> tuple[str, ...]:
        return tuple(one["text"] for one in self.rules["assumptions"])

    @property
    def provider(self) -> str:
        """The legal name of the party that provides the service; the contract's identifier where it is not said."""
        for party in self.blocks("parties"):
            if party.get("role", {}).get("value") == "prestataire":
                return str(party.get("legal_name", {}).get("value") or party.get("label") or party["name"])
        return self.identifier

    def blocks(self, section: str) -> list[Json]:
        """The blocks of a section, as they are written."""
        found: list[Json] = self.rules.get(section, [])
        return found

    @cached_property
    def answered(self) -> tuple[Answered, ...]:
        """Priorities by rank, then commitments, that promise a delay."""
        priorities = [_answered("priority", block, self) for block in self.blocks("priorities")]
        priorities.sort(key=lambda one: (one.rank is None, one.rank))
        commitments = [_answered("commitment", block, self) for block in self.blocks("commitments")]
        return tuple(one for one in (*priorities, *commitments) if one.targets)

    @cached_property
    def hours(self) -> Mapping[str, Hours]:
        """By name."""
        return {block["name"]: _hours(block, self.years) for block in self.blocks("service_hours")}

    @cached_property
    def extends(self) -> bool:
        """A delay in days that ends on a day that is none is carried to the next."""
        return any(block.get("extension", {}).get("value") for block in self.blocks("counting"))

    def calendar(self, name: str) -> WorkCalendar:
        """The calendar of some hours, over all the years it may be asked about; raises `WorktimeError`."""
        if name not in self._calendars:
            self._calendars[name] = _calendar(self.hours[name], self.years)
        return self._calendars[name]

    @cached_property
    def _calendars(self) -> dict[str, WorkCalendar]:
        return {}


#: Delays that begin in an exported year may end some years after it.
_AFTER = 3


def place(block: Json) -> Place:
    source = block["source"]
    return Place(source["clause"], source["line"])


def case_names(keys: list[Json]) -> tuple[str, ...]:
    return tuple(str(key.get("name", key.get("label", ""))) for key in keys)


def _answered(kind: str, block: Json, rules: RuleSet) -> Answered:
    rank = block.get("rank", {}).get("value")
    targets = tuple(_target(one, rules) for one in block.get("targets", ()))
    return Answered(kind, block["name"], block.get("label", ""), rank, targets, place(block))


def _target(said: Json, rules: RuleSet) -> Target:
    def of(key: str) -> Any:
        return said.get(key, {}).get("value")

    parts = said.get("parts", [said] if "unit" in said else [])
    calendar = (of("calendar") or {}).get("name")
    if calendar is None and len(rules.hours) == 1:
        (calendar,) = rules.hours
    return Target(
        metric=said["metric"],
        term=said["term"],
        lengths=tuple(Length(part["value"], part["unit"], part["clock"]) for part in parts),
        written=said.get("written") or said.get("phrase") or said.get("missing_text") or said["term"],
        cases=case_names(said.get("for", [])),
        conditions=tuple(one["text"] for one in said.get("conditions", ())),
        calendar=calendar if calendar in rules.hours else None,
        reading=(of("day_reading") or {}).get("reading"),
        percentile=said.get("percentile"),
        population=said.get("population"),
        manner=said.get("manner"),
        equivalent=said.get("stated_equivalent", {}).get("written"),
        at_least=said.get("at_least", {}).get("written"),
        pauses=tuple(of("pauses") or ()),
        start=tuple(of("start") or ()),
        carry_over=of("carry_over"),
        missing=said.get("missing"),
        place=place(said),
    )


def _hours(block: Json, years: tuple[int, ...]) -> Hours:
    week: dict[int, set[tuple[str, str]]] = {}
    for slot in block.get("weekly_intervals", ()):
        week.setdefault(WEEKDAYS.index(slot["day"]), set()).add((slot["opens"], slot["closes"]))
    for closed in block.get("closed_days", ()):
        for day in closed["days"]:
            week.pop(WEEKDAYS.index(day), None)
    holidays = block.get("holidays", {})
    lists = holidays.get("lists") or ([holidays["list"]] if "list" in holidays else [])
    return Hours(
        name=block["name"],
        label=block.get("label", ""),
        zone=block["zone"].get("iana"),
        week={day: tuple(sorted(slots)) for day, slots in sorted(week.items())},
        lists=tuple(lists),
        holidays=tuple(
            Holiday(date.fromisoformat(one["date"]), one["name"], one.get("every_year", False))
            for one in holidays.get("dates", ())
        ),
        opened=tuple(_exceptions(block.get("open_on", ()))),
        closed=tuple(_exceptions(block.get("closed_on", ()))),
        place=place(block),
    )


def _exceptions(entries: list[Json]) -> Iterator[DatedHours]:
    """Those of every year are laid out over all the years that a calendar may be asked about."""
    for one in entries:
        hours = tuple((slot["opens"], slot["closes"]) for slot in one.get("hours", ()))
        first, last = one["first"], one["last"]
        if isinstance(first, str) and isinstance(last, str):
            yield DatedHours(date.fromisoformat(first), date.fromisoformat(last), hours, False, place(one))
            continue
        for year in YEARS:
            begins, ends = _in_year(first, year), _in_year(last, year)
            if begins is not None and ends is not None and ends < begins:
                ends = _in_year(last, year + 1)
            if begins is not None and ends is not None:
                yield DatedHours(begins, ends, hours, True, place(one))


def _in_year(day: str | Json, year: int) -> date | None:
    try:
        return date.fromisoformat(day if isinstance(day, str) else f"{year}-{day['month_day']}")
    except (KeyError, ValueError):  # no such day, or not in that year
        return None


def _calendar(hours: Hours, years: tuple[int, ...]) -> WorkCalendar:
    if hours.zone is None:
        raise WorktimeError(f"Le fuseau des horaires « {hours.title} » n'est pas connu.")
    lists = [holiday_list(key) for key in hours.lists]
    holidays: Any = lists[0] if len(lists) == 1 else {day: one[day] for one in lists for day in one}
    if (
        lists and years[-1] + _AFTER not in lists[0].years
    ):  # past the table's end no holiday is known, and none counts
        holidays = dict(holidays)
    opened = tuple(_dated(hours.opened))
    open_days = {day for day, _, _ in opened}
    # « fermé le 24 décembre » beside « ouvert le 24 décembre de 9 h à 13 h »: those hours are what is open.
    closed = tuple(
        (day, opens, closes)
        for day, opens, closes in _dated(hours.closed, whole=("00:00", "24:00"))
        if not (day in open_days and (opens, closes) == ("00:00", "24:00"))
    )
    return WorkCalendar(hours.week, hours.zone, holidays, opened, closed)


def _dated(
    exceptions: tuple[DatedHours, ...], whole: tuple[str, str] | None = None
) -> Iterator[tuple[date, str, str]]:
    for one in exceptions:
        for day in days(one):
            for opens, closes in one.hours or ((whole,) if whole else ()):
                yield day, opens, closes


def days(exception: DatedHours) -> Iterator[date]:
    """Every day of it."""
    for number in range((exception.last - exception.first).days + 1):
        yield exception.first + timedelta(number)
