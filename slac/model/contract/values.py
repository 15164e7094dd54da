"""The values that properties state, a type each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from slac.model.contract.stated import Stated
from slac.model.contract.text import Bullet, RichText
from slac.model.quantities import DayHours, Duration, Moment, Money, Percent
from slac.record import Record, uncompared
from slac.source import Span


class Designation(NamedTuple):
    """The short name with its article: ("le", "Client"); article "" for a proper name or « nous », « vous »."""

    article: str
    noun: str


class Registration(NamedTuple):
    """A register's number: ("SIREN", "732829320")."""

    register: str
    number: str
    place: str | None = None


class Representative(NamedTuple):
    person: str
    capacity: str | None


class Delay(Record):
    """A promised delay: ``8 h, soit 1 jour, pour 95 % des tickets``.

    ``target`` is what counts (the longer end, of a range), ``at_least`` the shorter end of a range, ``also`` the stated
    equivalent. ``manner`` is "immédiate" or "meilleurs efforts" where there is no figure.
    """

    target: Duration | None
    span: Span = uncompared()
    at_least: Duration | None = None
    also: Duration | None = None
    percentile: Percent | None = None
    population: str | None = None  # « tickets »
    manner: Literal["immédiate", "meilleurs efforts"] | None = None
    every: Frequency | None = None  # « point d'avancement chaque heure »
    phrase: RichText = ()  # quoted words instead of a figure
    start: str | None = None  # « à compter de l'appel du client »


class Opening(NamedTuple):
    """Weekly opening: weekdays (0 Monday) and their hours; ``days`` empty when the contract does not say which."""

    days: tuple[int, ...]
    hours: tuple[DayHours, ...]


class YearlyDay(NamedTuple):
    """A day of every year, as written: « 24 décembre »."""

    text: str


class OpenOn(NamedTuple):
    """Open on a date, or from ``day`` to ``last`` both included, whatever the week says."""

    day: date | YearlyDay
    hours: tuple[DayHours, ...]
    last: date | YearlyDay | None = None


class ClosedOn(NamedTuple):
    """Closed from ``first`` to ``last``, both included; ``hours`` empty: all day."""

    first: date | YearlyDay
    last: date | YearlyDay
    hours: tuple[DayHours, ...] = ()


class ClosedDays(NamedTuple):
    """Closed on these weekdays (0 Monday)."""

    days: tuple[int, ...]


class ClosedHolidays(NamedTuple):
    """Closed on public holidays: of ``holiday_list`` (a key of the table, or a phrase), None when not said."""

    holiday_list: str | None


class Zone(NamedTuple):
    """A time zone as stated; ``key`` is the IANA key, None for any other label (« GMT+1 »)."""

    key: str | None
    label: str


class Period(NamedTuple):
    """Over what a measure is taken: ``kind`` "civil" with ``unit`` ("mois", "trimestre", "année"…), or "sliding" with
    ``length``; ``by`` is the slice of « par tranches de »."""

    kind: Literal["civil", "sliding", "plain"]
    unit: str  # « mois civil », « semaine », « année contractuelle »; "" for a length
    length: Duration | None = None
    by: Duration | None = None


class Target(Record):
    """A measured target: ``99 %``; ``98 % des requêtes en moins de 500 ms``; ``moins de 5 minutes``; ``8 sur 10``."""

    span: Span = uncompared()
    rate: Percent | None = None
    population: str | None = None
    within: Duration | None = None  # the length that is not to be passed
    also: Equivalent | None = None
    count: tuple[Decimal, str] | None = None  # « 4 personnes », « 8 sur 10 »
    comparison: str = ""  # « moins de », « au plus », ">=": as typed before the figure
    statistic: str = ""  # « en moyenne », « en médiane », « dans la journée »


class Equivalent(Record):
    """« soit 43 minutes 12 secondes par mois de 30 jours »: a length and the base it is stated on."""

    length: Duration
    span: Span = uncompared()
    per: str | None = None
    base: Duration | None = None


class Named(NamedTuple):
    """Something referred to: an element by ``name``, or a phrase that names none; ``kind`` the keyword before it."""

    name: str | None
    text: RichText
    span: Span
    kind: str | None = None
    attribute: str | None = None
    written: str = ""  # the name as its author spells it, where it is declared here (a component)


class Reclassification(NamedTuple):
    """« après contournement, P1 devient P2 »."""

    source: str
    becomes: str
    span: Span


class Rung(NamedTuple):
    """One level of an escalation: its key (« N1 »), whom, and when.

    ``after`` counts from the start, ``before`` and ``past`` from the deadline.
    """

    level: str
    who: RichText
    after: Duration | None = None
    before: Duration | None = None
    past: Duration | None = None
    when_due: bool = False
    to_name: bool = False


class Bound(Record):
    """An end of a tier; ``inclusive`` None when not said.

    Relative to the target by ``offset`` points where ``rate`` is None; ``bare`` when no « % » is written: a grade, a
    number of faults.
    """

    rate: Percent | None
    inclusive: bool | None
    span: Span = uncompared()
    offset: Percent | None = None
    length: Duration | None = None  # of a tier of delays
    bare: bool = False


class Tier(Record):
    """A credit tier; ``low`` or ``high`` None when unbounded on that side."""

    low: Bound | None
    high: Bound | None
    credit: Percent | Money | Duration | RichText
    span: Span = uncompared()
    per: str | None = None  # « par 10 minutes » instead of bounds


class Cap(NamedTuple):
    """« plafond 10 % de "montant annuel HT", cumulé avec avoirs »."""

    amount: Percent | Money | Duration
    base: str | None
    shared_with: tuple[str, ...]
    per: str | None = None


class Ceiling(NamedTuple):
    """« montant au plus 54 000 € HT par an »."""

    amount: Money
    per: str | None = None


class Claim(NamedTuple):
    """« sous 1 mois après "la fin du mois mesuré", par portail »."""

    within: Duration
    after: str | None
    through: Named | None = None


class Notice(NamedTuple):
    """« préavis 48 heures calendaires, par courriel »."""

    within: Duration
    through: Named | None = None


class Contact(NamedTuple):
    """Who answers: quoted words, telephone numbers, e-mail addresses, channels; ``to_name`` for « à désigner »."""

    people: tuple[RichText, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    to_name: bool = False


class Quota(NamedTuple):
    """« 30 minutes par module et par an »."""

    amount: Duration | Decimal | Money
    unit: str | None
    per: tuple[str, ...]


class Frequency(NamedTuple):
    """« chaque mois »; « au moins 1 fois tous les 2 ans »: ``times`` in each ``every`` ``unit``."""

    unit: str
    every: int = 1
    times: int = 1
    at_least: bool = False


class Meeting(NamedTuple):
    """A report, a meeting, a survey, a committee."""

    kind: str
    title: str | None
    frequency: Frequency | None
    by: str | None
    content: RichText = ()
    items: tuple[Bullet, ...] = ()
    attendees: tuple[str, ...] = ()
    within: Duration | None = None


class ScopeItem(NamedTuple):
    """What a scope covers, excludes or routes: a name to cite it by, its label, its bullets."""

    name: str | None
    label: str | None
    requests: tuple[str, ...] = ()
    level: str | None = None
    route_to: str | None = None
    bullets: tuple[Bullet, ...] = ()
    title: RichText = ()  # the label as it prints, its citations resolved
    written: str = ""  # the name as its author spells it


class Step(NamedTuple):
    """What is done with a request: ``action`` as in the contract's words, and to whom.

    ``link`` is the word that ties it to the step before: "puis" (also for « et » and a comma), "ou", "" for the first.
    """

    action: str
    to: str | None = None
    link: Literal["", "puis", "ou"] = ""


class Cells(NamedTuple):
    """One line of a table."""

    cells: tuple[RichText, ...]


class Note(NamedTuple):
    mark: str
    text: RichText


class Formula(NamedTuple):
    """A formula as typed, and what its letters stand for."""

    text: str
    where: tuple[tuple[str, RichText], ...] = ()


class Term(NamedTuple):
    """How long the contract runs: slices with their labels, the stated total, or no term at all."""

    slices: tuple[tuple[Duration, str | None], ...]
    total: Duration | None = None
    indefinite: bool = False


class Asked(NamedTuple):
    """A scenario's request: its kind, what it is about, and when that was acquired."""

    kind: Named
    on: Named | None = None
    acquired: date | None = None


class Observed(NamedTuple):
    """A scenario's measurement: of what, and its value."""

    of: Named | None
    value: Percent | Duration | Decimal


class Outcome(NamedTuple):
    """What a scenario expects: ``verdict`` words, or a metric due at the latest at ``by``, or a credit."""

    verdict: str | None = None
    metric: str | None = None
    by: Moment | None = None
    credit: Percent | Money | None = None
    to: str | None = None


class Timed(NamedTuple):
    """A delay under the contract's own name for it (« prise en charge »)."""

    metric: str
    stated: Stated[Delay]
