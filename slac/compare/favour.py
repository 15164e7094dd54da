"""Whom a changed fact favours, where that can be decided exactly; nothing is claimed otherwise.

A fact of a block leans to who is owed what it promises, the creditor, or to who owes it, the debtor. The two tables
say it of facts that are added (those removed lean the other way) and of quantities that grow.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from slac.compare.amounts import betterment, compare_tiers, order, size
from slac.compare.facts import Fact
from slac.compare.meaning import meaning_of_conditions
from slac.model.contract import (
    Commitment,
    Delay,
    Element,
    Named,
    Priority,
    ScopeItem,
    ServiceHours,
    Target,
)
from slac.model.vocabulary import METRICS
from slac.record import replace
from slac.syntax.folding import folded_words
from slac.worktime.from_contract import calendar_of
from slac.worktime.ground import Horizon
from slac.worktime.races import Coverage, Example, Race, coverage, race
from slac.worktime.running import Calendars, delays_of
from slac.worktime.wording import due, instant


class Lean(Enum):
    CREDITOR = 1
    DEBTOR = -1
    MIXED = 0

    def reversed(self) -> "Lean":
        return Lean(-self.value)


class Leaning(NamedTuple):
    lean: Lean
    why: tuple[str, ...] = ()


_C, _D = Lean.CREDITOR, Lean.DEBTOR
_MEASURES, _REMEDIES = ("disponibilité", "indicateur"), ("crédits", "pénalités")

#: Whom it favours that a block states such a thing at all.
PRESENCE: dict[tuple[str, str], Lean] = {
    **{(block, metric): _C for block in ("priorité", "engagement") for metric in METRICS},
    **{(block, "suspended_during"): _D for block in ("priorité", "engagement", "décompte")},
    ("engagement", "quota"): _D, ("engagement", "targets"): _C, ("engagement", "frequency"): _C,
    **{(block, attribute): lean for block in _MEASURES for attribute, lean in (
        ("targets", _C), ("excludes", _D), ("counts", _C), ("minimum_outage", _D))},
    **{(block, attribute): lean for block in _REMEDIES for attribute, lean in (
        ("tiers", _C), ("amount", _C), ("on", _C), ("cap", _D), ("claim", _D), ("exclusive", _D),
        ("automatic", _C), ("after_notice", _D), ("liberating", _D), ("not_liberating", _C),
        ("not_cumulated", _D), ("minimum_outage", _D))},
    ("périmètre", "covers"): _C, ("périmètre", "excludes"): _D,
    ("maintenance", "windows"): _D, ("maintenance", "notice"): _C, ("maintenance", "maximum"): _C,
    ("maintenance", "counted"): _C, ("maintenance", "not_counted"): _D,
}  # fmt: skip

#: Whom it favours that a quantity is greater.
GREATER: dict[tuple[str, str], Lean] = {
    ("engagement", "quota"): _C, ("engagement", "frequency"): _C,
    **{(block, "minimum_outage"): _D for block in (*_MEASURES, *_REMEDIES)},
    **{(block, attribute): lean for block in _REMEDIES for attribute, lean in (
        ("cap", _C), ("claim", _C), ("amount", _C), ("after_notice", _D))},
    ("maintenance", "notice"): _C, ("maintenance", "maximum"): _D,
}  # fmt: skip

#: Whom it favours that a whole block is there.
BLOCKS: dict[str, Lean] = {
    "engagement": _C, "disponibilité": _C, "indicateur": _C, "crédits": _C, "pénalités": _C, "maintenance": _D,
}  # fmt: skip


class Side(NamedTuple):
    """One version of a block, in its contract."""

    calendars: Calendars
    element: Element


class Judged(NamedTuple):
    """A fact that changed; ``before`` or ``after`` None where it was added or removed. ``siblings`` are all facts
    of its kind in the block, old and new."""

    old: Side
    new: Side
    horizon: Horizon
    before: Fact | None
    after: Fact | None
    siblings: tuple[Sequence[Fact], Sequence[Fact]] = ((), ())


def leaning(judged: Judged) -> Leaning | None:
    """Which way the change leans; None where it is not claimed."""
    fact = judged.after or judged.before
    assert fact is not None
    element = judged.new.element
    where = (element.keyword, fact.attribute)
    if isinstance(element, ServiceHours):
        return _of_hours(judged, fact.attribute)
    if fact.attribute == "tiers":
        return _of_tiers(judged)
    if judged.before is None or judged.after is None:
        return _of_presence(where, fact, added=judged.before is None)
    before, after = judged.before, judged.after
    if isinstance(before.value, Delay) and isinstance(after.value, Delay):
        return _of_delay(judged, before, after)
    if _conditions(before) != _conditions(after):
        return None
    if isinstance(before.value, bool) and isinstance(after.value, bool):
        return _of_presence(where, fact, added=after.value)
    if isinstance(before.value, Target) and isinstance(after.value, Target):
        sign = betterment(before.value, after.value, higher_is_better=element.keyword == "disponibilité")
        return Leaning(Lean(sign)) if sign else None
    if isinstance(before.value, ScopeItem) and isinstance(after.value, ScopeItem):
        return _of_requests(before.value, after.value, PRESENCE.get(where))
    if where == ("périmètre", "inventory"):
        return _of_inventory(before.value, after.value)
    if fact.attribute == "hours" and isinstance(before.value, Named) and element.keyword == "canal":
        return _of_channel(judged, before.value, after.value)
    sign = order(size(before.value), size(after.value))
    greater = GREATER.get(where)
    return Leaning(Lean(greater.value * sign)) if sign and greater is not None else None


def _of_presence(where: tuple[str, str], fact: Fact, *, added: bool) -> Leaning | None:
    lean = PRESENCE.get(where)
    if lean is None or fact.leaf.absent is not None:
        return None
    if fact.value is False:
        added = not added
    return Leaning(lean if added else lean.reversed())


def _conditions(fact: Fact) -> frozenset[Any]:
    return meaning_of_conditions(fact.leaf, {})


# -- delays -------------------------------------------------------------------------------------------------------


def _of_delay(judged: Judged, before: Fact, after: Fact) -> Leaning | None:
    old, new = before.value, after.value
    if (old.start or "") != (new.start or ""):
        return None
    timing = _timing(judged, old, new)
    if timing is None:
        return None
    rate = (new.percentile or 100) - (old.percentile or 100)
    limits = len(_conditions(before) - _conditions(after)) - len(_conditions(after) - _conditions(before))
    if _conditions(before) - _conditions(after) and _conditions(after) - _conditions(before):
        return None
    others = {(value > 0) - (value < 0) for value in (rate, limits)} - {0}
    if timing.lean is None:
        return Leaning(Lean(others.pop())) if len(others) == 1 else None
    if timing.lean is Lean.MIXED or others <= {timing.lean.value}:
        return Leaning(timing.lean, timing.why)
    return None


class Timing(NamedTuple):
    """``lean`` None: due at the same time."""

    lean: Lean | None
    why: tuple[str, ...] = ()

    @property
    def mixed(self) -> bool:
        return self.lean is Lean.MIXED


def _timing(judged: Judged, old: Delay, new: Delay) -> Timing | None:
    if old.every is not None and new.every is not None and old.target is new.target is None:
        sign = order(size(old.every), size(new.every))
        return None if sign is None else Timing(Lean(sign) if sign else None)
    if old.target is None or new.target is None:
        if (old.manner, new.manner) == ("immédiate", "immédiate"):
            return Timing(None)
        if new.manner == "immédiate" and old.target is not None:
            return Timing(Lean.CREDITOR)
        return Timing(Lean.DEBTOR) if old.manner == "immédiate" and new.target is not None else None
    races = races_of(judged.old, judged.new, old, new, judged.horizon)
    if races is None:
        return None
    return verdict(races, judged.horizon)


def races_of(old: Side, new: Side, before: Delay, after: Delay, horizon: Horizon) -> tuple[Race, ...] | None:
    """Every reading of the old delay against the same of the new; against each, where they are not read alike."""
    if not isinstance(old.element, Priority | Commitment) or not isinstance(
        new.element, Priority | Commitment
    ):
        return None
    if before.target is None or after.target is None:
        return None
    was = delays_of(before.target, old.calendars, old.element, horizon)
    will = delays_of(after.target, new.calendars, new.element, horizon)
    if was is None or will is None:
        return None
    if was.keys() == will.keys():
        pairs = [(was[key], will[key]) for key in was]
    else:
        pairs = [(one, other) for one in was.values() for other in will.values()]
    races = [race(one, other) for one, other in pairs]
    counted = tuple(r for r in races if r is not None)
    return counted if len(counted) == len(races) else None


def verdict(races: Sequence[Race], horizon: Horizon) -> Timing | None:
    """What several readings agree on; None where they do not."""
    earlier = next((r.earlier for r in races if r.earlier), None)
    later = next((r.later for r in races if r.later), None)
    if earlier is None and later is None:
        return Timing(None)
    if earlier is not None and later is not None:
        if any(r.earlier and r.later for r in races):
            return Timing(
                Lean.MIXED,
                (f"plus tôt {told(earlier)}", f"plus tard {told(later)}"),
            )
        return None
    proved = all(r.proved for r in races)
    why = () if proved else (f"établi pour tout départ {horizon.said}",)
    return Timing(Lean.CREDITOR if earlier is not None else Lean.DEBTOR, why)


def told(example: Example) -> str:
    """« pour un départ lundi 5 janvier 2026 à 9 h 00 : mardi 6 janvier 2026 à minuit au lieu de … »."""
    return f"pour un départ {instant(example.start)} : {due(example.second)} au lieu de {due(example.first)}"


# -- hours --------------------------------------------------------------------------------------------------------


def _of_hours(judged: Judged, attribute: str) -> Leaning | None:
    """The hours of old, with only that property as it is in the new."""
    old, new = judged.old.element, judged.new.element
    assert isinstance(old, ServiceHours)
    changed = replace(old, **{attribute: getattr(new, attribute)})
    before = judged.old.calendars.of(old).calendar
    after = calendar_of(judged.old.calendars.contract, changed).calendar
    if before is None or after is None:
        return None
    return _of_coverage(coverage(before, after, judged.horizon), judged.horizon)


def _of_channel(judged: Judged, before: Named, after: Any) -> Leaning | None:
    found = []
    for side, named in ((judged.old, before), (judged.new, after)):
        hours = side.calendars.contract.find(getattr(named, "name", None))
        found.append(side.calendars.of(hours).calendar if isinstance(hours, ServiceHours) else None)
    if found[0] is None or found[1] is None:
        return None
    return _of_coverage(coverage(found[0], found[1], judged.horizon), judged.horizon)


def _of_coverage(found: Coverage, horizon: Horizon) -> Leaning | None:
    match found:
        case Coverage(None, None):
            return None
        case Coverage(_, None):
            return Leaning(Lean.CREDITOR)
        case Coverage(None, _):
            return Leaning(Lean.DEBTOR)
    assert found.gained is not None
    assert found.lost is not None
    return Leaning(
        Lean.MIXED,
        (
            f"ouvert désormais, par exemple : {instant(found.gained)}",
            f"fermé désormais, par exemple : {instant(found.lost)}",
        ),
    )


# -- credits and scope --------------------------------------------------------------------------------------------


def _of_tiers(judged: Judged) -> Leaning | None:
    if judged.before is not None and judged.after is not None:
        before, after = judged.before.value, judged.after.value
        if (before.low, before.high, before.per) == (after.low, after.high, after.per):
            sign = order(size(before.credit), size(after.credit))
            return (
                Leaning(Lean(sign))
                if sign and _conditions(judged.before) == _conditions(judged.after)
                else None
            )
    credits = compare_tiers(*([fact.value for fact in facts] for facts in judged.siblings))
    if credits is None or credits == (None, None):
        return None
    if credits.more and credits.less:
        return Leaning(Lean.MIXED, (f"par exemple, {credits.more}", f"mais {credits.less}"))
    return Leaning(Lean.CREDITOR if credits.more else Lean.DEBTOR)


def _of_requests(before: ScopeItem, after: ScopeItem, lean: Lean | None) -> Leaning | None:
    """More kinds of request (none said: all of them), for an item that is otherwise the same."""
    rest = [item._replace(requests=()) for item in (before, after)]
    old, new = set(before.requests), set(after.requests)
    if lean is None or old == new or _bare(rest[0]) != _bare(rest[1]):
        return None
    if not new or (old and old < new):
        return Leaning(lean)
    return Leaning(lean.reversed()) if not old or new < old else None


def _bare(item: ScopeItem) -> tuple[object, ...]:
    return (item.name, folded_words(item.label or ""), item.level, item.route_to, len(item.bullets))


def _of_inventory(before: Any, after: Any) -> Leaning | None:
    if after == "ouvert" and before != "ouvert":
        return Leaning(Lean.CREDITOR)
    return Leaning(Lean.DEBTOR) if before == "ouvert" and after is not None and after != "ouvert" else None
