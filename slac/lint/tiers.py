"""The tiers of a credit as intervals of the measured rate, so that gaps and overlaps are arithmetic."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from slac.model.contract import Bound, Contract, Measure, Remedy, Stated, Target, Tier


class Interval(NamedTuple):
    """From ``low`` to ``high`` per cent; an end whose inclusion is not said is read as included, as « de … à … » is."""

    low: Decimal
    low_included: bool
    high: Decimal
    high_included: bool
    tier: Tier


class Ladder(NamedTuple):
    """The tiers of a remedy, from the worst service to the best, and the target they are about when it is one rate."""

    intervals: tuple[Interval, ...]
    measure: Measure | None
    target: Decimal | None
    stated: Stated[Target] | None


def ladder(contract: Contract, remedy: Remedy) -> Ladder | None:
    """The tiers of ``remedy`` on a rate; None when it has none, or some that cannot be placed (delays, no target)."""
    measure, target, stated = _target(contract, remedy)
    found = []
    for statement in remedy.tiers:
        for keys, tier, _ in statement.each():
            interval = _interval(tier, target)
            if interval is None or keys or statement.only_for:
                return None
            found.append(interval)
    ordered = tuple(sorted(found, key=lambda interval: (interval.low, interval.high)))
    return Ladder(ordered, measure, target, stated) if ordered else None


def _target(
    contract: Contract, remedy: Remedy
) -> tuple[Measure | None, Decimal | None, Stated[Target] | None]:
    """The one rate promised by what the remedy is about; none where several differ."""
    named = remedy.on.value if remedy.on and remedy.on.value else ()
    measures = [m for m in (contract.find(n.name) for n in named) if isinstance(m, Measure)]
    stated = [
        (measure, target.rate, statement)
        for measure in measures
        for one in measure.targets
        for _, target, statement in one.each()
        if target.rate is not None
    ]
    if len({rate for _, rate, _ in stated}) != 1 or len(measures) < len(named):
        return None, None, None
    return stated[0]


def _interval(tier: Tier, target: Decimal | None) -> Interval | None:
    low, high = _rate(tier.low, target), _rate(tier.high, target)
    if (tier.low is not None and low is None) or (tier.high is not None and high is None):
        return None
    return Interval(
        Decimal(0) if low is None else low,
        tier.low is None or tier.low.inclusive is not False,
        Decimal(100) if high is None else high,
        tier.high is None or tier.high.inclusive is not False,
        tier,
    )


def _rate(bound: Bound | None, target: Decimal | None) -> Decimal | None:
    if bound is None or bound.length is not None:
        return None
    if bound.rate is not None:
        return bound.rate
    return target + (bound.offset or 0) if target is not None else None


def highest_credit(intervals: Iterable[Interval]) -> Decimal | None:
    """The highest credit in per cent; None when some tier gives something else."""
    credits = [interval.tier.credit for interval in intervals]
    rates = [credit for credit in credits if isinstance(credit, Decimal)]
    return max(rates) if rates and len(rates) == len(credits) else None
