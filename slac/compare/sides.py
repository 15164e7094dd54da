"""Who owes what a block promises, and to whom."""

from collections.abc import Iterable
from typing import NamedTuple

from slac.model.contract import Contract, Element, Named, Party, Stated
from slac.syntax.folding import folded_words

_PROVIDER, _CUSTOMER = "prestataire", "client"
_CONTAINING = ("titre", "chapitre", "annexe")


class Sides(NamedTuple):
    """Names of parties; None where the contract does not tell."""

    debtor: str | None
    creditor: str | None


def sides(contract: Contract, element: Element) -> Sides:
    """As the block says, else the division it stands in, else the provider and the customer."""
    debtors = _named(element.debtor) or _governing(contract, element)
    if len(debtors) > 1:
        return Sides(None, None)
    debtor = debtors[0] if debtors else _of_role(contract, _PROVIDER)
    creditors = _named(getattr(element, "creditor", None))
    creditor = creditors[0] if len(creditors) == 1 else other(contract, (debtor,) if debtor else ())
    return Sides(debtor, creditor if creditor != debtor else None)


def other(contract: Contract, parties: Iterable[str]) -> str | None:
    """Who faces these parties: the one other party, or the provider or customer that faces the other; else None."""
    given = set(parties)
    if len(given) != 1:
        return None
    rest = [p for p in contract.all(Party) if p.name not in given]
    if len(rest) == 1:
        return rest[0].name
    provider, customer = _of_role(contract, _PROVIDER), _of_role(contract, _CUSTOMER)
    facing = {provider: customer, customer: provider}
    return facing.get(next(iter(given)))


def _governing(contract: Contract, element: Element) -> tuple[str, ...]:
    governing: tuple[str, ...] = ()
    for each in contract.elements:
        if each.keyword in _CONTAINING:
            governing = _named(each.debtor)
        if each is element:
            return governing
    return ()


def _named(stated: Stated[tuple[Named, ...]] | None) -> tuple[str, ...]:
    value = stated.value if stated is not None else None
    return tuple(named.name for named in value or () if named.name)


def _of_role(contract: Contract, role: str) -> str | None:
    found = [p.name for p in contract.all(Party) if p.role and folded_words(p.role.value or "") == role]
    return found[0] if len(found) == 1 else None
