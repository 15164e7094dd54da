"""Which block of the old version is which of the new."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from slac.compare.facts import facts_of
from slac.compare.meaning import meaning_of_text
from slac.compare.words import likeness
from slac.model.contract import Contract, Element, Section, passages_of
from slac.syntax.folding import folded_words

#: Two blocks of different names that share less are not one renamed.
_RENAMED = 0.7


class Matching(NamedTuple):
    """``pairs`` in the order of the new version; ``names`` gives the old names of the blocks renamed."""

    pairs: tuple[tuple[Element, Element], ...]
    removed: tuple[Element, ...]
    added: tuple[Element, ...]
    names: dict[str, str]


def match(old: Contract, new: Contract) -> Matching:
    """By name, then, of one kind, by likeness; the ``contrat`` blocks are always one."""
    before, after = list(old.elements), list(new.elements)
    pairs: list[tuple[Element, Element]] = []

    def pair(one: Element, other: Element) -> None:
        before.remove(one)
        after.remove(other)
        pairs.append((one, other))

    # A block without a name bears its keyword and a rank: it is known by what it says.
    for one in [e for e in before if _nameless(e)]:
        twin = next((e for e in after if _nameless(e) and e == one), None) if _nameless(one) else None
        twin = twin or next(
            (e for e in after if _nameless(e) and type(e) is type(one) and _content(e) == _content(one)), None
        )
        if twin is not None:
            pair(one, twin)
    for one in list(before):
        same = next(
            (e for e in after if type(e) is type(one) and (e.name == one.name or _alone(one, e))), None
        )
        if same is not None:
            pair(one, same)
    candidates = sorted(
        (
            (-score, rank_old, rank_new)
            for rank_old, one in enumerate(before)
            for rank_new, other in enumerate(after)
            if type(one) is type(other) and (score := _likeness(one, other)) >= _RENAMED
        ),
    )
    left_old, left_new = list(before), list(after)
    for _, rank_old, rank_new in candidates:
        one, other = left_old[rank_old], left_new[rank_new]
        if any(e is one for e in before) and any(e is other for e in after):
            pair(one, other)
    order = {id(e): rank for rank, e in enumerate(new.elements)}
    return Matching(
        tuple(sorted(pairs, key=lambda p: order[id(p[1])])),
        tuple(before),
        tuple(after),
        {other.name: one.name for one, other in pairs if one.name != other.name},
    )


def _alone(one: Element, other: Element) -> bool:
    return one.keyword == other.keyword and one.keyword in ("contrat", "avenant")


def _nameless(element: Element) -> bool:
    return "~" in element.name or element.name == folded_words(element.keyword)


def _content(element: Element) -> Hashable:
    return (folded_words(element.label or ""), *_facts(element), *_prose(element))


def _likeness(one: Element, other: Element) -> float:
    """1 for the same label or the same content, else what they share of both."""
    labels = [folded_words(e.label or "") for e in (one, other)]
    if labels[0] and labels[0] == labels[1] and one.keyword == other.keyword:
        return 1.0
    facts = [set(_facts(e)) for e in (one, other)]
    prose = [_prose(e) for e in (one, other)]
    if not any(facts) and not any(prose):
        return 0.0
    scores = []
    if any(facts):
        scores.append(len(facts[0] & facts[1]) / len(facts[0] | facts[1]))
    if any(prose):
        scores.append(likeness(prose[0], prose[1]))
    return sum(scores) / len(scores)


def _facts(element: Element) -> list[Hashable]:
    return [(fact.slot, fact.same) for fact in facts_of(element, {}) if fact.attribute != "number"]


def _prose(element: Element) -> list[Hashable]:
    """The words of a block's text, one by one."""
    found: list[Hashable] = []
    for passage in passages_of(element.prose):
        for part in _parts(meaning_of_text(passage.text, {})):
            found += part.split() if isinstance(part, str) else [part]
    return found


def _parts(meaning: Hashable) -> tuple[Hashable, ...]:
    return meaning if isinstance(meaning, tuple) else (meaning,)


# -- order --------------------------------------------------------------------------------------------------------


class Move(NamedTuple):
    """A block that prints elsewhere: the titles of the divisions it leaves and joins (the same: its rank changes)."""

    element: Element
    left: str
    joined: str
    after: str | None


def moves(old: Contract, new: Contract, matching: Matching) -> tuple[Move, ...]:
    """The blocks that print elsewhere among those of both versions, the fewest that explain the new order."""
    known = {other.name: one.name for one, other in matching.pairs}
    places_old = _places(old.sections)
    places_new = _places(new.sections)
    titles = [{e.name: e.title for e in contract.elements} for contract in (old, new)]
    found: list[Move] = []
    rows: dict[str, list[Element]] = {}
    for _, other in matching.pairs:
        name = known[other.name]
        if name not in places_old or other.name not in places_new:
            continue
        left, joined = places_old[name][0], places_new[other.name][0]
        if known.get(joined, joined) != left and left in known.values() and joined in (*known, ""):
            found.append(Move(other, titles[0].get(left, ""), titles[1].get(joined, ""), None))
        else:
            rows.setdefault(joined, []).append(other)
    for joined, elements in rows.items():
        elements.sort(key=lambda e: places_new[e.name][1])
        kept = _increasing([places_old[known[e.name]][1] for e in elements])
        for rank, element in enumerate(elements):
            if rank not in kept:
                title = titles[1].get(joined, "")
                found.append(Move(element, title, title, elements[rank - 1].title if rank else None))
    return tuple(found)


def _places(sections: Sequence[Section]) -> dict[str, tuple[str, int]]:
    """By name, the division that holds it ("" for none) and its rank in print."""
    found: dict[str, tuple[str, int]] = {}

    def walk(inside: Sequence[Section], parent: str) -> None:
        for section in inside:
            for element in dict.fromkeys((*((section.head,) if section.head else ()), *section.elements)):
                found.setdefault(element.name, (parent, len(found)))
            walk(section.sections, section.head.name if section.head is not None else parent)

    walk(sections, "")
    return found


def _increasing(ranks: Sequence[int]) -> set[int]:
    """The positions of a longest increasing run of ``ranks``."""
    best: list[list[int]] = []
    for at, rank in enumerate(ranks):
        longest: list[int] = max((run for run in best if ranks[run[-1]] < rank), key=len, default=[])
        best.append([*longest, at])
    run: list[int] = max(best, key=len, default=[])
    return set(run)
