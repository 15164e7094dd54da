"""Running text as plain text, its citations replaced by what they stand for, in the contract's own words."""

from slac.model.articles import capitalised, designated
from slac.model.contract import (
    CaseKey,
    Cite,
    ClosedHolidays,
    Commitment,
    Contract,
    Element,
    Gap,
    Priority,
    RichText,
    ServiceHours,
    Stated,
    Timed,
    Words,
)
from slac.model.renvois import renvoi, with_articles


def plain(text: RichText, contract: Contract) -> str:
    """One line of text, blanks collapsed; a hole stands in its brackets, an unknown citation is said to be so."""
    return " ".join("".join(_part(part, contract) for part in with_articles(text)).split())


def _part(part: Words | Cite | Gap, contract: Contract) -> str:
    match part:
        case Words(text, _):
            return text
        case Gap(text, _):
            return f"[{text}]"
        case Cite():
            return _cited(part, contract)


def _cited(cite: Cite, contract: Contract) -> str:
    element = contract.find(cite.target)
    match cite.kind:
        case "name" if element is not None:
            said = designated(cite.article, element)
            return capitalised(said) if cite.written[:1].isupper() else said
        case "fact" if element is not None:
            return _fact(element, cite.attribute, contract) or cite.written
        case "clause" if element is not None:
            pieces = renvoi(cite, contract)
            return "".join(piece.lead + piece.shown for piece in pieces) or f"« {element.title} »"
        case "placement" if element is not None:
            return f"« {element.title} »"
        case "note":
            return f" ({plain(cite.note, contract)})"
        case "unknown":
            return f"[renvoi inconnu : {cite.written}]"
    return cite.written


def _fact(element: Element, attribute: str | None, contract: Contract) -> str:
    """What the element states, in the contract's own words; "" when it states nothing of the kind."""
    if isinstance(element, ServiceHours) and attribute is None:
        return _hours(element, contract)
    stated: tuple[object, ...] = tuple(t.stated for t in _delays(element) if t.metric == attribute)
    if attribute is not None and not stated:
        found = getattr(element, attribute, None)
        stated = found if isinstance(found, tuple) else (found,)
    return ", ".join(_words(one, contract) for one in stated if isinstance(one, Stated))


def _hours(hours: ServiceHours, contract: Contract) -> str:
    """« lundi à vendredi de 9 h à 18 h, hors jours fériés »."""
    closed = [
        (", hors " if isinstance(stated.value, ClosedHolidays) else ", fermé ") + _words(stated, contract)
        for stated in hours.closes
    ]
    return ", ".join(_words(stated, contract) for stated in hours.opens) + "".join(closed)


def _delays(element: Element) -> tuple[Timed, ...]:
    return element.delays if isinstance(element, Priority | Commitment) else ()


def _words(stated: Stated[object], contract: Contract) -> str:
    """The words of a statement; of one that has cases, « Essentiel : 99,9 % ; Critique : 99,99 % »."""
    if not stated.cases:
        return " ".join(stated.span.text.split())
    cases = [(", ".join(_called(key, contract) for key in keys), inner) for keys, inner in stated.cases]
    return " ; ".join(f"{case} : {_words(inner, contract)}" for case, inner in cases)


def _called(key: CaseKey, contract: Contract) -> str:
    element = contract.find(key.name)
    return element.title if element else key.label or key.written or key.name or ""
