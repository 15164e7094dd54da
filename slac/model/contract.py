"""The contract as values: what it states, with names resolved, each statement at its place.

An element is one block. Its fields are named in the field's standard terms; ``slac.model.vocabulary`` maps them to
the contract's words. A field of one property is ``Stated[...] | None`` (None: not stated), of one that may repeat a
tuple of ``Stated``. Nothing here is computed from the clock or from outside the contract.
"""

from __future__ import annotations  # three hundred of them: evaluating each would cost a start its tenth

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from slac.model.quantities import DayHours, Duration, Moment, Money, Percent
from slac.source import Source, Span

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# -- what is said, and how --------------------------------------------------------------------------------------


class Words(NamedTuple):
    """Running words, inline Markdown included."""

    text: str
    span: Span


class Gap(NamedTuple):
    """A hole to fill: ``[DATE]``."""

    text: str
    span: Span


class Cite(NamedTuple):
    """Words in braces, resolved.

    ``kind``: "name" prints the element's name with ``article`` agreed; "fact" prints the content of ``attribute`` of
    the target (None: the element's own content, such as the hours of a ``horaires``); "clause" prints a cross-reference
    (« article 3 »); "measure" prints as typed; "placement" puts the target's content there; "external" is a clause of
    a document outside (``number`` and ``target``); "unknown" could not be resolved (the draft prints
    « [renvoi inconnu : x] »). ``target`` is the name of an element (see ``Contract.find``), or, for a placement, a
    block's keyword ("priorité": all of them) or a word that gathers ("exclusions").
    """

    kind: Literal["name", "fact", "clause", "measure", "placement", "external", "unknown"]
    written: str  # what stands between the braces, as typed
    span: Span
    target: str | None = None
    attribute: str | None = None
    article: str = ""  # "le", "du", "à", "par le"… as typed inside the braces, folded to lower case
    number: str = ""  # imposed or external clause number, list mark
    subject: str = ""  # the subject a clause is cited for
    more: tuple[str, ...] = ()  # further targets of a plural citation
    quantity: Duration | Money | Percent | None = None  # what a measure amounts to


RichText = tuple[Words | Cite | Gap, ...]


class Bullet(NamedTuple):
    """An item of a list; ``id`` addresses it for citation (``formation.mission.2``)."""

    text: RichText
    depth: int
    span: Span
    id: str = ""
    marker: str = "-"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an element's prose, as in ``slac.syntax.tree.Prose``; "section" holds a titled sub-article."""

    kind: Literal["paragraph", "item", "row", "placement", "section"]
    text: RichText
    span: Span = field(compare=False)
    marker: str = ""
    depth: int = 0
    title: str = ""
    name: str = ""
    passages: tuple[Passage, ...] = ()
    number: str = ""  # imposed on a section: a number, or "sans"


class CaseKey(NamedTuple):
    """What a case depends on: the name of an element, or a quoted label."""

    name: str | None
    label: str | None
    span: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """One statement of a property.

    Exactly one of ``value``, ``absent`` and ``cases`` is set. ``absent`` is the contract's own word ("à compléter",
    "sans objet"…), "vide" when the property was left empty, "trou" for a hole in brackets. ``cases`` pairs keys (offers
    « et plus » already spread) with statements. ``only_for`` restricts the statement to named cases (``pour P1, P2``).
    ``conditions`` are what a person judges: ("si", "…").
    """

    span: Span = field(compare=False)  # the value, or the whole line when it is empty
    line: Span = field(compare=False)  # the whole property
    value: T_co | None = None
    absent: str | None = None
    cases: tuple[tuple[tuple[CaseKey, ...], Stated[T_co]], ...] = ()
    only_for: tuple[CaseKey, ...] = ()
    conditions: tuple[tuple[str, RichText], ...] = ()
    number: str = ""  # imposed on the rubric by « numéro »

    @property
    def given(self) -> bool:
        """Whether it says something that counts (a value or cases), rather than why there is nothing."""
        return self.absent is None

    def each(self) -> Iterator[tuple[tuple[CaseKey, ...], T_co, Stated[T_co]]]:
        """Every value with the keys it depends on (none: ()), outermost first, and the statement that holds it."""
        if self.value is not None:
            yield (), self.value, self
        for keys, statement in self.cases:
            for deeper, value, inner in statement.each():
                yield keys + deeper, value, inner


One = Stated[T] | None
Many = tuple[Stated[T], ...]

# -- values of properties ---------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Delay:
    """A promised delay: ``8 h, soit 1 jour, pour 95 % des tickets``.

    ``target`` is what counts (the longer end, of a range), ``at_least`` the shorter end of a range, ``also`` the stated
    equivalent. ``manner`` is "immédiate" or "meilleurs efforts" where there is no figure.
    """

    target: Duration | None
    span: Span = field(compare=False)
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


@dataclass(frozen=True, slots=True)
class Target:
    """A measured target: ``99 %``; ``98 % des requêtes en moins de 500 ms``; ``moins de 5 minutes``."""

    span: Span = field(compare=False)
    rate: Percent | None = None
    population: str | None = None
    within: Duration | None = None  # the length that is not to be passed
    also: Equivalent | None = None
    count: tuple[Decimal, str] | None = None  # « 4 personnes »
    comparison: str = ""  # « moins de », « au plus », ">=": as typed before the figure
    statistic: str = ""  # « en moyenne », « en médiane », « dans la journée »


@dataclass(frozen=True, slots=True)
class Equivalent:
    """« soit 43 minutes 12 secondes par mois de 30 jours »: a length and the base it is stated on."""

    length: Duration
    span: Span = field(compare=False)
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


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a tier; ``inclusive`` None when not said.

    Relative to the target by ``offset`` points where ``rate`` is None.
    """

    rate: Percent | None
    inclusive: bool | None
    span: Span = field(compare=False)
    offset: Percent | None = None
    length: Duration | None = None  # of a tier of delays


@dataclass(frozen=True, slots=True)
class Tier:
    """A credit tier; ``low`` or ``high`` None when unbounded on that side."""

    low: Bound | None
    high: Bound | None
    credit: Percent | Money | Duration | RichText
    span: Span = field(compare=False)
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


# -- elements ---------------------------------------------------------------------------------------------------


@dataclass(init=False, repr=False, eq=False)
class Element:
    """One block: an immutable value; places are not compared.

    ``name`` is folded for comparison (lower case, no accents); ``written_name`` is the author's. ``keyword`` is the
    block's word in the language; ``prose`` its text, in order. The methods below are written once here rather than
    generated for each of the thirty kinds of block: that generation was half the time of a first finding.
    """

    keyword: str
    name: str
    written_name: str
    label: str | None
    prose: tuple[Passage, ...]
    span: Span = field(compare=False)  # the header
    whole: Span = field(compare=False)
    number: One[str] = None  # imposed: a number, or "sans"
    text: One[RichText] = None  # a sentence of its own instead of the compiler's
    obligation: Many[tuple[str, ...]] = ()  # "moyens", "moyens renforcée", "résultat": both is a finding
    debtor: One[tuple[Named, ...]] = None
    aliases: One[tuple[str, ...]] = None

    def __init__(self, **fields: Any) -> None:
        """Every field without a default, and any other, by name; raises `TypeError` for a name that is no field."""
        for name, described in self.__dataclass_fields__.items():
            if name not in fields and described.default is MISSING:
                raise TypeError(f"{type(self).__name__} needs {name}")
            object.__setattr__(self, name, fields.pop(name, described.default))
        if fields:
            raise TypeError(f"{type(self).__name__} has no {', '.join(fields)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name, f in self.__dataclass_fields__.items() if f.compare)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        stated = (f"{n}={getattr(self, n)!r}" for n, f in self.__dataclass_fields__.items() if f.compare)
        return f"{type(self).__name__}({', '.join(stated)})"

    @property
    def title(self) -> str:
        """What it is called in print: its label, else its name."""
        return self.label or self.written_name


@dataclass(init=False, repr=False, eq=False)
class Agreement(Element):
    """The ``contrat`` block: what the document is."""

    type: One[tuple[str, str | None]] = None  # ("annexe", "2")
    subtitle: One[RichText] = None
    annex_of: One[Named] = None
    language: One[str] = None
    governing_law: One[str] = None
    version: One[str] = None
    effective_date: One[date | RichText] = None
    term: One[Term] = None
    renewal: One[RichText] = None
    revision: One[RichText] = None
    notice: One[Duration] = None
    termination: One[RichText] = None
    ceiling: One[Ceiling] = None
    parties: One[tuple[Named, ...]] = None
    precedence: One[tuple[Named, ...]] = None
    announces: One[RichText] = None
    rubrics: One[tuple[str, ...]] = None
    numbering: One[tuple[str, ...]] = None
    customers: One[str] = None
    adhesion: One[bool] = None
    designation: One[Designation] = None
    reference: One[RichText] = None
    headings: One[tuple[tuple[str, str], ...]] = (
        None  # the title of each kind's group: ("priorité", "Niveaux de gravité")
    )


@dataclass(init=False, repr=False, eq=False)
class Amendment(Agreement):
    """``avenant``: what it changes in which contract."""

    modifies: One[tuple[str, str | None]] = None  # name or phrase, version
    replaces: One[tuple[Named, ...]] = None
    adds: One[tuple[Named, ...]] = None
    removes: One[tuple[Named, ...]] = None


@dataclass(init=False, repr=False, eq=False)
class Document(Element):
    """A text outside."""

    designation: One[Designation] = None
    reference: One[RichText] = None
    version: One[str] = None
    date: One[date | RichText] = None
    link: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Division(Element):
    """``titre``, ``chapitre``, ``annexe``, ``article``, ``préambule``."""

    derogates: One[RichText] = None
    creditor: One[tuple[Named, ...]] = None


@dataclass(init=False, repr=False, eq=False)
class Party(Element):
    designation: One[Designation] = None
    legal_name: One[RichText] = None
    role: One[str] = None
    legal_form: One[RichText] = None
    capital: One[Money] = None
    registration: One[Registration] = None
    seat: One[RichText] = None
    representative: One[Representative] = None
    email: One[str] = None
    phone: One[str] = None
    link: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Offer(Element):
    """``gamme``, in the order of declaration."""

    price: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class RequestKind(Element):
    """``demande``: incident, installation, dépannage."""

    criteria: One[tuple[Bullet, ...]] = None
    examples: One[tuple[Bullet, ...]] = None
    price: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Service(Element):
    designation: One[Designation] = None
    components: One[tuple[Named, ...]] = None
    documentation: One[RichText] = None
    link: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Scope(Element):
    covers: Many[ScopeItem] = ()
    excludes: Many[ScopeItem] = ()
    routes: Many[ScopeItem] = ()
    inventory: One[str | date] = None  # "ouvert", "à la signature", or a date
    outside: One[tuple[Step, ...]] = None


@dataclass(init=False, repr=False, eq=False)
class Definition(Element):
    """A defined term: its name or quoted label."""


@dataclass(init=False, repr=False, eq=False)
class ServiceHours(Element):
    """``horaires``."""

    zone: One[Zone] = None
    opens: Many[Opening | OpenOn] = ()
    closes: Many[ClosedOn | ClosedHolidays | ClosedDays] = ()


@dataclass(init=False, repr=False, eq=False)
class Channel(Element):
    """``canal``."""

    address: One[RichText] = None
    phone: One[str] = None
    price: One[RichText] = None
    hours: One[Named] = None
    languages: One[tuple[str, ...]] = None
    reserved_for: One[tuple[Named, ...]] = None
    designation: One[Designation] = None


@dataclass(init=False, repr=False, eq=False)
class Counting(Element):
    """``décompte``: how delays run, for every block that does not say otherwise."""

    hours: One[Named] = None
    units: One[tuple[str, ...]] = None
    start: One[tuple[str, ...]] = None
    end: One[tuple[str, ...]] = None
    suspended_during: One[tuple[str, ...]] = None
    days: One[str] = None  # "fin de journée", "heure pour heure"
    carry_over: One[RichText] = None
    extension: One[bool] = None
    period: One[Period] = None
    qualified_by: One[tuple[Named, ...]] = None
    reclassification: One[tuple[Reclassification, ...]] = None


class Timed(NamedTuple):
    """A delay under the contract's own name for it (« prise en charge »)."""

    metric: str
    stated: Stated[Delay]


@dataclass(init=False, repr=False, eq=False)
class Priority(Element):
    rank: One[int] = None
    criteria: One[tuple[Bullet, ...]] = None
    examples: One[tuple[Bullet, ...]] = None
    description: One[tuple[Bullet, ...]] = None
    through: One[tuple[Named, ...]] = None
    answered_by: One[tuple[Named, ...]] = None
    qualified_by: One[tuple[Named, ...]] = None
    hours: One[Named] = None
    units: One[tuple[str, ...]] = None
    start: One[tuple[str, ...]] = None
    end: One[tuple[str, ...]] = None
    suspended_during: One[tuple[str, ...]] = None
    days: One[str] = None
    carry_over: One[RichText] = None
    delays: tuple[Timed, ...] = ()


@dataclass(init=False, repr=False, eq=False)
class Commitment(Element):
    """``engagement``."""

    creditor: One[tuple[Named, ...]] = None
    through: One[tuple[Named, ...]] = None
    request: One[tuple[Named, ...]] = None
    offers: One[tuple[Named, ...]] = None
    delays: tuple[Timed, ...] = ()
    start: One[tuple[str, ...]] = None
    end: One[tuple[str, ...]] = None
    suspended_during: One[tuple[str, ...]] = None
    hours: One[Named] = None
    units: One[tuple[str, ...]] = None
    days: One[str] = None
    carry_over: One[RichText] = None
    quota: One[Quota] = None
    frequency: One[Frequency] = None
    targets: Many[Target] = ()
    period: One[Period] = None
    measured_by: One[tuple[Named, ...]] = None
    authoritative: One[tuple[Named, ...]] = None
    silence: One[RichText] = None
    criteria: One[tuple[Bullet, ...]] = None
    means: One[tuple[Bullet, ...]] = None
    derogates: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Measure(Element):
    """``disponibilité`` (``keyword`` tells) or ``indicateur``."""

    targets: Many[Target] = ()
    period: One[Period] = None
    service_window: One[Named] = None
    zone: One[Zone] = None
    formula: One[Formula] = None
    available_if: One[tuple[Bullet, ...]] = None
    unavailable_if: One[tuple[Bullet, ...]] = None
    threshold: One[RichText] = None
    excludes: One[tuple[Named, ...]] = None
    minimum_outage: One[Duration] = None
    measured_by: One[tuple[Named, ...]] = None
    authoritative: One[tuple[Named, ...]] = None
    also: One[Equivalent] = None
    counts: One[tuple[Named, ...]] = None
    hours: One[Named] = None
    on: One[tuple[Named, ...]] = None


@dataclass(init=False, repr=False, eq=False)
class Maintenance(Element):
    windows: Many[
        Opening | RichText
    ] = ()  # a phrase: « à tout moment », or the name of a window kept elsewhere
    zone: One[Zone] = None
    notice: One[Notice] = None
    frequency: One[Frequency] = None
    maximum: One[tuple[Duration, str | None]] = None  # a length, and per what
    counted: One[bool] = None
    not_counted: One[bool] = None
    criteria: One[tuple[Bullet, ...]] = None


@dataclass(init=False, repr=False, eq=False)
class Remedy(Element):
    """``crédits`` or ``pénalités``."""

    creditor: One[tuple[Named, ...]] = None
    on: One[tuple[Named, ...]] = None
    base: One[RichText] = None
    tiers: Many[Tier] = ()
    amount: One[tuple[Money | Percent, str | None]] = None  # so much, per what
    formula: One[Formula] = None
    slice: One[Duration] = None
    cap: One[Cap] = None
    not_cumulated: One[str] = None
    form: One[str] = None
    claim: One[Claim] = None
    exclusive: One[bool] = None
    optional: One[bool] = None
    automatic: One[bool] = None
    after_notice: One[Duration | bool] = None
    liberating: One[bool] = None
    not_liberating: One[bool] = None
    repeated_breach: One[RichText] = None
    minimum_outage: One[Duration] = None
    period: One[Period] = None


@dataclass(init=False, repr=False, eq=False)
class Activity(Element):
    creditor: One[tuple[Named, ...]] = None
    mission: One[tuple[Bullet, ...]] = None
    delays_of: One[tuple[Bullet, ...]] = None
    contacts: One[Contact] = None
    means: One[tuple[Bullet, ...]] = None
    hours: One[Named] = None
    derogates: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Contacts(Element):
    """``correspondants``: one statement by party or case."""

    contacts: Many[Contact] = ()


@dataclass(init=False, repr=False, eq=False)
class Escalation(Element):
    concerns: One[tuple[Named, ...]] = None
    rungs: Many[Rung] = ()
    before_due: One[Duration] = None
    after_due: One[Duration] = None
    direction: One[str] = None
    criteria: One[tuple[Bullet, ...]] = None
    hours: One[Named] = None


@dataclass(init=False, repr=False, eq=False)
class Governance(Element):
    """``suivi``."""

    meetings: Many[Meeting] = ()


@dataclass(init=False, repr=False, eq=False)
class Table(Element):
    columns: One[Cells] = None
    rows: Many[Cells] = ()
    notes: Many[Note] = ()


@dataclass(init=False, repr=False, eq=False)
class Signature(Element):
    place: One[RichText] = None
    date: One[date | RichText] = None
    originals: One[int] = None
    signatories: One[tuple[Named, ...]] = None
    initials: One[bool] = None
    electronic: One[str] = None


@dataclass(init=False, repr=False, eq=False)
class Acceptance(Element):
    """Accepted by reference, use or click."""

    manner: One[str] = None
    date: One[date | RichText] = None
    reference: One[RichText] = None
    link: One[RichText] = None


@dataclass(init=False, repr=False, eq=False)
class Scenario(Element):
    signed: One[date] = None
    opened: One[Moment] = None
    offer: One[tuple[Named, ...]] = None
    priority: One[Named] = None
    commitment: One[Named] = None
    channel: One[tuple[Named, ...]] = None
    request: One[Asked] = None
    acquired: One[date] = None
    suspended: Many[tuple[Moment, Moment]] = ()
    worked_around: One[Moment] = None
    measure: One[Observed] = None
    base: One[Money] = None
    outcomes: Many[tuple[Outcome, ...]] = ()


@dataclass(init=False, repr=False, eq=False)
class Parameter(Element):
    """``paramètre``: a hole with a type, bounds and a default, filled when the contract is read."""

    type: One[str] = None
    bounds: One[RichText] = None
    default: One[RichText] = None


# -- the whole --------------------------------------------------------------------------------------------------


class Clause(NamedTuple):
    """Where an element stands in print.

    ``number`` is "" for an unnumbered clause; ``label`` is what stands before its title (« Article 3 », « 4.1 »,
    « Annexe A »); ``heading`` is its address, from the outermost division to itself.
    """

    number: str
    label: str
    title: str
    anchor: str
    heading: tuple[str, ...]
    depth: int


E_co = TypeVar("E_co", bound=Element)


@dataclass(frozen=True, slots=True)
class Section:
    """One clause of the printed document: what prints in it, in order, then the clauses it contains.

    ``head`` is the division or the block that opens the clause, None for a group of neighbours (priorities,
    definitions) that make one table; ``elements`` are the blocks printed in it, the head included when it is no
    division.
    """

    clause: Clause
    head: Element | None
    elements: tuple[Element, ...]
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in print order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Contract:
    """A whole contract. ``elements`` in the order of the source, the ``contrat`` block first among equals.

    ``clauses`` gives, by element name, its place in print (only elements that print as clauses).
    ``suppressions`` are the lawyer's own exceptions, with their reasons. ``sections`` is the plan of the printed
    document. ``holes`` are those left in the values of properties, those of values kept as plain words included.
    """

    source: Source = field(compare=False)
    elements: tuple[Element, ...]
    clauses: dict[str, Clause] = field(compare=False)
    suppressions: tuple[Suppression, ...] = field(default=(), compare=False)
    sections: tuple[Section, ...] = field(default=(), compare=False)
    holes: tuple[Gap, ...] = field(default=(), compare=False)

    @property
    def agreement(self) -> Agreement:
        return next(e for e in self.elements if isinstance(e, Agreement))

    @property
    def id(self) -> str:
        """The contract's own name, as written after ``contrat``."""
        return self.agreement.written_name

    def all(self, kind: type[E_co]) -> tuple[E_co, ...]:
        return tuple(e for e in self.elements if isinstance(e, kind))

    def find(self, name: str | None) -> Element | None:
        """The element of that (folded) name."""
        return next((e for e in self.elements if e.name == name), None) if name else None

    def clause_of(self, element: Element) -> Clause | None:
        return self.clauses.get(element.name)

    @property
    def counting(self) -> Counting | None:
        """The contract's ``décompte``, if it has one."""
        return next(iter(self.all(Counting)), None)


class Suppression(NamedTuple):
    """``# slac: ignore CODE motif``: ``applies`` is the block or property below it."""

    code: str
    reason: str
    span: Span
    applies: Span
