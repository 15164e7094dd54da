"""Which fact of a block replaces which."""

from collections.abc import Hashable, Iterable

from slac.compare.facts import Fact
from slac.compare.meaning import blank, openings
from slac.compare.words import ALIKE, likeness
from slac.model.contract import Bullet, Cite, Opening

Pairs = list[tuple[Fact | None, Fact | None]]


def paired(before: Iterable[Fact], after: Iterable[Fact]) -> Pairs:
    """The facts that are not the same, in the order of the new version: replaced, added (None first), or removed."""
    old, new = _without_equals(list(before), list(after))
    pairs: Pairs = []
    for slot in dict.fromkeys(fact.slot for fact in (*new, *old)):
        pairs += _in_slot([f for f in old if f.slot == slot], [f for f in new if f.slot == slot])
    return pairs


def merged(
    found: Pairs,
) -> list[Pairs]:
    """Changes of one statement made for several cases, together."""
    groups: dict[Hashable, Pairs] = {}
    for one, other_ in found:
        key = (
            one and (one.attribute, one.leaf.line.start, one.leaf.span.start, one.same),
            other_ and (other_.attribute, other_.leaf.line.start, other_.leaf.span.start, other_.same),
        )
        groups.setdefault(key, []).append((one, other_))
    return list(groups.values())


def _without_equals(old: list[Fact], new: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    left: dict[Hashable, list[Fact]] = {}
    for fact in new:
        left.setdefault((fact.slot, fact.same), []).append(fact)
    gone: list[Fact] = []
    for fact in old:
        same = left.get((fact.slot, fact.same))
        if same:
            same.pop(0)
        else:
            gone.append(fact)
    came = {id(fact) for facts in left.values() for fact in facts}
    came_facts = [fact for fact in new if id(fact) in came]
    return _without_same_openings(gone, came_facts)


def _without_same_openings(old: list[Fact], new: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Without the weekly hours that several lines say together, here as there."""
    weekly = [
        [f for f in facts if isinstance(f.value, Opening) and not f.leaf.conditions] for facts in (old, new)
    ]
    for slot in {f.slot for facts in weekly for f in facts}:
        stretches = [
            frozenset().union(*(openings(f.value) for f in facts if f.slot == slot)) for facts in weekly
        ]
        if stretches[0] == stretches[1]:
            old = [f for f in old if f not in weekly[0] or f.slot != slot]
            new = [f for f in new if f not in weekly[1] or f.slot != slot]
    return old, new


def _in_slot(old: list[Fact], new: list[Fact]) -> Pairs:
    pairs: Pairs = []
    for fact in list(new):
        near = next((o for o in old if o.about == fact.about), None) or _alike(fact, old)
        if near is not None:
            pairs.append((near, fact))
            old.remove(near)
            new.remove(fact)
    # What is left replaces one another where it stands, one for one.
    if len(old) == len(new) and (
        len(new) == 1 or not any(isinstance(f.about, tuple) and f.about[0] == "part" for f in new)
    ):
        return [*pairs, *zip(old, new, strict=True)]
    return [*pairs, *((fact, None) for fact in old), *((None, fact) for fact in new)]


def _alike(fact: Fact, old: Iterable[Fact]) -> Fact | None:
    """The bullet that this one rewords."""
    if not isinstance(fact.value, Bullet):
        return None
    scores = [
        (likeness(_words(fact.value), _words(o.value)), -rank, o)
        for rank, o in enumerate(old)
        if isinstance(o.value, Bullet)
    ]
    score, _, near = max(scores, key=lambda s: s[:2], default=(0.0, 0, None))
    return near if score >= ALIKE else None


def _words(bullet: Bullet) -> list[str]:
    return blank("".join(p.written if isinstance(p, Cite) else p.text for p in bullet.text)).split()
