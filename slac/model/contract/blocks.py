"""The kinds of blocks: the properties of each, in the field's standard terms."""

from __future__ import annotations  # three hundred of them: evaluating each would cost a start its tenth

from datetime import date

from slac.model.contract.element import Element
from slac.model.contract.stated import Many, One
from slac.model.contract.text import Bullet, RichText
from slac.model.contract.values import (
    Asked,
    Cap,
    Ceiling,
    Cells,
    Claim,
    ClosedDays,
    ClosedHolidays,
    ClosedOn,
    Contact,
    Designation,
    Equivalent,
    Formula,
    Frequency,
    Meeting,
    Named,
    Note,
    Notice,
    Observed,
    Opening,
    OpenOn,
    Outcome,
    Period,
    Quota,
    Reclassification,
    Registration,
    Representative,
    Rung,
    ScopeItem,
    Step,
    Target,
    Term,
    Tier,
    Timed,
    Zone,
)
from slac.model.quantities import Duration, Moment, Money, Percent


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


class Amendment(Agreement):
    """``avenant``: what it changes in which contract."""

    modifies: One[tuple[str, str | None]] = None  # name or phrase, version
    replaces: One[tuple[Named, ...]] = None
    adds: One[tuple[Named, ...]] = None
    removes: One[tuple[Named, ...]] = None


class Document(Element):
    """A text outside."""

    designation: One[Designation] = None
    reference: One[RichText] = None
    version: One[str] = None
    date: One[date | RichText] = None
    link: One[RichText] = None


class Division(Element):
    """``titre``, ``chapitre``, ``annexe``, ``article``, ``préambule``."""

    derogates: One[RichText] = None
    creditor: One[tuple[Named, ...]] = None


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


class Offer(Element):
    """``gamme``, in the order of declaration."""

    price: One[RichText] = None


class RequestKind(Element):
    """``demande``: incident, installation, dépannage."""

    criteria: One[tuple[Bullet, ...]] = None
    examples: One[tuple[Bullet, ...]] = None
    price: One[RichText] = None


class Service(Element):
    designation: One[Designation] = None
    components: One[tuple[Named, ...]] = None
    documentation: One[RichText] = None
    link: One[RichText] = None


class Scope(Element):
    covers: Many[ScopeItem] = ()
    excludes: Many[ScopeItem] = ()
    routes: Many[ScopeItem] = ()
    inventory: One[str | date] = None  # "ouvert", "à la signature", or a date
    outside: One[tuple[Step, ...]] = None


class Definition(Element):
    """A defined term: its name or quoted label."""


class ServiceHours(Element):
    """``horaires``."""

    zone: One[Zone] = None
    opens: Many[Opening | OpenOn] = ()
    closes: Many[ClosedOn | ClosedHolidays | ClosedDays] = ()


class Channel(Element):
    """``canal``."""

    address: One[RichText] = None
    phone: One[str] = None
    price: One[RichText] = None
    hours: One[Named] = None
    languages: One[tuple[str, ...]] = None
    reserved_for: One[tuple[Named, ...]] = None
    designation: One[Designation] = None


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
    quota: One[Quota | RichText] = None
    frequency: One[Frequency | RichText] = None
    targets: Many[Target] = ()
    period: One[Period] = None
    measured_by: One[tuple[Named, ...]] = None
    authoritative: One[tuple[Named, ...]] = None
    silence: One[RichText] = None
    criteria: One[tuple[Bullet, ...]] = None
    means: One[tuple[Bullet, ...]] = None
    derogates: One[RichText] = None


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
    minimum_outage: One[tuple[Duration, str | None]] = None  # a length, and per what
    measured_by: One[tuple[Named, ...]] = None
    authoritative: One[tuple[Named, ...]] = None
    also: One[Equivalent] = None
    counts: One[tuple[Named, ...]] = None
    on: One[tuple[Named, ...]] = None


class Maintenance(Element):
    windows: Many[
        Opening | RichText
    ] = ()  # a phrase: « à tout moment », or the name of a window kept elsewhere
    zone: One[Zone] = None
    notice: One[Notice] = None
    frequency: One[Frequency | RichText] = None
    maximum: One[tuple[Duration, str | None]] = None  # a length, and per what
    counted: One[bool] = None
    not_counted: One[bool] = None
    criteria: One[tuple[Bullet, ...]] = None


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
    minimum_outage: One[tuple[Duration, str | None]] = None  # a length, and per what
    period: One[Period] = None


class Activity(Element):
    creditor: One[tuple[Named, ...]] = None
    mission: One[tuple[Bullet, ...]] = None
    delays_of: One[tuple[Bullet, ...]] = None
    contacts: One[Contact] = None
    means: One[tuple[Bullet, ...]] = None
    hours: One[Named] = None
    derogates: One[RichText] = None


class Contacts(Element):
    """``correspondants``: one statement by party or case."""

    contacts: Many[Contact] = ()


class Escalation(Element):
    concerns: One[tuple[Named, ...]] = None
    rungs: Many[Rung] = ()
    before_due: One[Duration] = None
    after_due: One[Duration] = None
    direction: One[str] = None
    criteria: One[tuple[Bullet, ...]] = None
    hours: One[Named] = None


class Governance(Element):
    """``suivi``."""

    meetings: Many[Meeting | RichText] = ()


class Table(Element):
    columns: One[Cells] = None
    rows: Many[Cells] = ()
    notes: Many[Note] = ()


class Signature(Element):
    place: One[RichText] = None
    date: One[date | RichText] = None
    originals: One[int] = None
    signatories: One[tuple[Named, ...]] = None
    initials: One[bool] = None
    electronic: One[str] = None


class Acceptance(Element):
    """Accepted by reference, use or click."""

    manner: One[str] = None
    date: One[date | RichText] = None
    reference: One[RichText] = None
    link: One[RichText] = None


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


class Parameter(Element):
    """``paramètre``: a hole with a type, bounds and a default, filled when the contract is read."""

    type: One[str] = None
    bounds: One[RichText] = None
    default: One[RichText] = None
