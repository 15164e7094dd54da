"""The facts that a block states, one by one, whatever the lines they are written on."""

from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

from slac.compare.meaning import Names, meaning, meaning_of_leaf
from slac.model.contract import (
    Agreement,
    Bullet,
    CaseKey,
    Cells,
    ClosedOn,
    Element,
    Meeting,
    Named,
    Note,
    Opening,
    OpenOn,
    Reclassification,
    Rung,
    ScopeItem,
    Stated,
    Target,
    Tier,
)
from slac.model.vocabulary import BLOCKS, METRICS
from slac.record import fields

#: Values of several parts that are one fact, their order being part of it.
_WHOLE = {
    "precedence",
    "rubrics",
    "numbering",
    "headings",
    "outside",
    "type",
    "modifies",
    "columns",
    "maximum",
    "amount",
}

#: Values of one property, each part of which is a fact of its own.
_PARTED = Named | Bullet | Reclassification | str


class Fact(NamedTuple):
    """One fact: ``attribute`` is a field of the model or the name of a delay; ``leaf`` states it, for ``keys`` only.

    ``value`` is one part of the leaf's value where each part is a fact. ``same`` tells facts that say the same;
    ``about`` those that say something of the same thing, so that one replaces the other.
    """

    attribute: str
    keys: tuple[CaseKey, ...]
    leaf: Stated[Any]
    value: Any
    slot: Hashable
    same: Hashable
    about: Hashable

    @property
    def several(self) -> bool:
        """Whether others may stand beside it: it is then added and removed rather than changed."""
        return self.about is not None


def facts_of(element: Element, names: Names) -> list[Fact]:
    """Every fact of a block's properties, in the order of the model."""
    found = []
    for attribute, stated in _statements(element):
        for keys, leaf in _leaves(stated, ()):
            slot = (attribute, frozenset(meaning(key, names) for key in keys))
            for value in _parts(attribute, leaf, element):
                one = Stated(leaf.span, leaf.line, value, leaf.absent, conditions=leaf.conditions)
                same = meaning_of_leaf(one, names)
                found.append(
                    Fact(attribute, keys, leaf, value, slot, same, _about(element, attribute, value, names))
                )
    return found


def word_of(element: Element, attribute: str, value: object = None) -> str:
    """The contract's own word for what holds a fact: « résolution », « palier », « réunion »."""
    if isinstance(value, Meeting):
        return value.kind
    if attribute in METRICS:
        return attribute
    kind = BLOCKS.get(element.keyword)
    words = kind.attributes.items() if kind is not None else ()
    return next((word for word, field in words if field == attribute), attribute)


def _statements(element: Element) -> Iterator[tuple[str, Stated[Any]]]:
    for timed in getattr(element, "delays", ()):
        yield timed.metric, timed.stated
    kind = BLOCKS.get(element.keyword)
    for attribute in dict.fromkeys(kind.attributes.values() if kind is not None else ()):
        stated = getattr(element, attribute, None)
        if isinstance(stated, Stated):
            yield attribute, stated
        elif isinstance(stated, tuple):
            yield from ((attribute, each) for each in stated if isinstance(each, Stated))
    manner = getattr(element, "manner", None)
    if isinstance(manner, Stated):
        yield "manner", manner


def _leaves(
    stated: Stated[Any], above: tuple[CaseKey, ...]
) -> Iterator[tuple[tuple[CaseKey, ...], Stated[Any]]]:
    for only in stated.only_for or (None,):  # « pour P1, P2 », « pro et plus » are one statement for each
        within = (*above, only) if only is not None else above
        if not stated.cases:
            yield within, stated
        for keys, inner in stated.cases:
            for key in keys or (None,):
                yield from _leaves(inner, (*within, key) if key is not None else within)


def _parts(attribute: str, leaf: Stated[Any], element: Element) -> tuple[Any, ...]:
    value = leaf.value
    if attribute in _WHOLE or not isinstance(value, tuple) or hasattr(value, "_fields") or not value:
        return (value,)
    if any(isinstance(part, Bullet) and part.depth > 1 for part in value):
        return (value,)  # a list within a list: its order tells what belongs to what
    return value if all(isinstance(part, _PARTED) for part in value) else (value,)


def _about(element: Element, attribute: str, value: Any, names: Names) -> Hashable:
    match value:
        case ScopeItem():
            return ("item", value.name or meaning(value.label or "", names))
        case Target():
            return ("target", meaning(value.population or "", names), value.rate is None, value.statistic)
        case Tier():
            return ("tier", meaning(value.low, names), meaning(value.high, names), value.per)
        case Rung():
            return ("rung", value.level)
        case Meeting():
            return ("meeting", value.kind, meaning(value.title or "", names))
        case Note():
            return ("note", value.mark)
        case Cells():
            return ("row", meaning(value.cells[0], names) if value.cells else "")
        case Opening():
            return ("opening", value.days)
        case OpenOn():
            return ("open", meaning(value.day, names))
        case ClosedOn():
            return ("closed", meaning(value.first, names))
        case Reclassification():
            return ("from", names.get(value.source, value.source))
        case Named() | Bullet() if attribute not in _WHOLE:
            return ("part", meaning(value, names))
        case str() if _is_list(element, attribute):
            return ("part", meaning(value, names))
    return ("other",) if _repeats(element, attribute) else None


def _is_list(element: Element, attribute: str) -> bool:
    stated = getattr(element, attribute, None)
    return (
        isinstance(stated, Stated)
        and any(isinstance(v, tuple) for _, v, _ in stated.each())
        and attribute not in _WHOLE
    )


def _repeats(element: Element, attribute: str) -> bool:
    field = fields(element).get(attribute)
    return field is not None and field.default == ()


def is_form(element: Element, attribute: str | None = None) -> bool:
    """Whether a fact binds nobody: scenarios, holes of templates, how the document is laid out."""
    if element.keyword in ("scénario", "paramètre"):
        return True
    if attribute in ("number", "aliases"):
        return True
    return isinstance(element, Agreement) and attribute in (
        "subtitle",
        "rubrics",
        "numbering",
        "headings",
        "announces",
    )
