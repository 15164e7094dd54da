"""Typed quantities: working time is not clock time, a day is of a kind, money carries its currency and tax."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from slac.record import Record, uncompared
from slac.source import Span


class DayKind(StrEnum):
    """Which days are counted; the values are the contract's words.

    WORKING: the days on which the named hours open. OUVRABLES: all but the weekly rest day and holidays.
    CALENDAR: all. CLEAR: as CALENDAR, neither the first nor the last day counted.
    """

    WORKING = "ouvrés"
    OUVRABLES = "ouvrables"
    CALENDAR = "calendaires"
    CLEAR = "francs"


class WorkingTime(Record):
    """Time counted while the calendar is open."""

    seconds: int


class ClockTime(Record):
    """Time counted by the clock, day and night."""

    milliseconds: int


class UnstatedTime(Record):
    """Hours, minutes or seconds of which the contract does not say whether they are working or clock time."""

    milliseconds: int


class Days(Record):
    """A number of days; ``kind`` None when the contract does not say of which."""

    count: int
    kind: DayKind | None


class Weeks(Record):
    count: int


class Months(Record):
    """Months from date to date (CPC 641); a year is twelve."""

    count: int


Length = WorkingTime | ClockTime | UnstatedTime | Days | Weeks | Months


class Amount(NamedTuple):
    """A number and its unit: (8, "heures ouvrées"); the unit in its long plural form."""

    number: Decimal
    unit: str


class Duration(Record):
    """A duration as it is stated.

    ``amounts`` is what the contract writes, in its order; ``lengths`` is what that means once the unit rules of the
    contract are applied, one entry for each nature (``1 mois et 15 jours`` has two). ``in_words`` is the number
    spelt out beside a figure, if any: ``quatre (4)`` gives ("quatre", 4).
    """

    amounts: tuple[Amount, ...]
    lengths: tuple[Length, ...]
    span: Span = uncompared()
    in_words: tuple[str, Decimal] | None = None

    @property
    def length(self) -> Length | None:
        """The single length it amounts to, None where natures are mixed."""
        return self.lengths[0] if len(self.lengths) == 1 else None


class Money(NamedTuple):
    """An amount of money; ``currency`` is an ISO 4217 code, ``tax`` "HT", "TTC"… or None when not said."""

    amount: Decimal
    currency: str
    tax: str | None = None


#: A proportion in per cent: ``Decimal("99.9")`` is 99,9 %.
Percent = Decimal


class Share(Percent):
    """A proportion of what its own line names, ``of``: « 5 % du prix de la commande »."""

    of: str

    def __new__(cls, rate: Percent, of: str) -> "Share":
        share = super().__new__(cls, rate)
        share.of = of
        return share

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and (not isinstance(other, Share) or self.of == other.of)

    def __hash__(self) -> int:
        return super().__hash__()


class DayHours(NamedTuple):
    """Half-open opening times of a day, wall clock.

    ``closes`` "24:00" is the end of the day; at or before ``opens``, it is the next day's.
    """

    opens: str  # "HH:MM"
    closes: str  # "HH:MM"


class Moment(NamedTuple):
    """A wall-clock date and time, in the zone of its calendar; ``at`` None when only the day is said."""

    day: date
    at: time | None
