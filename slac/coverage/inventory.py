"""The inventory of a scope: the tables of the contract that list it, and the lines where something stands."""

from collections.abc import Iterator
from typing import NamedTuple

from slac.coverage.decision import Place, Reason, place_of
from slac.coverage.matching import names_in, same
from slac.french import quote
from slac.lint.facts import plain
from slac.model.contract import Contract, Division, Element, Scope, Table
from slac.syntax.folding import folded_words

_OPEN, _AT_SIGNATURE = "ouvert", "à la signature"


class Entry(NamedTuple):
    """A line of an inventory: its table, its cells, where it stands."""

    table: Table
    cells: tuple[str, ...]
    place: Place

    def called(self, asked: str) -> bool:
        return any(same(asked, name) for cell in self.cells for name in names_in(cell))

    def reason(self, item: str) -> Reason:
        text = f"{quote(item)} figure à l'inventaire {quote(self.table.title)} : {', '.join(self.cells)}."
        return Reason(text, self.place)


def entries(contract: Contract, scope: Scope) -> tuple[Entry, ...]:
    """The lines of the inventory that a scope is limited to; none where it is open, or no table lists it."""
    stated = scope.inventory
    if stated is None or stated.value is None or stated.value == _OPEN:
        return ()
    if isinstance(stated.value, str) and stated.value != _AT_SIGNATURE:
        wanted = folded_words(stated.value)
        named = [e for e in contract.elements if wanted in (e.name, folded_words(e.title))]
    else:
        # « arrêté à la signature »: it is the annexe or the table that calls itself an inventory.
        named = [
            e
            for e in contract.elements
            if isinstance(e, Division | Table) and folded_words(e.title).startswith("inventaire")
        ]
    return tuple(
        Entry(
            table, tuple(plain(cell).strip() for cell in row.value.cells), place_of(contract, table, row.line)
        )
        for element in named
        for table in _tables(contract, element)
        for row in table.rows
        if row.value is not None
    )


def _tables(contract: Contract, element: Element) -> Iterator[Table]:
    """The table itself, or those that a division holds, up to the next division."""
    if isinstance(element, Table):
        yield element
    elif isinstance(element, Division):
        after = contract.elements[contract.elements.index(element) + 1 :]
        for follower in after:
            if isinstance(follower, Division):
                return
            if isinstance(follower, Table):
                yield follower
