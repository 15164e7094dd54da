"""The priority of a request: as asked, or by its own criterion, or for a person to choose among all."""

from typing import NamedTuple

from slac.coverage.catalogue import names_of
from slac.coverage.decision import Choice, place_of
from slac.coverage.matching import closest_of, same
from slac.coverage.request import Request
from slac.french import enumeration, quote
from slac.lint.facts import plain
from slac.model.contract import Bullet, Contract, Element, Named, Priority, Stated

_NEAR = 0.55


class Qualified(NamedTuple):
    """The priorities that remain possible, the likeliest first; ``ask`` what to ask when it is not settled.

    ``unknown`` tells, to end a sentence, that the priority given with the request is none of the contract's.
    """

    choices: tuple[Choice, ...]
    ask: tuple[str, ...] = ()
    unknown: str = ""


def qualify(contract: Contract, request: Request) -> Qualified:
    """One priority with why it is this one, else all of them; none where the contract has none."""
    known = contract.all(Priority)
    if not known:
        return Qualified(())
    if request.priority is not None:
        for priority in known:
            rank = str(priority.rank.value) if priority.rank else ""
            if request.priority.strip() == rank or any(same(request.priority, n) for n in names_of(priority)):
                return Qualified((_choice(contract, priority, "donnée avec la demande"),))
        names = enumeration([priority.written_name for priority in known], "ou")
        unknown = f"le contrat n'a pas de priorité {quote(request.priority)}"
        asked = f"{unknown[0].upper()}{unknown[1:]} : est-ce {names} ?"
        return Qualified(_all(contract, known), (asked,), unknown)
    if request.impact is not None:
        for priority in known:
            for bullet in _bullets(priority):
                if same(request.impact, plain(bullet.text)):
                    why = f"l'impact décrit est son critère {quote(plain(bullet.text))}"
                    return Qualified((_choice(contract, priority, why),))
    if len(known) == 1:
        return Qualified((_choice(contract, known[0], "la seule du contrat"),))
    impact = request.impact or ""
    ranked = sorted(known, key=lambda p: -_likeness(impact, p)) if impact else known
    if impact and _likeness(impact, ranked[0]) >= _NEAR:
        asked = f"La priorité est-elle {ranked[0].written_name}, dont les critères sont les plus proches ?"
    else:
        asked = "Quelle est la priorité ?"
    return Qualified(_all(contract, ranked), (asked,))


def texts(contract: Contract, named: Stated[tuple[Named, ...]] | None) -> str:
    """Parties and phrases as they are called: « le Distributeur, initialement »."""
    said = []
    for one in (named.value or ()) if named else ():
        element = contract.find(one.name)
        said.append(called(element) if element else plain(one.text))
    return ", ".join(said)


def called(element: Element) -> str:
    """A party by its short name, « le Client »; any other block by its title."""
    stated = getattr(element, "designation", None)
    if stated is None or stated.value is None:
        return element.title
    article, noun = stated.value
    return f"{article}{'' if article.endswith(chr(39)) else ' '}{noun}".strip()


def to(name: str) -> str:
    """« au Client », « aux Parties », « à l'Éditeur »."""
    for article, contracted in (("le ", "au "), ("les ", "aux ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"à {name}"


def _all(contract: Contract, known: "tuple[Priority, ...] | list[Priority]") -> tuple[Choice, ...]:
    return tuple(_choice(contract, priority, "") for priority in known)


def _choice(contract: Contract, priority: Priority, why: str) -> Choice:
    counting = contract.counting
    by = priority.qualified_by or (counting.qualified_by if counting else None)
    criteria = priority.criteria or priority.description or priority.examples
    return Choice(
        priority.written_name,
        priority.title,
        why,
        tuple(plain(b.text) for b in (criteria.value or ())) if criteria else (),
        texts(contract, by),
        place_of(contract, priority, criteria.line if criteria else None),
    )


def _bullets(priority: Priority) -> tuple[Bullet, ...]:
    stated = (priority.criteria, priority.examples, priority.description)
    return tuple(b for s in stated if s is not None for b in s.value or ())


def _likeness(impact: str, priority: Priority) -> float:
    return closest_of(impact, (plain(b.text) for b in _bullets(priority)))
