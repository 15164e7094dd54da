"""The delays of priorities set side by side, from the gravest rank to the least."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from slac.lint.deadlines import Order, deadlines_of
from slac.lint.facts import Promise, promises
from slac.lint.once import once_a_contract
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words


class Neighbours(NamedTuple):
    """One kind of delay at two ranks that follow each other; ``orders`` has one entry for each reading of both."""

    graver: Promise
    milder: Promise
    orders: tuple[Order, ...]

    @property
    def inverted(self) -> tuple[Order, ...]:
        """The readings under which the milder is due before the graver, for some start."""
        return tuple(order for order in self.orders if order.sooner is not None)


def ranked(contract: Contract) -> Iterator[tuple[Promise, ...]]:
    """The delays of one kind, case by case, from the gravest rank down; a priority without a rank is in none."""
    rows: dict[tuple[str, tuple[str, ...]], list[tuple[int, Promise]]] = {}
    for promise in promises(contract):
        element = promise.element
        if isinstance(element, Priority) and element.rank is not None and element.rank.value is not None:
            keys = tuple(key.name or key.label or "" for key in promise.keys)
            row = rows.setdefault((folded_words(promise.metric), keys), [])
            row.append((element.rank.value, promise))
    for row in rows.values():
        yield tuple(promise for _, promise in sorted(row, key=lambda place: place[0]))


def comparable(contract: Contract) -> tuple[Priority, ...]:
    """The priorities that promise in figures a delay that another one promises too, in the order of the source."""
    by_metric: dict[str, dict[str, Priority]] = {}
    for promise in promises(contract):
        if isinstance(promise.element, Priority) and promise.delay.target is not None:
            by_metric.setdefault(folded_words(promise.metric), {})[promise.element.name] = promise.element
    shared = {name for row in by_metric.values() if len(row) > 1 for name in row}
    return tuple(priority for priority in contract.all(Priority) if priority.name in shared)


@once_a_contract
def neighbours(contract: Contract) -> tuple[Neighbours, ...]:
    """Comparable delays of neighbouring ranks."""
    return tuple(_neighbours(contract))


def _neighbours(contract: Contract) -> Iterator[Neighbours]:
    deadlines = deadlines_of(contract)
    for row in ranked(contract):
        figured = [promise for promise in row if promise.delay.target is not None]
        for graver, milder in pairwise(figured):
            if _rank(graver) < _rank(milder) and (orders := deadlines.orders(graver, milder)):
                yield Neighbours(graver, milder, orders)


def _rank(promise: Promise) -> int:
    element = promise.element
    return element.rank.value or 0 if isinstance(element, Priority) and element.rank else 0
