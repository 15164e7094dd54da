"""The delays of priorities set side by side, from the gravest rank to the least."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from slac.lint.comparing import Size, size_of
from slac.lint.facts import Promise, promises
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words


class Neighbours(NamedTuple):
    """One kind of delay at two ranks that follow each other, with their sizes."""

    graver: Promise
    milder: Promise
    graver_size: Size
    milder_size: Size


def neighbours(contract: Contract) -> Iterator[Neighbours]:
    """Comparable delays of neighbouring ranks, case by case; a priority without a rank is compared with none."""
    ranked: dict[tuple[str, tuple[str, ...]], list[tuple[int, Promise, Size]]] = {}
    for promise in promises(contract):
        element, target = promise.element, promise.delay.target
        if (
            not isinstance(element, Priority)
            or element.rank is None
            or element.rank.value is None
            or target is None
        ):
            continue
        found = size_of(contract, element, target)
        if found is not None:
            keys = tuple(key.name or key.label or "" for key in promise.keys)
            ranked.setdefault((folded_words(promise.metric), keys), []).append(
                (element.rank.value, promise, found)
            )
    for rows in ranked.values():
        rows.sort(key=lambda row: row[0])
        for (above, graver, graver_size), (below, milder, milder_size) in pairwise(rows):
            if above < below and graver_size.scale == milder_size.scale:
                yield Neighbours(graver, milder, graver_size, milder_size)
