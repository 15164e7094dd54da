"""The tiers of a credit as intervals of the measured rate, so that gaps and overlaps are arithmetic."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from slac.model.contract import Bound, CaseKey, Contract, Measure, Remedy, Stated, Target, Tier


class Interval(NamedTuple):
    """From ``low`` to ``high`` per cent; an end whose inclusion is not said is read as included, as « de … à … » is."""

    low: Decimal
    low_included: bool
    high: Decimal
    high_included: bool
    tier: Tier


class Goal(NamedTuple):
    """A rate that a measure promises, for the ``cases`` named (none: for all)."""

    measure: Measure
    cases: tuple[str, ...]
    rate: Decimal
    stated: Stated[Target]


class Ladder(NamedTuple):
    """The tiers of a remedy, from the worst service to the best, for one case of one measure.

    ``case`` is the offer or other name that it depends on, "" where it depends on none; ``goal`` is what the remedy is
    about, None where it does not say.
    """

    intervals: tuple[Interval, ...]
    case: str
    goal: Goal | None


def ladders(contract: Contract, remedy: Remedy) -> tuple[Ladder, ...]:
    """The tiers of ``remedy`` on a rate, a ladder for each case and measure; () for tiers that cannot be placed."""
    goals = list(_goals(contract, remedy))
    tiers = [(_names(keys, inner), tier) for stated in remedy.tiers for keys, tier, inner in stated.each()]
    cases = dict.fromkeys(
        name for names in (*(g.cases for g in goals), *(n for n, _ in tiers)) for name in names
    )
    measures = {goal.measure.written_name for goal in goals}  # a tier may be given for one of them
    found = []
    for case in cases or ("",):
        meant = [tier for names, tier in tiers if not names or case in names]
        about: list[Goal | None] = [
            goal
            for goal in goals
            if (
                case == goal.measure.written_name
                if case in measures
                else not goal.cases or case in goal.cases
            )
        ]
        for goal in about or [None]:
            rate = goal.rate if goal is not None else None
            intervals = [_interval(tier, rate) for tier in meant]
            placed = [interval for interval in intervals if interval is not None]
            if placed and len(placed) == len(intervals):
                ordered = tuple(sorted(placed, key=lambda interval: (interval.low, interval.high)))
                found.append(Ladder(ordered, "" if case in measures else case, goal))
    return tuple(found)


def shapes(contract: Contract, remedy: Remedy) -> tuple[Ladder, ...]:
    """The ladders of ``remedy`` whose tiers are not those of one before: what is wrong with them is said once."""
    distinct: dict[tuple[tuple[object, ...], ...], Ladder] = {}
    for ladder in ladders(contract, remedy):
        distinct.setdefault(tuple((*i[:4], i.tier.span) for i in ladder.intervals), ladder)
    return tuple(distinct.values())


def _goals(contract: Contract, remedy: Remedy) -> Iterator[Goal]:
    """The rates promised by what the remedy is about: the only rate of the contract, where it does not say."""
    if remedy.on is None:
        promising = [m for m in contract.all(Measure) if m.keyword == "disponibilité" and any(rates_of(m))]
        measures: list[object] = [*promising] if len(promising) == 1 else []
    else:
        measures = [contract.find(one.name) for one in remedy.on.value or ()]
    for measure in measures:
        if isinstance(measure, Measure):
            yield from rates_of(measure)


def rates_of(measure: Measure) -> Iterator[Goal]:
    """The rates that a measure promises, one a case."""
    for one in measure.targets:
        for keys, target, stated in one.each():
            if target.rate is not None and target.within is None:
                yield Goal(measure, _names(keys, stated), target.rate, stated)


def _names(keys: tuple[CaseKey, ...], stated: Stated[object]) -> tuple[str, ...]:
    return tuple(key.written or key.label or "" for key in (*keys, *stated.only_for))


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
