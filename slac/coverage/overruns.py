"""By how much a promised delay was overrun, and how many times an amount « par heure » is then due."""

import re
from decimal import ROUND_CEILING, Decimal
from typing import Literal, NamedTuple

from slac.model.contract import Commitment, Contract, Observed, Priority
from slac.model.numbers import UNITS
from slac.model.quantities import (
    ClockTime,
    Days,
    Duration,
    Length,
    UnstatedTime,
    WorkingTime,
)
from slac.syntax.folding import folded_words

Nature = Literal["time", "days"]


class Overrun(NamedTuple):
    """What was measured beyond what was promised, never negative: milliseconds ("time") or "days"."""

    nature: Nature
    amount: Decimal


def overrun(contract: Contract, observed: Observed) -> Overrun | None:
    """The overrun of the delay that was measured; all of it where the measurement is of no promised delay.

    None where it cannot be known: what was measured is no length, or is of another nature than what was promised.
    """
    if not isinstance(observed.value, Duration) or observed.value.length is None:
        return None
    measured, nature = amount_of(observed.value), _nature(observed.value.length)
    if measured is None:
        return None
    promised = _promised(contract, observed)
    if promised is None:
        return Overrun(*measured)
    limit = amount_of(promised)
    if limit is None or promised.length is None or _nature(promised.length) != nature:
        return None
    return Overrun(measured[0], max(measured[1] - limit[1], Decimal(0)))


def amount_of(value: Duration) -> tuple[Nature, Decimal] | None:
    """A length as milliseconds or as days; None for months, weeks and what mixes natures."""
    match value.length:
        case WorkingTime(seconds):
            return "time", Decimal(seconds * 1000)
        case ClockTime(milliseconds) | UnstatedTime(milliseconds):
            return "time", Decimal(milliseconds)
        case Days(count, _):
            return "days", Decimal(count)
    return None


def times(late: Overrun | None, per: str | None) -> Decimal | None:
    """How many times an amount is due « par jour », « par tranche entamée de 1 heure », « par délai dépassé ».

    A slice that has begun counts whole. None where the overrun is not counted in such units.
    """
    if late is None:
        return None
    if per is None:
        return Decimal(bool(late.amount))
    words = folded_words(per)
    begun = words.startswith("tranche entamee de ")
    figure = re.fullmatch(r"(\d+(?:,\d+)?)? ?(\D+)", words.removeprefix("tranche entamee de "))
    unit = UNITS.get(figure[2].removesuffix(" de retard")) if figure else None
    if figure is None or unit is None:
        return Decimal(bool(late.amount)) if "depass" in words or "manque" in words else None
    if unit.nature not in ("time", "working", "clock", "days") or (unit.nature == "days") != (
        late.nature == "days"
    ):
        return None
    size = Decimal((figure[1] or "1").replace(",", ".")) * unit.size
    count = late.amount / size
    return count.to_integral_value(ROUND_CEILING) if begun else count


def _promised(contract: Contract, observed: Observed) -> Duration | None:
    element = contract.find(observed.of.name) if observed.of is not None else None
    if not isinstance(element, Priority | Commitment):
        return None
    metric = observed.of.attribute if observed.of is not None else None
    targets = {
        delay.target
        for timed in element.delays
        for _, delay, _ in timed.stated.each()
        if delay.target is not None and (metric is None or timed.metric == metric)
    }
    return targets.pop() if len(targets) == 1 else None


def _nature(length: Length) -> str:
    """What may be compared: working time with working time, days with days of the same kind."""
    return length.kind.value if isinstance(length, Days) and length.kind else type(length).__name__
