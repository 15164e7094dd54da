"""Playing the scenarios of a contract: what each expects, what the contract gives, and why."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple

from slac.coverage.catalogue import names_of
from slac.coverage.credits import Due, credit_said, dues
from slac.coverage.decision import Decision, Promise, Verdict
from slac.coverage.desk import Desk
from slac.coverage.matching import same
from slac.coverage.request import Request
from slac.french import enumeration, quote
from slac.lint.facts import plain
from slac.model.contract import Contract, Named, Offer, Outcome, Scenario, Stated
from slac.model.quantities import Moment, Money
from slac.syntax.folding import folded_words
from slac.worktime.wording import due, ended


class Check(NamedTuple):
    """One « alors »: what is expected, what was found and why, and whether it holds."""

    stated: Stated[tuple[Outcome, ...]]
    expected: str
    found: str
    why: tuple[str, ...]
    holds: bool


class Played(NamedTuple):
    """A scenario that was played; ``decision`` is what it was compared with, ``exercised`` what it tried."""

    scenario: Scenario
    decision: Decision
    checks: tuple[Check, ...]
    exercised: frozenset[str]

    @property
    def holds(self) -> bool:
        return bool(self.checks) and all(check.holds for check in self.checks)


def play(contract: Contract, scenarios: Sequence[Scenario] | None = None) -> tuple[Played, ...]:
    """Every scenario of the contract, in order; ``scenarios`` only these."""
    desk = Desk(contract)
    wanted = contract.all(Scenario) if scenarios is None else scenarios
    return tuple(_Playing(contract, desk, scenario).play() for scenario in wanted)


def request_of(contract: Contract, scenario: Scenario) -> Request:
    """The request that a scenario describes."""
    asked = scenario.request.value if scenario.request is not None else None
    acquired = scenario.acquired.value if scenario.acquired is not None else None
    opened = scenario.opened.value if scenario.opened is not None else None
    around = scenario.worked_around.value if scenario.worked_around is not None else None
    offers = scenario.offer.value if scenario.offer is not None else None
    channels = scenario.channel.value if scenario.channel is not None else None
    return Request(
        category=_called(contract, asked.kind) if asked else None,
        item=_called(contract, asked.on) if asked and asked.on else None,
        acquired=(asked.acquired if asked else None) or acquired,
        channel=_called(contract, channels[0]) if channels else None,
        opened=wall(opened) if opened else None,
        priority=_stated(contract, scenario.priority),
        offer=_called(contract, offers[0]) if offers else None,
        commitment=_stated(contract, scenario.commitment),
        signed=scenario.signed.value if scenario.signed is not None else None,
        pauses=tuple((wall(s.value[0]), wall(s.value[1])) for s in scenario.suspended if s.value is not None),
        worked_around=wall(around) if around else None,
    )


def wall(at: Moment) -> datetime:
    """The wall time of a moment; a day alone is its beginning."""
    return datetime.combine(at.day, at.at or time(0))


def _stated(contract: Contract, stated: Stated[Named] | None) -> str | None:
    return _called(contract, stated.value) if stated is not None and stated.value is not None else None


def _called(contract: Contract, named: Named) -> str:
    """A reference as a request would name it: the block's own name, else the words."""
    element = contract.find(named.name)
    return element.written_name if element is not None else plain(named.text) or named.name or ""


class _Playing:
    """One scenario being played."""

    def __init__(self, contract: Contract, desk: Desk, scenario: Scenario) -> None:
        self.contract = contract
        self.scenario = scenario
        self.request = request_of(contract, scenario)
        self.decision = desk.decide(self.request)
        self.exercised: set[str] = set()

    def play(self) -> Played:
        checks = tuple(
            self._check(stated, outcomes)
            for stated in self.scenario.outcomes
            if (outcomes := stated.value) is not None
        )
        if any(o.verdict for s in self.scenario.outcomes for o in s.value or ()):
            self.exercised |= {f"périmètre {item}" for item in self.decision.items}
        return Played(self.scenario, self.decision, checks, frozenset(self.exercised))

    def _check(self, stated: Stated[tuple[Outcome, ...]], outcomes: tuple[Outcome, ...]) -> Check:
        expected = " ".join(stated.span.text.split())
        first = outcomes[0]
        if first.metric is not None and first.by is not None:
            return self._deadline(stated, expected, first.metric, first.by)
        if first.credit is not None or first.verdict == "aucun crédit":
            return self._credit(stated, expected, first)
        if first.verdict == "couvert":
            covered = (Verdict.COVERED, Verdict.RESERVED)
            holds = self.decision.verdict in covered or (
                self.decision.verdict is Verdict.ROUTED and self.decision.covers
            )
            return Check(stated, expected, self._verdict(), self._because(), holds)
        if first.verdict == "hors périmètre":
            holds = self.decision.verdict is Verdict.OUTSIDE
            return Check(stated, expected, self._verdict(), self._because(), holds)
        return self._steps(stated, expected, outcomes)

    # -- the verdict ------------------------------------------------------------------------------------------------

    def _verdict(self) -> str:
        decision = self.decision
        to = f" vers {quote(decision.route_to)}" if decision.route_to else ""
        return f"{decision.verdict.said}{to}"

    def _because(self) -> tuple[str, ...]:
        decision = self.decision
        return (
            *(f"{r.text}{f' ({r.place.said})' if r.place else ''}" for r in decision.reasons),
            *(f"Sous réserve : {r.text}" for r in decision.reserves),
        )

    def _steps(
        self, stated: Stated[tuple[Outcome, ...]], expected: str, outcomes: tuple[Outcome, ...]
    ) -> Check:
        """The steps in the order they are expected, among those that the contract gives."""
        decision = self.decision
        given = [(step.action, step.to or "") for choice in decision.steps for step in choice]
        if decision.route_to is not None:
            given.append(("router vers", decision.route_to))
        left = iter(given)
        holds = all(
            any(action == o.verdict and _same_target(self.contract, o.to, to) for action, to in left)
            for o in outcomes
        )
        said = [f"{action} {quote(to)}" if to else action for action, to in given]
        return Check(stated, expected, ", puis ".join(said) or self._verdict(), self._because(), holds)

    # -- deadlines --------------------------------------------------------------------------------------------------

    def _deadline(self, stated: Stated[tuple[Outcome, ...]], expected: str, metric: str, by: Moment) -> Check:
        settled = self.decision.priority
        promises = [
            p
            for p in self.decision.promises
            if folded_words(p.metric) == folded_words(metric)
            and (settled is not None or self.request.commitment is not None or not self.decision.choices)
        ]
        if not promises:
            why = self._no_delay(metric)
            return Check(stated, expected, "aucun délai de ce nom ne s'applique", (why,), False)
        self.exercised |= {exercise_of((p.place.path, p.place.line)) for p in promises}
        found = [self._due(p, by) for p in promises]
        holds = all(one[2] for one in found)
        shown = [one for one in found if not one[2]] or found
        return Check(
            stated,
            expected,
            " ; ".join(o[0] for o in shown),
            tuple(line for o in shown for line in o[1]),
            holds,
        )

    def _due(self, promise: Promise, by: Moment) -> tuple[str, tuple[str, ...], bool]:
        where = f"{promise.element}, {promise.metric} : {promise.said} ({promise.place.said})"
        if promise.deadline is None:
            why = promise.fault or "L'instant d'ouverture n'est pas dit, ou le délai n'a pas de figure."
            return "aucune échéance", (where, why), False
        readings = promise.deadline.readings
        if not promise.deadline.settled:
            said = " ou ".join(f"{due(r.due)} ({r.said})" for r in readings)
            return said, (where, "Le contrat ne dit pas comment ce délai court."), False
        at = readings[0].due
        same_day = (ended(at) or at.date()) == by.day
        holds = same_day if by.at is None else at.replace(tzinfo=None) == wall(by)
        return due(at), (where, *readings[0].lines), holds

    def _no_delay(self, metric: str) -> str:
        if self.decision.choices and self.decision.priority is None:
            names = enumeration([choice.name for choice in self.decision.choices], "ou")
            return f"La priorité n'est pas dite : {names}."
        known = list(dict.fromkeys(p.metric for p in self.decision.promises))
        return (
            f"Les délais qui s'appliquent : {enumeration(known)}." if known else "Aucun délai ne s'applique."
        )

    # -- credits ----------------------------------------------------------------------------------------------------

    def _credit(self, stated: Stated[tuple[Outcome, ...]], expected: str, outcome: Outcome) -> Check:
        measured = self.scenario.measure.value if self.scenario.measure is not None else None
        if measured is None:
            return Check(stated, expected, "rien", ("Le scénario ne donne pas de mesure.",), False)
        base = self.scenario.base.value if self.scenario.base is not None else None
        offers = self.contract.all(Offer)
        offer = next((o for o in offers if self.request.offer in names_of(o)), None)
        found = dues(self.contract, measured, base, offer.written_name if offer else self.request.offer)
        if not found:
            why = "Aucun crédit ni pénalité ne porte sur ce qui est mesuré."
            return Check(stated, expected, "aucun crédit", (why,), outcome.verdict == "aucun crédit")
        self.exercised |= {f"crédits {due.remedy.name}" for due in found}
        doubts = [due.doubt for due in found if due.doubt]
        if doubts:
            return Check(stated, expected, "indécis", tuple(doubts), False)
        owed = [due for due in found if due.rate is not None or due.amount is not None]
        said = " et ".join(_owed(due) for due in owed) or "aucun crédit"
        why_each = tuple(f"{due.why} ({due.place.said})" for due in found)
        if outcome.verdict == "aucun crédit":
            return Check(stated, expected, said, why_each, not owed)
        holds = len(owed) == 1 and _equal(owed[0], outcome)
        return Check(stated, expected, said, why_each, holds)


def _equal(due: Due, outcome: Outcome) -> bool:
    if isinstance(outcome.credit, Money):
        money, given = outcome.credit, due.amount
        taxed = given is not None and (money.tax is None or given.tax is None or money.tax == given.tax)
        return (
            given is not None and taxed and (given.amount, given.currency) == (money.amount, money.currency)
        )
    return due.rate is not None and due.rate == outcome.credit


def _owed(due: Due) -> str:
    both = [credit_said(c) for c in (due.rate, due.amount) if c is not None]
    return both[0] if len(both) == 1 else f"{both[0]}, soit {both[1]}"


def _same_target(contract: Contract, wanted: str | None, given: str) -> bool:
    if not wanted:
        return True
    one, other = contract.find(folded_words(wanted)), contract.find(folded_words(given))
    names = names_of(one) if one else (wanted,)
    others = names_of(other) if other else (given,)
    return any(same(a, b) for a in names for b in others) or folded_words(wanted) == folded_words(given)


def exercise_of(at: tuple[str, int]) -> str:
    """The mark of a statement that a scenario tries: where it stands."""
    return f"{at[0]}:{at[1]}"
