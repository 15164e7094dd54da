"""The delays that move although they are written as before: their hours or their unit have changed."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import NamedTuple

from slac.compare.facts import Fact
from slac.compare.favour import Leaning, Side, races_of, told, verdict
from slac.model.contract import Commitment, Contract, Delay, Element, Priority
from slac.worktime.ground import Horizon


class Shift(NamedTuple):
    """A delay whose deadline moves; ``causes`` are "hours", "units", "days", "extension"."""

    before: Fact
    after: Fact
    leaning: Leaning
    causes: tuple[str, ...]
    example: str | None


def shifts(
    old: Side,
    new: Side,
    before: Sequence[Fact],
    after: Sequence[Fact],
    changed: Collection[Hashable],
    horizon: Horizon,
) -> Iterator[Shift]:
    """The shifts of a priority's or a commitment's delays, but of those ``changed`` (slots), that are told already."""
    if not isinstance(new.element, Priority | Commitment):
        return
    known = {fact.slot: fact for fact in before if isinstance(fact.value, Delay)}
    causes = _causes(old, new)
    for fact in after:
        was = known.get(fact.slot)
        if was is None or fact.slot in changed or not isinstance(fact.value, Delay):
            continue
        because = causes if was.same == fact.same else ("units", *causes)
        if not because:
            continue
        races = races_of(old, new, was.value, fact.value, horizon)
        found = verdict(races, horizon) if races is not None else None
        if races is None or found is None or found.lean is None:
            continue
        example = next((r.earlier or r.later for r in races if r.earlier or r.later), None)
        shown = told(example) if example is not None and not found.mixed else None
        yield Shift(was, fact, Leaning(found.lean, found.why), because, shown)


def _causes(old: Side, new: Side) -> tuple[str, ...]:
    causes = []
    if old.calendars.running(old.element) != new.calendars.running(new.element):
        causes.append("hours")
    if _of_counting(old.calendars.contract, old.element, "days") != _of_counting(
        new.calendars.contract, new.element, "days"
    ):
        causes.append("days")
    if _of_counting(old.calendars.contract, old.element, "extension") != _of_counting(
        new.calendars.contract, new.element, "extension"
    ):
        causes.append("extension")
    return tuple(causes)


def _of_counting(contract: Contract, element: Element, attribute: str) -> object:
    """What the block states of how delays run, else the contract's ``décompte``."""
    stated = getattr(element, attribute, None) or getattr(contract.counting, attribute, None)
    return stated.value if stated is not None else None


def written_alike(one: Fact, other_: Fact) -> bool:
    """Whether a delay is typed as before and means something else: not the delay has changed, but the unit of all."""
    before, after = one.value, other_.value
    if not isinstance(before, Delay) or not isinstance(after, Delay):
        return False
    if before.target is None or after.target is None or one.leaf.conditions or other_.leaf.conditions:
        return False
    rest = [
        (d.percentile, d.population, d.start, d.at_least, d.also and d.also.amounts) for d in (before, after)
    ]
    return before.target.amounts == after.target.amounts and rest[0] == rest[1]
