"""The promised delays of a contract as they run, compared for every start of a year.

A delay that may be read in several ways (hours that do not say of which nature, days that do not say when they end) is
compared under each of them: what is said without a condition holds under all.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from slac.lint.facts import Promise
from slac.lint.natures import settled
from slac.lint.once import once_a_contract
from slac.lint.wording import clock
from slac.lint.zones import city
from slac.model.contract import Contract
from slac.worktime import END_OF_DAY, SAME_HOUR, WorkCalendar, WorktimeError
from slac.worktime.jurisdiction import jurisdiction_of
from slac.worktime.races import Example, RunningDelay, race, surely_no_later
from slac.worktime.running import Calendars, delays_of, horizon_of, stated_reading
from slac.worktime.wording import ended, weekday_and_day

#: Where no zone is known: the order of two deadlines seldom depends on it.
_ELSEWHERE = "Etc/UTC"


#: What a reading of a delay without a nature is a reading of.
_UNITS = {"working": "heures", "clock": "heures", "ouvrés": "jours", "calendaires": "jours"}


class Order(NamedTuple):
    """How the second of two delays stands to the first, under one reading of both.

    ``reading`` is "" where the contract says all, else what it does not say ("working", "clock", a kind of days).
    ``sooner`` is a start for which the second is due before the first; ``together``: they are always due at once.
    ``alike``: both are of one nature, so that their sizes compare. ``city`` is that whose hour ``sooner`` is told in,
    "" where both run by one clock.
    """

    reading: str
    sooner: Example | None
    together: bool
    alike: bool
    city: str = ""


class Deadlines:
    """The delays of one contract, over the year of its date of effect."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.calendars = Calendars(contract, _ELSEWHERE)
        self.horizon = horizon_of(contract, years=1)
        self._settled = settled(contract)
        law = jurisdiction_of(contract)
        # Elsewhere no law tells whether Saturday is « ouvrable »: such days compare with one another only.
        self._saturdays_are_told = law is not None and law[0].label == "France"
        self._raced: dict[tuple[object, ...], Order | None] = {}

    def orders(self, first: Promise, second: Promise) -> tuple[Order, ...]:
        """How two delays stand to each other, under each reading; () where one cannot be counted."""
        found: dict[str, Order] = {}
        for ends in self._ends(first, second):
            for reading, pair in self._pairs(first, second, ends):
                if reading in found and found[reading].sooner is None and not found[reading].together:
                    continue  # in order when days end otherwise: nothing holds whenever they end
                order = self._order(reading, *pair)
                if order is None:
                    return ()
                found[reading] = _agreed(found.get(reading, order), order)
        return tuple(found.values())

    def _ends(self, *promises: Promise) -> Iterator[str]:
        """The ends that a day may have, where the contract does not say."""
        yield END_OF_DAY
        if any(stated_reading(self.contract, promise.element) is None for promise in promises):
            yield SAME_HOUR

    def _pairs(
        self, first: Promise, second: Promise, ends: str
    ) -> Iterator[tuple[str, tuple[RunningDelay, RunningDelay]]]:
        one, other = self.running(first, ends), self.running(second, ends)
        for reading in dict.fromkeys((*one, *other)):
            unit = _UNITS.get(reading, "")
            if self._settled.get(unit, reading) != reading:
                continue
            mine, theirs = one.get(reading) or one.get(""), other.get(reading) or other.get("")
            if mine is not None and theirs is not None:
                yield reading, (mine, theirs)

    def _order(self, reading: str, first: RunningDelay, second: RunningDelay) -> Order | None:
        """Grids repeat themselves: two delays that run as two others did are not raced again."""
        units = {first.unit, second.unit}
        if "ouvrables" in units and len(units) > 1 and not self._saturdays_are_told:
            return None
        key = (reading, *_key(first), *_key(second))
        if key not in self._raced:
            self._raced[key] = _order(reading, first, second)
        return self._raced[key]

    def running(self, promise: Promise, ends: str = END_OF_DAY) -> dict[str, RunningDelay]:
        """A delay under each nature it may have; ``ends`` is when days end where the contract does not say."""
        target = promise.delay.target
        if target is None:
            return {}
        found = delays_of(target, self.calendars, promise.element, self.horizon, ends) or {}
        return {reading: _somewhere(delay) for reading, delay in found.items()}


@once_a_contract
def deadlines_of(contract: Contract) -> Deadlines:
    return Deadlines(contract)


def _somewhere(delay: RunningDelay) -> RunningDelay:
    """Calendar days and months need no opening hours."""
    if delay.calendar is not None or delay.unit not in ("calendaires", "months"):
        return delay
    return RunningDelay(delay.size, delay.unit, _always(), delay.horizon, delay.reading, delay.extend)


@cache
def _always() -> WorkCalendar:
    return WorkCalendar(dict.fromkeys(range(7), (("00:00", "24:00"),)), _ELSEWHERE)


def _key(delay: RunningDelay) -> tuple[object, ...]:
    return delay.unit, delay.size, delay.reading, delay.extend, id(delay.calendar)


def _order(reading: str, first: RunningDelay, second: RunningDelay) -> Order | None:
    alike = first.nature == second.nature
    try:
        if surely_no_later(first, second):
            return Order(reading, None, together=alike and first.size == second.size, alike=alike)
        found = race(first, second, overtaken=True)
    except WorktimeError:  # a year of which no list of holidays says anything
        return None
    if found is None:
        return None
    together = found.earlier is None and found.later is None
    return Order(reading, found.earlier, together, alike, _city(found.earlier, first, second))


def _city(example: Example | None, *delays: RunningDelay) -> str:
    zones = {delay.calendar.zone.key for delay in delays if delay.calendar is not None}
    return city(str(example.start.tzinfo)) if example is not None and len(zones) > 1 else ""


def _agreed(one: Order, other: Order) -> Order:
    """What holds whenever days end."""
    sooner = one.sooner if other.sooner is not None else None
    return one._replace(sooner=sooner, together=one.together and other.together)


def told(example: Example, first: str, second: str, city: str = "") -> str:
    """« ouvert le vendredi 27 mars 2026 à 16 h, P1 est due le lundi 30 mars à 18 h 30, P2 le samedi 28 à 16 h »."""
    start = instant(example.start)
    dues = [due(at, example.start.year) for at in (example.first, example.second)]
    where = f" (heure de {city})" if city else ""
    return f"ouvert le {start}{where}, {first} est due le {dues[0]}, {second} le {dues[1]}"


def instant(at: datetime, year: int = 0) -> str:
    """« vendredi 27 mars 2026 à 16 h »; without its ``year``."""
    seconds = f" {at.second} s" if at.second else ""
    return f"{weekday_and_day(at, year)} à {clock(60 * at.hour + at.minute)}{seconds}"


def due(at: datetime, year: int = 0) -> str:
    """The same of the end of something: « jeudi 26 mars 2026 à minuit »."""
    day = ended(at)
    return f"{weekday_and_day(day, year)} à minuit" if day else instant(at, year)
