"""The answer to a request, as values: the verdict, why, by which clause, until when, who, and what to do next."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from slac.coverage.request import Request
from slac.model.contract import Contract, Element, Step
from slac.source import Span
from slac.worktime.counting import Deadline


class Verdict(StrEnum):
    """What the contract answers; the value is how JSON says it."""

    COVERED = "covered"
    RESERVED = "covered_with_reserve"
    ROUTED = "to_route"
    OUTSIDE = "out_of_scope"
    OPEN = "to_qualify"

    @property
    def said(self) -> str:
        """As a person reads it."""
        return _SAID[self]


_SAID = {
    Verdict.COVERED: "couvert",
    Verdict.RESERVED: "couvert avec réserve",
    Verdict.ROUTED: "à router",
    Verdict.OUTSIDE: "hors périmètre",
    Verdict.OPEN: "à qualifier",
}


class Place(NamedTuple):
    """Where the contract says it: the clause's number ("" when it bears none) and title, and the line of the source."""

    number: str
    title: str
    path: str
    line: int
    text: str

    @property
    def said(self) -> str:
        """« 2.1 Périmètre du contrat, ligne 41 »."""
        return f"{' '.join(filter(None, (self.number, self.title)))}, ligne {self.line}"


class Reason(NamedTuple):
    """A sentence of the answer, and where the contract says so; None when it is the contract that is silent."""

    text: str
    place: Place | None = None


class Candidate(NamedTuple):
    """Something close that the contract names, and what the verdict would be if the request is about it."""

    title: str
    verdict: Verdict
    reason: Reason


class Choice(NamedTuple):
    """A priority: why it is this one ("" for one of several that remain possible), and the criteria that give it."""

    name: str
    title: str
    why: str
    criteria: tuple[str, ...]
    qualified_by: str
    place: Place


class Promise(NamedTuple):
    """A delay that applies: of which priority or commitment, in the contract's words, and when it is due.

    ``cases`` are the offers or requests that it is stated for, "" for all.
    ``deadline`` is None where there is no figure, no opening instant, or where it cannot be computed: ``fault`` then
    says why, if there is something to say.
    """

    element: str
    metric: str
    stated: str
    deadline: Deadline | None
    conditions: tuple[str, ...]
    place: Place
    fault: str = ""
    cases: str = ""

    @property
    def said(self) -> str:
        """« 30 minutes calendaires (intégral) »."""
        return f"{self.stated} ({self.cases})" if self.cases else self.stated


class Correspondent(NamedTuple):
    """Who speaks for a party; nobody in ``contacts`` when the contract leaves it open, which ``missing`` says.

    ``activities`` are those for which the contract names them, () when it is for everything.
    """

    party: str
    contacts: tuple[str, ...]
    place: Place | None
    missing: str = ""
    activities: tuple[str, ...] = ()


class Access(NamedTuple):
    """A channel at the instant of the request.

    ``open`` is None when the hours or the instant are not known; ``until`` is when that changes.
    """

    name: str
    title: str
    address: str
    open: bool | None
    until: datetime | None
    note: str
    place: Place


class Decision(NamedTuple):
    """The whole answer.

    ``covers`` tells whether some statement covers the request, also when the verdict is to route it. ``items`` are what
    the contract calls the things that decide. ``route_to`` is where to. ``steps`` are what the contract says to do, in
    order, each a choice of one or several. ``choices`` has one priority when it is settled, several when a person has
    to choose. ``todo`` is what to do next, in order. ``check`` are exclusions that somebody has to rule out. ``ask``
    are the facts that would settle the verdict.
    """

    contract: str
    request: Request
    verdict: Verdict
    reasons: tuple[Reason, ...]
    reserves: tuple[Reason, ...]
    covers: bool
    items: tuple[str, ...]
    route_to: str | None
    level: str | None
    steps: tuple[tuple[Step, ...], ...]
    candidates: tuple[Candidate, ...]
    choices: tuple[Choice, ...]
    promises: tuple[Promise, ...]
    correspondents: tuple[Correspondent, ...]
    channels: tuple[Access, ...]
    todo: tuple[str, ...]
    check: tuple[Reason, ...]
    ask: tuple[str, ...]
    assumptions: tuple[str, ...]

    @property
    def priority(self) -> Choice | None:
        """The priority, when there is no doubt about it."""
        return self.choices[0] if len(self.choices) == 1 and self.choices[0].why else None


def place_of(contract: Contract, element: Element, span: Span | None = None) -> Place:
    """Where ``element`` says it: its clause, and the line of ``span`` (its header when not given)."""
    at = span or element.span
    clause = contract.clause_of(element)
    line = at.source.line_of(at.start)
    return Place(
        clause.number if clause else "",
        (clause.title if clause else "") or element.label or f"{element.keyword} {element.written_name}",
        at.source.path,
        line,
        " ".join(at.text.split()),
    )
