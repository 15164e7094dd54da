"""Quantities in order: a number, and the nature that makes two of them comparable."""

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from slac.lint.wording import decimal, percent
from slac.model.contract import Bound, Cap, Claim, Frequency, Quota, Target, Tier
from slac.model.quantities import (
    ClockTime,
    Days,
    Duration,
    Money,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)
from slac.syntax.folding import folded_words

_LESS_IS_BETTER = ("<", "<=", "≤", "moins de", "au plus", "en moins de")
_MORE_IS_BETTER = (">", ">=", "≥", "plus de", "au moins")
_UNITS = {"jour": ("jours", 1), "semaine": ("jours", 7), "quinzaine": ("jours", 14), "mois": ("mois", 1),
          "bimestre": ("mois", 2), "trimestre": ("mois", 3), "semestre": ("mois", 6), "an": ("mois", 12),
          "annee": ("mois", 12)}  # fmt: skip


class Size(NamedTuple):
    """How much: only sizes of one ``nature`` compare."""

    nature: Hashable
    number: Decimal


def order(before: Size | None, after: Size | None) -> int | None:
    """1 where ``after`` is more, -1 where it is less, 0 where they are equal; None where they do not compare."""
    if before is None or after is None or before.nature != after.nature:
        return None
    return (after.number > before.number) - (after.number < before.number)


def size(value: Any) -> Size | None:
    """The size of a duration, an amount, a rate, a cap, a claim, a limit or a frequency; None where it has none."""
    match value:
        case Duration():
            return _length(value)
        case Decimal():
            return Size("%", value)
        case Money():
            return Size((value.currency, value.tax), value.amount)
        case Cap():
            return _of(size(value.amount), value.base, value.per, frozenset(value.shared_with))
        case Claim():
            return _of(size(value.within), value.after)
        case Quota():
            amount = Size("", value.amount) if isinstance(value.amount, Decimal) else size(value.amount)
            return _of(amount, value.unit, frozenset(value.per))
        case Frequency():
            return _frequency(value)
        case (Duration() | Money() | Decimal() as amount, per):
            return _of(size(amount), per)
    within = getattr(value, "within", None)  # « 48 heures calendaires, par courriel »
    return size(within) if isinstance(within, Duration) else None


def _of(found: Size | None, *about: Hashable) -> Size | None:
    folded = tuple(folded_words(each) if isinstance(each, str) else each for each in about)
    return found._replace(nature=(found.nature, *folded)) if found is not None else None


def _length(duration: Duration) -> Size | None:
    match duration.length:
        case WorkingTime(seconds):
            return Size("ouvré", Decimal(seconds))
        case ClockTime(milliseconds):
            return Size("horloge", Decimal(milliseconds))
        case UnstatedTime(milliseconds):
            return Size("non dit", Decimal(milliseconds))
        case Days(count, kind):
            return Size(("jours", kind), Decimal(count))
        case Weeks(count):
            return Size(("jours", "calendaires"), Decimal(7 * count))
        case Months(count):
            return Size("mois", Decimal(count))
    return None


def _frequency(value: Frequency) -> Size | None:
    unit = folded_words(value.unit)
    known = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    if known is None:
        return None
    counted, number = known
    return Size((counted, value.at_least), Decimal(value.times) / (value.every * number))


def betterment(before: Target, after: Target, *, higher_is_better: bool) -> int | None:
    """1 where a measured target asks more of who owes it, -1 less, 0 as much; None where that cannot be told.

    ``higher_is_better`` is for a bare rate, of which only the block tells the direction.
    """
    signs = set()
    if (before.rate is None) != (after.rate is None) or (before.within is None) != (after.within is None):
        return None
    if before.rate is not None and after.rate is not None and before.rate != after.rate:
        better = _direction(after, higher_is_better or after.within is not None)
        if better is None or _direction(before, higher_is_better or before.within is not None) != better:
            return None
        signs.add(better * (1 if after.rate > before.rate else -1))
    if before.within is not None and after.within is not None:
        lengths = order(size(before.within), size(after.within))
        if lengths is None:
            return None
        signs |= {-lengths} - {0}
    if before.count != after.count:
        return None
    return signs.pop() if len(signs) == 1 else None


def _direction(target: Target, higher_is_better: bool) -> int | None:
    typed = target.comparison.strip()
    if target.within is not None or not typed:
        return 1 if higher_is_better else None
    return -1 if typed in _LESS_IS_BETTER else 1 if typed in _MORE_IS_BETTER else None


# -- credits ------------------------------------------------------------------------------------------------------


class Credits(NamedTuple):
    """Where new tiers give ``more``, and ``less``, as French: « à 97,5 % : 10 % au lieu de 5 % »."""

    more: str | None
    less: str | None


class _Step(NamedTuple):
    low: tuple[Decimal, bool] | None
    high: tuple[Decimal, bool] | None
    credit: Size

    def holds(self, at: Decimal) -> bool:
        above = self.low is None or at > self.low[0] or (at == self.low[0] and self.low[1])
        below = self.high is None or at < self.high[0] or (at == self.high[0] and self.high[1])
        return above and below


def compare_tiers(before: Iterable[Tier], after: Iterable[Tier]) -> Credits | None:
    """What two schedules of credits give at every level; None where they do not compare.

    A bound that does not say whether it is included is read as the floor included, the ceiling not.
    """
    steps = [list(map(_step, tiers)) for tiers in (before, after)]
    old, new = ([step for step in each if step is not None] for each in steps)
    if len(old) != len(steps[0]) or len(new) != len(steps[1]) or not old or not new:
        return None
    axes = {axis for axis, _ in (*old, *new)}
    natures = {step.credit.nature for _, step in (*old, *new)}
    if len(axes) != 1 or len(natures) != 1:
        return None
    axis, nature = axes.pop(), natures.pop()
    more = less = None
    for at in _levels([step for _, step in (*old, *new)], axis):
        was, will = (_given([step for _, step in each], at) for each in (old, new))
        if was != will:
            said = f"à {_level(at, axis)} : {_credit(will, nature)} au lieu de {_credit(was, nature)}"
            more, less = (more or said, less) if will > was else (more, less or said)
    return Credits(more, less)


def _step(tier: Tier) -> tuple[Hashable, _Step] | None:
    credit = size(tier.credit)
    if credit is None or tier.per is not None:
        return None
    low, high = _bound(tier.low, True), _bound(tier.high, False)
    axes = {axis for axis, _, _ in (low, high) if axis is not None}
    if len(axes) != 1 or "?" in axes:
        return None
    return axes.pop(), _Step(
        low[1:] if low[0] is not None else None, high[1:] if high[0] is not None else None, credit
    )


def _bound(bound: Bound | None, included: bool) -> tuple[Hashable, Decimal, bool]:
    if bound is None:
        return (None, Decimal(0), False)
    held = included if bound.inclusive is None else bound.inclusive
    if bound.length is not None:
        length = size(bound.length)
        return (length.nature, length.number, held) if length is not None else ("?", Decimal(0), held)
    if bound.rate is not None:
        return ("%", bound.rate, held)
    return ("points", bound.offset or Decimal(0), held)


def _levels(steps: list[_Step], axis: Hashable) -> Iterator[Decimal]:
    """Every bound, and a level between any two and beyond the last, from the highest."""
    bounds = sorted({bound[0] for step in steps for bound in (step.low, step.high) if bound is not None})
    ceiling = [Decimal(100)] if axis == "%" and bounds[-1] < 100 else [bounds[-1] + 1] if axis != "%" else []
    floor = [Decimal(0)] if bounds[0] > 0 else [bounds[0] - 1] if axis == "points" else []
    levels = [*floor, *bounds, *ceiling]
    between = [(low + high) / 2 for low, high in pairwise(levels)]
    yield from sorted({*levels, *between}, reverse=True)


def _given(steps: list[_Step], at: Decimal) -> Decimal:
    return max((step.credit.number for step in steps if step.holds(at)), default=Decimal(0))


def _level(at: Decimal, axis: Hashable) -> str:
    if axis == "%":
        return percent(at)
    return f"{decimal(at)} point de l'objectif" if axis == "points" else f"{decimal(at)} d'écart"


def _credit(number: Decimal, nature: Hashable) -> str:
    if not number:
        return "aucun crédit"
    return percent(number) if nature == "%" else decimal(number)
