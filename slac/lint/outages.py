"""The tiers of a remedy as intervals of time: of an outage, of lateness. The longer, the worse."""

from fractions import Fraction
from typing import NamedTuple

from slac.lint.maintenance import clock_minutes
from slac.lint.wording import duration, span_of_time
from slac.model.contract import Bound, Remedy, Tier
from slac.model.quantities import Days, Duration


class Stretch(NamedTuple):
    """From ``low`` to ``high``; ``high`` None without end. An end whose inclusion is not said is read as included."""

    low: Fraction
    low_included: bool
    high: Fraction | None
    high_included: bool
    tier: Tier


def stretches(remedy: Remedy) -> tuple[Stretch, ...]:
    """The tiers of ``remedy`` on a length of time, the shortest first; () where they are not all of one unit."""
    tiers = [tier for stated in remedy.tiers for keys, tier, _ in stated.each() if not keys]
    lengths = [b.length for tier in tiers for b in (tier.low, tier.high) if b is not None]
    if not lengths or len({_unit(length) for length in lengths}) > 1 or None in map(_unit, lengths):
        return ()
    found = [
        Stretch(
            _size(tier.low),
            _is_in(tier.low),
            _size(tier.high) if tier.high else None,
            _is_in(tier.high),
            tier,
        )
        for tier in tiers
    ]
    return tuple(sorted(found, key=lambda one: (one.low, one.high is None, one.high or 0)))


def _is_in(bound: Bound | None) -> bool:
    return bound is None or bound.inclusive is not False


def _unit(length: Duration | None) -> object:
    if length is None:
        return None
    if clock_minutes(length) is not None:
        return "minutes"
    return length.length.kind or "jours" if isinstance(length.length, Days) else None


def _size(bound: Bound | None) -> Fraction:
    length = bound.length if bound is not None else None
    if length is None:
        return Fraction(0)
    minutes = clock_minutes(length)
    return (
        minutes
        if minutes is not None
        else Fraction(length.length.count if isinstance(length.length, Days) else 0)
    )


def said(bound: Bound) -> str:
    """« 45 min », « 5 jours ouvrés »."""
    time = clock_minutes(bound.length) if bound.length is not None else None
    if time is not None:
        return span_of_time(int(time * 60_000))
    return duration(bound.length) if bound.length is not None else ""
