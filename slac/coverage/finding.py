"""What one line of a scope says of a request: it applies, it does not, or that depends on something."""

from datetime import date
from typing import NamedTuple

from slac.coverage.catalogue import Catalogue, Line
from slac.coverage.decision import Place, Reason, place_of
from slac.coverage.inventory import entries
from slac.coverage.matching import same
from slac.coverage.request import Request
from slac.french import enumeration, quote
from slac.lint.facts import plain
from slac.model.contract import (
    CaseKey,
    Channel,
    Contract,
    Element,
    Offer,
    Party,
    Priority,
    RequestKind,
    Signature,
)
from slac.worktime.wording import day_of_month


class Finding(NamedTuple):
    """What one line says of a request: it applies, it does not, or that depends.

    ``because`` says why not, on what it depends, or what else shows that it applies; ``ask`` is the fact that would
    settle it; ``reserves`` are what is left for a person to judge where it applies.
    """

    line: Line
    applies: bool | None
    because: tuple[Reason, ...] = ()
    ask: tuple[str, ...] = ()
    reserves: tuple[Reason, ...] = ()


def find(contract: Contract, known: Catalogue, line: Line, request: Request, category: str | None) -> Finding:
    place = line_place(contract, line)
    concerned = of_kind(known, line, category)
    if concerned is not True:
        kinds = enumeration([_kind_title(known, kind) for kind in line.item.requests], "ou")
        text = f"{says(line).rstrip('.')} pour {kinds} seulement."
        if concerned is False:
            return Finding(line, False, (Reason(text, place),))
        ask = f"De quelle demande s'agit-il : {_choices(known)} ?"
        return Finding(line, None, (Reason(text, place),), (ask,))
    for key in (*line.keys, *line.statement.only_for):
        holds, text, ask = _holds(contract, key, request, category)
        if holds is not True:
            reason = Reason(f"{says(line).rstrip('.')}, mais {text}.", place)
            return Finding(line, holds, (reason,), (ask,) if ask else ())
    reserves = tuple(
        Reason(f"{word} {quote(plain(text))}", place) for word, text in line.statement.conditions
    )
    if line.kind == "couvre":
        return _in_inventory(contract, line, request, reserves)
    if line.kind == "exclut" and reserves:
        conditions = enumeration([r.text for r in reserves])
        return Finding(
            line, None, (Reason(f"{says(line).rstrip('.')}, {conditions}.", place),), ("Est-ce le cas ?",)
        )
    return Finding(line, True, reserves=reserves)


def _in_inventory(contract: Contract, line: Line, request: Request, reserves: tuple[Reason, ...]) -> Finding:
    stated = line.scope.inventory
    if stated is None or stated.value is None or stated.value == "ouvert":
        return Finding(line, True, reserves=reserves)
    place = place_of(contract, line.scope, stated.line)
    listed = _listed(contract, line, request)
    if listed and request.acquired is None:
        return Finding(line, True, because=listed, reserves=reserves)
    if isinstance(stated.value, str) and stated.value != "à la signature":
        if listed:
            return Finding(line, True, because=listed, reserves=reserves)
        reserve = Reason(f"si l'élément figure à l'inventaire {quote(stated.value)}", place)
        return Finding(line, True, reserves=(*reserves, reserve))
    signing = stated.value == "à la signature"
    closed = _signed(contract, request) if isinstance(stated.value, str) else stated.value
    what = f"L'inventaire de {quote(line.scope.title)} est arrêté {'à la signature' if signing else 'au'}"
    what += f"{', le' if signing else ''} {_day(closed)}" if closed else ""
    if request.acquired is None:
        limit = f"au plus tard le {_day(closed)}" if closed else "avant la signature"
        return Finding(
            line, True, ask=("Quand l'élément a-t-il été acquis ?",),
            reserves=(*reserves, Reason(f"s'il a été acquis {limit}", place)),
        )  # fmt: skip
    if closed is None:
        reason = Reason(f"{what}, dont le contrat ne donne pas la date.", place)
        return Finding(line, None, (reason,), ("Quand le contrat a-t-il été signé ?",))
    if request.acquired <= closed:
        return Finding(line, True, reserves=reserves)
    text = f"{what} : un élément acquis le {_day(request.acquired)} n'en fait pas partie."
    return Finding(line, False, (Reason(text, place),))


def _listed(contract: Contract, line: Line, request: Request) -> tuple[Reason, ...]:
    """The lines of the inventory that name the very thing asked about, and not only its kind."""
    if request.item is None or line.called(request.item):
        return ()
    named = (entry for entry in entries(contract, line.scope) if entry.called(request.item))
    return tuple(entry.reason(request.item) for entry in named)


def _signed(contract: Contract, request: Request) -> date | None:
    """When the contract was signed, as the request says, else the contract."""
    if request.signed is not None:
        return request.signed
    dates = [s.date.value for s in contract.all(Signature) if s.date is not None]
    return dates[0] if dates and isinstance(dates[0], date) else None


def of_kind(known: Catalogue, line: Line, category: str | None) -> bool | None:
    """Whether a line is about this kind of request; None when it is for some kinds and the request's is not known."""
    if not line.item.requests:
        return True
    if category is None:
        return None
    return any(same(category, known.kind_of(kind) or kind) for kind in line.item.requests)


def _holds(
    contract: Contract, key: CaseKey, request: Request, category: str | None
) -> tuple[bool | None, str, str]:
    """Whether the case of a statement is that of the request; why not, and what to ask."""
    element = contract.find(key.name)
    title = element.title if element else key.label or key.written
    given, what = {
        Offer: (request.offer, "la gamme"),
        Party: (request.requester, "le demandeur"),
        Priority: (request.priority, "la priorité"),
        RequestKind: (category, "la demande"),
        Channel: (request.channel, "le canal"),
    }.get(type(element) if element else Element, (None, ""))
    if not what:
        return None, f"dans le cas {quote(title)} seulement", f"Est-ce le cas {quote(title)} ?"
    if given is None:
        return None, f"pour {what} {quote(title)} seulement", f"Quelle est {what} ?"
    names = (element.written_name, element.title) if element else (title,)
    if any(same(given, name) for name in names):
        return True, "", ""
    return False, f"pour {what} {quote(title)} seulement", ""


_VERBS = {"couvre": "couvre", "exclut": "exclut", "route": "route"}


def says(line: Line) -> str:
    of = f", au titre de {quote(line.heading)}" if line.heading != line.title else ""
    to = f" vers {quote(line.item.route_to)}" if line.kind == "route" and line.item.route_to else ""
    return f"Le contrat {_VERBS[line.kind]} {quote(line.title)}{of}{to}."


def line_place(contract: Contract, line: Line) -> Place:
    return place_of(contract, line.scope, line.span)


def _kind_title(known: Catalogue, kind: str) -> str:
    return quote(known.kind_of(kind) or kind)


def _choices(known: Catalogue) -> str:
    return enumeration([quote(name) for _, name, _ in known.kinds], "ou")


def _day(day: date) -> str:
    return day_of_month(day, 0)
