"""The delays that apply to a request, each with its deadline and the count behind it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slac.coverage.catalogue import Catalogue, names_of
from slac.coverage.decision import Choice, Promise, place_of
from slac.coverage.matching import same
from slac.coverage.people import Calendars
from slac.coverage.request import Request
from slac.french import quote
from slac.lint.facts import RESPONSES, plain
from slac.model.contract import (
    CaseKey,
    Commitment,
    Contract,
    Delay,
    Element,
    Offer,
    Priority,
    RequestKind,
    Stated,
    Timed,
)
from slac.syntax.folding import folded_words
from slac.worktime.counting import Deadline, count
from slac.worktime.delays import ground_of, terms_of
from slac.worktime.errors import WorktimeError
from slac.worktime.terms import Ground, Terms

#: Delays that are over once a workaround is accepted: reclassification leaves them as they were.
_BEFORE_WORKAROUND = {*RESPONSES, "contournement", "rappel"}

_IN_PLACE = "contournement en place"


class _Stated(NamedTuple):
    """One delay as it is stated for some cases, ready to be counted; ``terms`` is None where it has no figure."""

    timed: Timed
    cases: tuple[CaseKey, ...]
    terms: Terms | None
    promise: Promise


class Delays:
    """The delays of a contract, taken out of it once for many requests."""

    def __init__(self, contract: Contract, known: Catalogue, read: Calendars) -> None:
        self.contract = contract
        self.known = known
        self._read = read
        self._stated: dict[str, tuple[_Stated, ...]] = {}
        self._grounds: dict[str, Ground] = {}

    def promises(
        self, request: Request, choices: Sequence[Choice], about: Sequence[Element]
    ) -> tuple[Promise, ...]:
        """Those of the priorities that remain possible, then those of the commitments that the request falls in."""
        found: list[Promise] = []
        for choice in choices:
            priority = self.contract.find(folded_words(choice.name))
            if isinstance(priority, Priority):
                for element, timed in _of_priority(self.contract, priority, request):
                    found += self._promised(element, timed, request)
        for commitment in commitments(self.contract, self.known, request, about):
            for timed in commitment.delays:
                found += self._promised(commitment, timed, request)
        return tuple(found)

    def _promised(self, element: Priority | Commitment, timed: Timed, request: Request) -> Iterator[Promise]:
        """One delay, a promise for each case that may be the request's."""
        for stated in self._of(element):
            if stated.timed is timed and may_be(self.contract, stated.cases, request):
                deadline, fault = self._counted(element, stated.terms, request)
                yield stated.promise._replace(deadline=deadline, fault=fault)

    def _of(self, element: Priority | Commitment) -> tuple[_Stated, ...]:
        if element.name not in self._stated:
            figures = list(terms_of(self.contract, element))
            self._stated[element.name] = tuple(
                _stated(
                    self.contract,
                    element,
                    timed,
                    keys,
                    stated,
                    next((terms for one, terms in figures if one is stated), None),
                )
                for timed in element.delays
                for keys, _, stated in timed.stated.each()
            )
        return self._stated[element.name]

    def _counted(
        self, element: Priority | Commitment, terms: Terms | None, request: Request
    ) -> tuple[Deadline | None, str]:
        """The deadline of one delay, or why there is none."""
        if request.opened is None or terms is None:
            return None, ""
        if request.worked_around is not None and _stops_for_workaround(self.contract, element):
            return None, "Le délai est suspendu depuis le contournement, et rien ne dit quand il reprend."
        if element.name not in self._grounds:
            self._grounds[element.name] = ground_of(self.contract, element, self._read)
        try:
            return count(terms, self._grounds[element.name], request.opened, request.pauses), ""
        except WorktimeError as error:
            return None, str(error)


def _stated(
    contract: Contract,
    element: Priority | Commitment,
    timed: Timed,
    keys: tuple[CaseKey, ...],
    stated: Stated[Delay],
    terms: Terms | None,
) -> _Stated:
    cases = (*timed.stated.only_for, *keys)
    said = " ".join(stated.span.text.split())
    only = ", ".join(key.label or key.written or key.name or "" for key in cases)
    promise = Promise(
        element.written_name if isinstance(element, Priority) else element.title,
        timed.metric,
        said,
        None,
        tuple(f"{word} {quote(plain(text))}" for word, text in stated.conditions),
        place_of(contract, element, stated.line),
        cases=only,
    )
    return _Stated(timed, cases, terms, promise)


def commitments(
    contract: Contract, known: Catalogue, request: Request, about: Sequence[Element]
) -> tuple[Commitment, ...]:
    """The commitments that the request names, is about, or that are for its kind of request, and for its offer."""
    category = known.kind_of(request.category) if request.category else None

    def concerned(commitment: Commitment) -> bool:
        if request.commitment is not None and any(same(request.commitment, n) for n in names_of(commitment)):
            return True
        if commitment in about:
            return True
        kinds = commitment.request.value if commitment.request and commitment.request.value else ()
        named = [element.title if (element := contract.find(k.name)) else plain(k.text) for k in kinds]
        return category is not None and any(same(category, known.kind_of(n) or n) for n in named)

    return tuple(c for c in contract.all(Commitment) if concerned(c) and _of_offer(contract, c, request))


def _of_offer(contract: Contract, commitment: Commitment, request: Request) -> bool:
    offers = commitment.offers.value if commitment.offers and commitment.offers.value else ()
    if not offers or request.offer is None:
        return True
    elements = [element for n in offers if (element := contract.find(n.name)) is not None]
    return any(same(request.offer, name) for element in elements for name in names_of(element))


def _of_priority(
    contract: Contract, priority: Priority, request: Request
) -> Iterator[tuple[Priority, Timed]]:
    """The delays of a priority; once a workaround is accepted, those of the priority that the ticket then takes."""
    becomes = _reclassified(contract, priority) if request.worked_around else None
    for timed in priority.delays:
        if becomes is None or folded_words(timed.metric) in _BEFORE_WORKAROUND:
            yield priority, timed
    if becomes is not None:
        for timed in becomes.delays:
            if folded_words(timed.metric) not in _BEFORE_WORKAROUND:
                yield becomes, timed


def _reclassified(contract: Contract, priority: Priority) -> Priority | None:
    counting = contract.counting
    rules = counting.reclassification.value if counting and counting.reclassification else None
    for rule in rules or ():
        if rule.source == priority.name:
            found = contract.find(rule.becomes)
            return found if isinstance(found, Priority) else None
    return None


def _stops_for_workaround(contract: Contract, element: Priority | Commitment) -> bool:
    stated = element.suspended_during or (contract.counting.suspended_during if contract.counting else None)
    return stated is not None and _IN_PLACE in (stated.value or ())


def may_be(contract: Contract, cases: Sequence[CaseKey], request: Request) -> bool:
    """Whether none of the cases is ruled out by what the request says of its offer and of its kind."""
    for kind, said in ((Offer, request.offer), (RequestKind, request.category)):
        keys = [key for key in cases if isinstance(contract.find(key.name), kind)]
        named = (name for key in keys for name in _names(contract, key))
        if keys and said is not None and not any(same(said, name) for name in named):
            return False
    return True


def _names(contract: Contract, key: CaseKey) -> tuple[str, ...]:
    element = contract.find(key.name)
    return names_of(element) if element else (key.written,)
