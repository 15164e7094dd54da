"""The delays of priorities set side by side, from the gravest rank to the least."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from slac.lint.deadlines import Order, deadlines_of
from slac.lint.facts import Promise, promises
from slac.lint.once import once_a_contract
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words


class Level(NamedTuple):
    """A delay as that of a ``priority``: its own, or a case of an engagement. ``row`` tells which delays compare."""

    priority: Priority
    promise: Promise
    row: tuple[str, str, tuple[str, ...]]


class Neighbours(NamedTuple):
    """One kind of delay at two ranks that follow each other; ``orders`` has one entry for each reading of both."""

    above: Priority
    below: Priority
    graver: Promise
    milder: Promise
    orders: tuple[Order, ...]

    @property
    def inverted(self) -> tuple[Order, ...]:
        """The readings under which the milder is due before the graver, for some start."""
        return tuple(order for order in self.orders if order.sooner is not None)


@once_a_contract
def levels(contract: Contract) -> tuple[Level, ...]:
    """The promised delays of each priority, in the order of the source: one that holds for two counts for both."""
    return tuple(_levels(contract))


def _levels(contract: Contract) -> Iterator[Level]:
    known = {priority.name: priority for priority in contract.all(Priority)}
    for promise in promises(contract):
        element, metric = promise.element, folded_words(promise.metric)
        cases = tuple(key.name or key.label or "" for key in promise.keys if key.name not in known)
        if isinstance(element, Priority):
            yield Level(element, promise, ("", metric, cases))
            continue
        for key in promise.keys:
            if key.name in known:
                yield Level(known[key.name], promise, (element.name, metric, cases))


def comparable(contract: Contract) -> tuple[Priority, ...]:
    """The priorities that promise in figures a delay that another one promises too, in the order of the source."""
    rows: dict[object, set[str]] = {}
    for level in levels(contract):
        if level.promise.delay.target is not None:
            rows.setdefault(level.row, set()).add(level.priority.name)
    shared = {name for row in rows.values() if len(row) > 1 for name in row}
    return tuple(priority for priority in contract.all(Priority) if priority.name in shared)


@once_a_contract
def neighbours(contract: Contract) -> tuple[Neighbours, ...]:
    """Comparable delays of neighbouring ranks."""
    return tuple(_neighbours(contract))


def _neighbours(contract: Contract) -> Iterator[Neighbours]:
    deadlines = deadlines_of(contract)
    rows: dict[object, list[tuple[int, Level]]] = {}
    for level in levels(contract):
        rank = level.priority.rank.value if level.priority.rank is not None else None
        if rank is not None and level.promise.delay.target is not None:
            rows.setdefault(level.row, []).append((rank, level))
    for row in rows.values():
        row.sort(key=lambda place: place[0])
        for (above, graver), (below, milder) in pairwise(row):
            told_once = graver.promise.statement is milder.promise.statement
            if (
                above < below
                and not told_once
                and (orders := deadlines.orders(graver.promise, milder.promise))
            ):
                yield Neighbours(graver.priority, milder.priority, graver.promise, milder.promise, orders)
