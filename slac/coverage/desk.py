"""The whole answer to a request: the verdict on its scope, then its priority, its delays, who and what next."""

from collections.abc import Sequence
from decimal import Decimal

from slac.coverage.catalogue import catalogue
from slac.coverage.decision import Choice, Decision, Promise, Reason, Verdict, place_of
from slac.coverage.delays import Delays, commitments, may_be
from slac.coverage.levels import escalated, first_level, rank
from slac.coverage.matching import same
from slac.coverage.people import channels, correspondents
from slac.coverage.priorities import qualify, texts, to
from slac.coverage.request import Request
from slac.coverage.ruling import Ruling, resembling, rule_on
from slac.coverage.steps import in_order, outside_steps
from slac.coverage.term import IN_FORCE, Force, in_force
from slac.french import enumeration, quote
from slac.model.contract import (
    Activity,
    Channel,
    Commitment,
    Contract,
    Element,
    Priority,
    Quota,
    RequestKind,
    Scope,
    ServiceHours,
    Step,
)
from slac.model.quantities import Duration, Money
from slac.syntax.folding import folded_words
from slac.worktime.from_contract import CalendarReading, calendar_of


def decide(contract: Contract, request: Request) -> Decision:
    """What the contract answers to a request; never raises for what a request says."""
    return Desk(contract).decide(request)


class Desk:
    """A contract ready for many requests."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.known = catalogue(contract)
        self._calendars: dict[str, CalendarReading] = {}
        self._delays = Delays(contract, self.known, self._calendar)

    def decide(self, request: Request) -> Decision:
        contract = self.contract
        force = in_force(contract, request.opened.date()) if request.opened is not None else IN_FORCE
        ruled = self._at_level(self._ruled(force, request), request)
        outside = ruled.verdict is Verdict.OUTSIDE
        qualified = qualify(contract, request)
        unranked = request.priority is None and any(isinstance(one, Commitment) for one in ruled.about)
        choices = () if outside or unranked else qualified.choices
        applying = () if outside else commitments(contract, self.known, request, ruled.about)
        promised = () if outside else self._delays.promises(request, choices, ruled.about)
        if not outside:
            ruled = self._with_reserves(ruled, request, choices, applying)
        ways = outside_steps(ruled.scopes or contract.all(Scope))
        steps = ways[0] if outside and len(ways) == 1 else ()
        return Decision(
            contract=contract.id,
            request=request,
            verdict=ruled.verdict,
            reasons=ruled.reasons,
            reserves=ruled.reserves,
            covers=ruled.covers,
            items=ruled.items,
            route_to=ruled.route_to,
            level=ruled.level,
            steps=steps,
            candidates=ruled.candidates,
            choices=choices,
            promises=promised,
            correspondents=correspondents(contract, (*ruled.about, *self._activities(ruled.scopes))),
            channels=channels(contract, request, self._calendar),
            todo=tuple(self._todo(ruled, choices, qualified.unknown, ways)),
            check=ruled.check,
            ask=tuple(dict.fromkeys((*ruled.ask, *(qualified.ask if choices else ())))),
            assumptions=tuple(dict.fromkeys((*ruled.assumptions, *_assumed(promised)))),
        )

    def _activities(self, scopes: Sequence[Scope]) -> list[Activity]:
        """The activities in whose clauses the scopes stand."""
        clauses = [self.contract.clause_of(scope) for scope in scopes]
        return [
            activity
            for activity in self.contract.all(Activity)
            if (clause := self.contract.clause_of(activity)) is not None and clause in clauses
        ]

    def _calendar(self, contract: Contract, hours: ServiceHours) -> CalendarReading:
        if hours.name not in self._calendars:
            self._calendars[hours.name] = calendar_of(contract, hours)
        return self._calendars[hours.name]

    # -- what comes before and after the scope ----------------------------------------------------------------------

    def _ruled(self, force: Force, request: Request) -> Ruling:
        """A contract that has not begun, or has ended, covers nothing."""
        if force.verdict is None or force.reason is None:
            ruled = rule_on(self.contract, self.known, _about(request))
            assumed = (force.assumption,) if force.assumption else ()
            return ruled._replace(assumptions=(*ruled.assumptions, *assumed))
        return Ruling(force.verdict, (force.reason,), ask=(force.ask,) if force.ask else ())

    def _at_level(self, ruled: Ruling, request: Request) -> Ruling:
        """What is covered at a higher level than the desk's goes up."""
        if ruled.level is None or ruled.verdict not in (Verdict.COVERED, Verdict.RESERVED):
            return ruled
        own = request.level or first_level(self.contract, ruled.level)
        if rank(self.contract, ruled.level) <= rank(self.contract, own):
            return ruled
        text = f"Cela se traite au niveau {ruled.level}, et non au niveau {own}."
        assumed = () if request.level else (f"La demande est supposée reçue au niveau {own}, le premier.",)
        return ruled._replace(
            verdict=Verdict.ROUTED,
            route_to=ruled.level,
            reasons=(*ruled.reasons, Reason(text, ruled.reasons[0].place)),
            assumptions=(*ruled.assumptions, *assumed),
        )

    def _with_reserves(
        self,
        ruled: Ruling,
        request: Request,
        choices: Sequence[Choice],
        applying: Sequence[Commitment],
    ) -> Ruling:
        """What else has to hold: the right channel, a limit not used up, a price accepted, an impact not excluded."""
        found = [
            *self._channel(request, choices, applying),
            *self._limits(request, applying),
            *self._price(request),
            *(
                Reason(
                    f"si ce n'est pas l'exclusion {quote(line.title)}",
                    place_of(self.contract, line.scope, line.span),
                )
                for line in (resembling(self.known, request.impact) if request.impact else ())
            ),
        ]
        verdict = Verdict.RESERVED if found and ruled.verdict is Verdict.COVERED else ruled.verdict
        return ruled._replace(verdict=verdict, reserves=(*ruled.reserves, *found))

    def _channel(
        self, request: Request, choices: Sequence[Choice], applying: Sequence[Commitment]
    ) -> list[Reason]:
        if request.channel is None:
            return []
        known = self.contract.all(Channel)
        asked = next(
            (c for c in known if same(request.channel, c.written_name) or same(request.channel, c.title)),
            None,
        )
        if asked is None:
            names = enumeration([quote(c.title) for c in known], "ou")
            return [Reason(f"si elle passe par {names}, non par {quote(request.channel)}")] if known else []
        found = []
        settled = choices if len(choices) == 1 else ()
        priorities = [self.contract.find(folded_words(choice.name)) for choice in settled]
        elements: list[Element | None] = [*priorities, *applying]
        for element in elements:
            if not isinstance(element, Priority | Commitment) or element.through is None:
                continue
            through = element.through
            if through.value and asked.name not in {n.name for n in through.value}:
                text = f"si elle passe par {texts(self.contract, through)}, et non par {quote(asked.title)}"
                found.append(Reason(text, place_of(self.contract, element, through.line)))
        reserved = asked.reserved_for
        if reserved is not None and reserved.value and request.requester is not None:
            allowed = texts(self.contract, reserved)
            if not any(same(request.requester, one) for one in allowed.split(", ")):
                text = f"si le demandeur en est : le canal {quote(asked.title)} est réservé {to(allowed)}"
                found.append(Reason(text, place_of(self.contract, asked, reserved.line)))
        return found

    def _limits(self, request: Request, applying: Sequence[Commitment]) -> list[Reason]:
        found = []
        for commitment in applying:
            for keys, quota, stated in commitment.quota.each() if commitment.quota else ():
                if not may_be(self.contract, keys, request):
                    continue
                case = enumeration([quote(key.label or key.written or key.name or "") for key in keys])
                limit = " ".join(stated.span.text.split()) + (f" (pour {case})" if case else "")
                most = _figure(quota.amount) if isinstance(quota, Quota) else None
                place = place_of(self.contract, commitment, stated.line)
                if request.used is None:
                    text = f"dans la limite de {limit}, dont la consommation n'est pas donnée"
                    found.append(Reason(text, place))
                elif most is not None and request.used >= most:
                    found.append(Reason(f"si la limite de {limit} est relevée : elle est épuisée", place))
        return found

    def _price(self, request: Request) -> list[Reason]:
        category = self.known.kind_of(request.category) if request.category else None
        for kind in self.contract.all(RequestKind):
            if kind.title == category and kind.price is not None and kind.price.given:
                price = " ".join(kind.price.span.text.split()).strip('"«»“” ')
                place = place_of(self.contract, kind, kind.price.line)
                return [Reason(f"si le prix est accepté : {price}", place)]
        return []

    # -- what to do -------------------------------------------------------------------------------------------------

    def _todo(
        self,
        ruled: Ruling,
        choices: Sequence[Choice],
        unknown: str,
        ways: Sequence[tuple[tuple[Step, ...], ...]],
    ) -> list[str]:
        match ruled.verdict:
            case Verdict.OUTSIDE:
                return _outside(ways, outside_steps(self.contract.all(Scope)))
            case Verdict.OPEN:
                ways_out = f" {_sentence(_way(ways[0]))}" if len(ways) == 1 else ""
                last = f"À défaut, la demande est hors périmètre.{ways_out}"
                return [*ruled.ask, *([last] if self.known.lines and not ruled.items else [])]
            case _:
                pass
        todo = [f"Vérifier : {enumeration([r.text for r in ruled.reserves])}."] if ruled.reserves else []
        if choices and unknown:
            todo.append(f"Qualifier la priorité : {unknown}.")
        elif len(choices) > 1:
            todo.append("Qualifier la priorité.")
        if ruled.verdict is Verdict.ROUTED:
            to_level = ruled.level is not None and ruled.route_to == ruled.level
            to = f"au niveau {ruled.route_to}" if to_level else f"vers {quote(ruled.route_to or '')}"
            todo.append(f"Router la demande {to}.")
            return todo
        todo.append(f"Traiter la demande au niveau {ruled.level}." if ruled.level else "Traiter la demande.")
        return [*todo, *escalated(self.contract, ruled.level, choices if len(choices) == 1 else ())]


def _about(request: Request) -> Request:
    """A request that names a commitment and nothing else is about that commitment."""
    return request if request.item is not None else request._replace(item=request.commitment)


def _outside(
    ways: Sequence[tuple[tuple[Step, ...], ...]], elsewhere: Sequence[tuple[tuple[Step, ...], ...]]
) -> list[str]:
    if not ways:
        silent = "Le contrat ne dit pas quoi faire de cette demande hors périmètre"
        other = f" ; pour d'autres, il prévoit : {' ; ou '.join(map(_way, elsewhere))}" if elsewhere else ""
        return [f"{silent}{other}."]
    if len(ways) == 1:
        return [_sentence(step) for step in in_order(ways[0])]
    return [f"L'une des suites que prévoit le contrat : {' ; ou '.join(_way(way) for way in ways)}."]


def _way(way: tuple[tuple[Step, ...], ...]) -> str:
    return ", puis ".join(in_order(way))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _assumed(promised: Sequence[Promise]) -> list[str]:
    return [sentence for p in promised if p.deadline for sentence in p.deadline.assumptions]


def _figure(amount: Duration | Decimal | Money) -> Decimal | None:
    """A limit in its own unit: of « 30 minutes », 30; None where it mixes several."""
    match amount:
        case Duration(amounts=(only,)):
            return only.number
        case Duration():
            return None
        case Money(figure):
            return figure
    return amount
