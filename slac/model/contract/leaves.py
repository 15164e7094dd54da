"""What a block's values and texts come down to: words, holes, citations and durations."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any

from slac.model.contract.stated import Stated
from slac.model.contract.text import Bullet, Cite, Gap, Passage, Words
from slac.model.contract.values import Delay, Equivalent, Target
from slac.model.quantities import Duration
from slac.source import Span

Leaf = Words | Gap | Cite | Duration


def leaves_of(fields: Iterable[object]) -> tuple[Leaf, ...]:
    """The leaves of the fields of a block, in the order of the source."""
    return tuple(sorted(_leaves(fields), key=lambda leaf: leaf.span.start))


def _leaves(fields: Iterable[object]) -> Iterator[Leaf]:
    stack = list(fields)
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind in _EMPTY:
            continue
        if kind in _LEAVES:
            yield item  # type: ignore[misc]  # its very type was just looked up
        inside = _INSIDE.get(kind)
        if inside is not None:
            stack += inside(item)
        elif isinstance(item, tuple):
            stack += item


_EMPTY: frozenset[type] = frozenset({NoneType, str, int, bool, Decimal, date, Span})
_LEAVES: frozenset[type] = frozenset({Words, Gap, Cite, Duration})

#: What to look into, where not every part of a value is to be looked into.
_INSIDE: dict[type, Callable[[Any], Iterable[object]]] = {
    Words: lambda _: (),
    Gap: lambda _: (),
    Cite: lambda cite: (cite.quantity,),
    Stated: lambda s: (s.value, *(inner for _, inner in s.cases), *(text for _, text in s.conditions)),
    Passage: lambda passage: (passage.text, passage.passages),
    Bullet: lambda bullet: (bullet.text,),
    Delay: lambda delay: (delay.target, delay.at_least, delay.also, delay.phrase),
    Target: lambda target: (target.within, target.also),
    Equivalent: lambda equivalent: (equivalent.length, equivalent.base),
}
