"""The verdict on what a request is about: what the scopes say of it, taken together.

An exclusion wins over a coverage, several scopes add up, a route says where. What depends on a fact that is not given,
or on a condition that a person judges, is never decided here: it becomes a reserve or a question.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from slac.coverage.catalogue import Catalogue, Line, Served
from slac.coverage.decision import Candidate, Reason, Verdict, place_of
from slac.coverage.finding import Finding, find, line_place, of_kind, says
from slac.coverage.inventory import Entry, entries
from slac.coverage.matching import closest_of, likeness, same
from slac.coverage.priorities import called
from slac.coverage.request import Request
from slac.french import enumeration, quote
from slac.model.contract import (
    Activity,
    Commitment,
    Contract,
    Element,
    Party,
    Scope,
    Service,
)

#: From how close a name is worth proposing, and how many are.
_NEAR = 0.55
_PROPOSED = 3

#: From how close a described impact looks like an exclusion.
_ALIKE = 0.8


class Ruling(NamedTuple):
    """The verdict and its reasons; ``scopes`` are those whose steps apply, ``about`` the blocks that it falls in."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    reserves: tuple[Reason, ...] = ()
    covers: bool = False
    items: tuple[str, ...] = ()
    route_to: str | None = None
    level: str | None = None
    scopes: tuple[Scope, ...] = ()
    about: tuple[Element, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    check: tuple[Reason, ...] = ()
    ask: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def rule_on(contract: Contract, known: Catalogue, request: Request) -> Ruling:
    """What the contract says of the request, delays and people apart."""
    category, refused = _category(known, request)
    if refused is not None:
        return refused
    if request.item is None:
        return _nothing_named(contract, known, category)
    ruled = _on_item(contract, known, request, category, request.item)
    ruled = ruled or _on_inventory(contract, known, request, category, request.item)
    if ruled is not None:
        return ruled._replace(check=_to_check(contract, known, ruled, request))
    return _unknown(contract, known, request, category)


def _category(known: Catalogue, request: Request) -> tuple[str | None, Ruling | None]:
    """The kind of request in the contract's words; a refusal to go on when the contract knows kinds, and not this."""
    if request.category is None:
        return None, None
    category = known.kind_of(request.category)
    if category is not None or not known.kinds:
        return category or request.category, None
    names = [name for _, name, _ in known.kinds]
    near = [name for _, name, called in known.kinds if closest_of(request.category, called) >= _NEAR]
    asked = f"De quelle demande s'agit-il : {enumeration([quote(n) for n in near or names], 'ou')} ?"
    reason = Reason(f"Le contrat ne connaît pas de demande {quote(request.category)}.")
    return None, Ruling(Verdict.OPEN, (reason,), ask=(asked,))


def _nothing_named(contract: Contract, known: Catalogue, category: str | None) -> Ruling:
    """A request that does not say what it is about: the only service, where there is one and no scope says more."""
    services = contract.all(Service)
    if not known.covers and len(services) == 1:
        served = services[0]
        ruled = Ruling(
            Verdict.COVERED,
            (
                Reason(
                    f"{quote(served.title)} est le service que le contrat décrit.", place_of(contract, served)
                ),
            ),
            covers=True,
            about=(served,),
            assumptions=(
                f"La demande ne dit pas sur quoi elle porte : sur {quote(served.title)}, le seul service du contrat.",
            ),
        )
        return ruled._replace(check=_to_check(contract, known, ruled, Request()))
    candidates: list[Candidate] = []
    for line in known.lines:
        named = line.title == line.heading and not line.title.endswith(":")
        if named and of_kind(known, line, category) is not False:
            ruled_line = _on_item(contract, known, Request(), category, line.title)
            if ruled_line is not None and not any(c.title == line.title for c in candidates):
                candidates.append(Candidate(line.title, ruled_line.verdict, ruled_line.reasons[0]))
    reason = Reason(
        "La demande ne dit pas sur quoi elle porte."
        if known.lines or known.served
        else "Le contrat ne dit pas ce qu'il couvre."
    )
    return Ruling(Verdict.OPEN, (reason,), candidates=tuple(candidates), ask=("Sur quoi porte la demande ?",))


def _unknown(contract: Contract, known: Catalogue, request: Request, category: str | None) -> Ruling:
    """An item that the contract does not name: what comes close, each with what it would give."""
    item = request.item or ""
    near: list[tuple[float, int, Line | Served]] = []
    named: list[Line | Served] = [*known.lines, *known.served]
    for rank, one in enumerate(named):
        score = closest_of(item, one.names)
        if score >= _NEAR:
            near.append((-score, rank, one))
    candidates: dict[str, Candidate] = {}
    for _, _, one in sorted(near, key=lambda found: found[:2]):
        title = _closest_name(item, one)
        ruled = _on_item(contract, known, request, category, title)
        if ruled is not None and len(candidates) < _PROPOSED:
            candidates.setdefault(title, Candidate(title, ruled.verdict, ruled.reasons[0]))
    if known.lines or known.served:
        text = f"Le contrat ne nomme pas {quote(item)}"
        text += " ; le plus proche est ci-dessous." if candidates else ", ni rien d'approchant."
    else:
        text = "Le contrat n'a pas de périmètre : il ne dit pas ce qu'il couvre."
    asked = (
        f"S'agit-il de {enumeration([quote(title) for title in candidates], 'ou')} ?"
        if candidates
        else "De quoi s'agit-il, dans les mots du contrat ?"
    )
    ask = (asked,) if known.lines or known.served else ()
    return Ruling(Verdict.OPEN, (Reason(text),), candidates=tuple(candidates.values()), ask=ask)


def _closest_name(item: str, one: Line | Served) -> str:
    """What is proposed of a line: of « Word, Excel, client Outlook », the part that is close."""
    best = max(one.names, key=lambda name: likeness(item, name))
    return one.title if likeness(item, one.title) >= likeness(item, best) or same(best, one.title) else best


def _on_item(
    contract: Contract, known: Catalogue, request: Request, category: str | None, item: str
) -> Ruling | None:
    """The verdict on something that the contract names; None when it does not."""
    lines = [line for line in known.lines if line.called(item)]
    if not lines:
        return _on_served(contract, known, item)
    return _on_lines(contract, known, request, category, item, lines)


def _on_inventory(
    contract: Contract, known: Catalogue, request: Request, category: str | None, item: str
) -> Ruling | None:
    """The verdict on something that only an inventory names: that on what its line is listed as."""
    lines: list[Line] = []
    listed: list[Entry] = []
    asked: list[str] = []
    for scope in contract.all(Scope):
        found = [entry for entry in entries(contract, scope) if entry.called(item)]
        own = [line for line in known.lines if found and line.scope is scope and line.kind == "couvre"]
        lines += (line for line in own if any(line.shares(cell) for entry in found for cell in entry.cells))
        listed += found
        asked += (quote(line.title) for line in own if line.title == line.heading)
    if lines or not listed:
        return _on_lines(contract, known, request, category, item, lines) if lines else None
    reasons = _unique(entry.reason(item) for entry in listed)
    ask = (f"De quoi s'agit-il : {enumeration(list(dict.fromkeys(asked)), 'ou')} ?",) if asked else ()
    return Ruling(Verdict.OPEN, reasons, ask=ask)


def _on_lines(
    contract: Contract,
    known: Catalogue,
    request: Request,
    category: str | None,
    item: str,
    lines: Sequence[Line],
) -> Ruling:
    findings = [find(contract, known, line, request, category) for line in lines]
    excluded = [f for f in findings if f.line.kind == "exclut"]
    routed = [f for f in findings if f.line.kind == "route"]
    covered = [f for f in findings if f.line.kind == "couvre"]
    applying = [f for f in excluded if f.applies]
    served = _on_served(contract, known, item) if applying else None
    if served is not None and served.verdict is Verdict.COVERED:
        # One clause excludes what another promises: it may be of that other that the request is.
        asked = f"S'agit-il de {quote(served.items[0])}, que le contrat prévoit par ailleurs ?"
        reasons = (*_reasons(contract, applying), *served.reasons)
        return Ruling(Verdict.OPEN, reasons, items=_items(applying), scopes=_scopes(applying), ask=(asked,))
    if _contradicted(applying, covered):
        promised = [f for f in covered if f.applies]
        return Ruling(
            Verdict.OPEN, _reasons(contract, [*applying, *promised]), covers=True,
            items=_items(applying), scopes=_scopes(applying),
            ask=("Laquelle de ces deux clauses l'emporte ? Le contrat ne le dit pas.",),
        )  # fmt: skip
    if applying:
        return Ruling(
            Verdict.OUTSIDE, _reasons(contract, applying), covers=any(f.applies for f in covered),
            items=_items(applying), scopes=_scopes(applying),
        )  # fmt: skip
    covers = any(f.applies for f in covered)
    doubtful = [f for f in excluded if f.applies is None]
    destinations = list(dict.fromkeys(f.line.item.route_to or "" for f in routed if f.applies))
    if doubtful or len(destinations) > 1:
        several = [*doubtful, *(f for f in routed if f.applies)]
        return _open(contract, [*several, *(f for f in covered if f.applies)], covers)
    if destinations:
        applying = [f for f in (*routed, *covered) if f.applies]
        return Ruling(
            Verdict.ROUTED, _reasons(contract, applying), _reserves(applying), covers, _items(applying),
            destinations[0], scopes=_scopes(applying),
        )  # fmt: skip
    if covers:
        return _covered(contract, [f for f in covered if f.applies])
    depending = [f for f in (*routed, *covered) if f.applies is None]
    if depending:
        return _open(contract, depending, False)
    failing = covered or routed or excluded
    reasons = _unique(r for f in failing for r in f.because)
    return Ruling(Verdict.OUTSIDE, reasons, items=_items(failing), scopes=_scopes(failing))


def _contradicted(excluded: Sequence[Finding], covered: Sequence[Finding]) -> bool:
    """Whether one scope excludes what another covers, when neither is there to make exceptions.

    An exclusion wins within its scope, and so does that of a scope that only excludes; between two scopes that each
    cover something, nothing says which was meant.
    """
    promising = {f.line.scope.name for f in covered if f.applies}
    return any(f.line.scope.covers for f in excluded) and not promising <= {
        f.line.scope.name for f in excluded
    }


def _covered(contract: Contract, applying: list[Finding]) -> Ruling:
    """Covered by at least one line; the one with the fewest reserves is the answer, for scopes add up."""
    fewest = min(len(f.reserves) for f in applying)
    best = [f for f in applying if len(f.reserves) == fewest]
    levels = list(dict.fromkeys(f.line.item.level for f in best if f.line.item.level))
    reserves = _reserves(best)
    if len(levels) > 1:
        text = f"au niveau {enumeration(levels, 'ou')} : le contrat dit l'un et l'autre"
        reserves = (*reserves, Reason(text, line_place(contract, best[0].line)))
    return Ruling(
        Verdict.RESERVED if reserves else Verdict.COVERED,
        _reasons(contract, best), reserves, True, _items(best), level=levels[0] if len(levels) == 1 else None,
        scopes=_scopes(best), about=tuple(_scopes(best)),
    )  # fmt: skip


def _open(contract: Contract, findings: Sequence[Finding], covers: bool) -> Ruling:
    reasons = _unique(
        r for f in findings for r in (f.because or (Reason(says(f.line), line_place(contract, f.line)),))
    )
    ask = tuple(dict.fromkeys(question for f in findings for question in f.ask))
    return Ruling(
        Verdict.OPEN,
        reasons,
        _reserves(findings),
        covers,
        _items(findings),
        scopes=_scopes(findings),
        ask=ask,
    )


def _on_served(contract: Contract, known: Catalogue, item: str) -> Ruling | None:
    """What is promised by a commitment, an activity or, where no scope says what is covered, a service."""
    for served in known.served:
        if not served.called(item) or (isinstance(served.element, Service) and known.covers):
            continue
        place = place_of(contract, served.element, served.span)
        match served.element:
            case Commitment() | Activity():
                what = "un engagement" if isinstance(served.element, Commitment) else "une activité"
                debtor = _client_owes(contract, served.element)
                if debtor is not None:
                    text = (
                        f"{quote(served.title)} est {what} que doit {called(debtor)}, et non le prestataire."
                    )
                    return Ruling(Verdict.OPEN, (Reason(text, place),), items=(served.title,))
                text = f"{quote(served.title)} est {what} du contrat."
            case _:
                text = f"{quote(served.title)} fait partie de ce que le contrat sert."
        return Ruling(
            Verdict.COVERED,
            (Reason(text, place),),
            covers=True,
            items=(served.title,),
            about=(served.element,),
        )
    return None


def _client_owes(contract: Contract, element: Element) -> Party | None:
    named = element.debtor.value if element.debtor and element.debtor.value else ()
    debtors = [contract.find(n.name) for n in named]
    clients = [p for p in debtors if isinstance(p, Party) and p.role and p.role.value == "client"]
    return clients[0] if clients and len(clients) == len(debtors) else None


# -- what is common to several lines ----------------------------------------------------------------------------------


def _reasons(contract: Contract, findings: Sequence[Finding]) -> tuple[Reason, ...]:
    return _unique(
        r for f in findings for r in (Reason(says(f.line), line_place(contract, f.line)), *f.because)
    )


def _reserves(findings: Sequence[Finding]) -> tuple[Reason, ...]:
    return _unique(reserve for f in findings for reserve in f.reserves)


def _unique(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))


def _scopes(findings: Sequence[Finding]) -> tuple[Scope, ...]:
    return tuple({f.line.scope.name: f.line.scope for f in findings}.values())


def _items(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.line.heading for f in findings))


def _to_check(contract: Contract, known: Catalogue, ruled: Ruling, request: Request) -> tuple[Reason, ...]:
    """The exclusions that nothing in the request rules out: those of the scopes that decide, and of scopes apart."""
    if ruled.verdict not in (Verdict.COVERED, Verdict.RESERVED, Verdict.ROUTED):
        return ()
    category = known.kind_of(request.category) if request.category else None
    headings = {line.heading for line in known.lines if line.title != line.heading}
    return _unique(
        Reason(line.title, line_place(contract, line))
        for line in known.lines
        if line.kind == "exclut"
        and line.title not in headings
        and (line.scope in ruled.scopes or not line.scope.covers)
        and of_kind(known, line, category) is not False
    )


def resembling(known: Catalogue, impact: str) -> tuple[Line, ...]:
    """The exclusions that a described impact looks like."""
    return tuple(
        line for line in known.lines if line.kind == "exclut" and closest_of(impact, line.names) >= _ALIKE
    )
