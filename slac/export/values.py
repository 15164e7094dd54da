"""A value of the model as plain JSON data, by its type: what all elements share, so that none is written twice."""

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from slac.export.quantities import Json, duration, money, number
from slac.model.contract import (
    Bound,
    Bullet,
    Cap,
    Cells,
    Cite,
    Designation,
    Formula,
    Gap,
    Named,
    Period,
    RichText,
    ScopeItem,
    Target,
    Term,
    Tier,
    Words,
    YearlyDay,
    Zone,
)
from slac.model.numbers import day as day_of_text
from slac.model.plain_text import plain
from slac.model.quantities import Duration, Money, Share
from slac.record import Record, fields
from slac.worktime.from_contract import literal_zone, seasonal_zone

if TYPE_CHECKING:
    from slac.export.facts import Block

#: Fields that hold names of elements, which are folded in the model.
_NAMES = {"shared_with", "channels", "requests", "route_to", "by", "attendees", "becomes"}

#: Keys that say more than the model's own name for a part of a value.
KEYS = {"also": "stated_equivalent", "to_name": "to_be_named", "before": "before_due", "past": "after_due"}

#: Parts that are the place of a value, not the value.
_PLACES = {"span"}


def written(block: "Block", value: Any) -> Any:
    """``value`` as JSON data; an object leaves out what is not stated."""
    match value:
        case bool() | int() | str():
            return value
        case Decimal():
            return number(value)
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case Duration():
            return duration(value)
        case Money():
            return money(value)
        case Named():
            return _reference(block, value)
        case Bullet():
            return _bullet(block, value)
        case YearlyDay(text):
            return {"every_year": text} | _month_day(text)
        case Designation(article, noun):
            return {"article": article, "noun": noun}
        case Cells(cells):
            return [text_of(block, cell) for cell in cells]
        case Formula(text, where):
            return _object(block, {"text": text}) | _letters(block, where)
        case Term(slices, total, indefinite):
            parts = [_object(block, {"length": length, "label": label}) for length, label in slices]
            return _object(block, {"total": total, "indefinite": indefinite or None}) | {"slices": parts}
        case Period(kind, unit, length, by):
            kinds = {"civil": "calendar", "sliding": "rolling", "plain": "plain"}
            slice_ = {"by": duration(by)} if by else {}
            return _object(block, {"kind": kinds[kind], "unit": unit, "length": length}) | slice_
        case ScopeItem():
            shown = text_of(block, value.title) if value.title else value.label
            name = block.name(value.name) if value.name else None
            return _object(
                block, value._asdict() | {"name": name, "label": shown, "title": None, "written": None}
            )
        case Tier(low, high, credit):
            return _object(block, {"from": low, "to": high, "per": value.per}) | {
                "credit": price(block, credit)
            }
        case Bound(rate, inclusive, span, offset, length, _):
            bound = {"rate": rate, "offset_from_objective": offset, "length": length, "inclusive": inclusive}
            return _object(block, bound) | {"source": block.source(span)}
        case Zone(key, label):
            return (
                {"iana": key}
                if key
                else _object(block, {"label": label, "taken_as": seasonal_zone(label) or literal_zone(label)})
            )
        case Target(count=(figure, unit)):
            rest = {name: getattr(value, name) for name in fields(value) if name != "count"}
            return _object(block, rest) | {"count": {"value": number(figure), "unit": unit}}
        case Cap(amount, base, shared_with, per):
            cap = {"of": base, "shared_with": shared_with, "per": per}
            return {"limit": price(block, amount)} | _object(block, cap)
        case tuple() if hasattr(value, "_asdict"):
            return _object(block, value._asdict())
        case tuple():
            return text_of(block, value) if _is_text(value) else [written(block, item) for item in value]
    assert isinstance(value, Record), f"{type(value).__name__} has no form in the rule set"
    return _object(block, {name: getattr(value, name) for name in fields(value)})


def text_of(block: "Block", text: RichText) -> str:
    return plain(text, block.contract)


def price(block: "Block", value: Any) -> Any:
    """A share, an amount of money, a length of time or words: a bare number would not say which."""
    if isinstance(value, Share):
        return {"percent": number(value), "of": value.of}
    return {"percent": number(value)} if isinstance(value, Decimal) else _tagged(block, value)


def _tagged(block: "Block", value: Any) -> Json:
    if isinstance(value, tuple) and _is_text(value):
        return {"text": text_of(block, value)}
    tagged: Json = written(block, value)
    return tagged


def dated(block: "Block", value: Any) -> Any:
    """A date, or the words that stand for one (« le jour de la signature »)."""
    return value.isoformat() if isinstance(value, date) else {"text": text_of(block, value)}


def at_most(_: "Block", value: tuple[Duration, str | None]) -> Json:
    """A length, and by what it is counted."""
    return pair("length", "per", (duration(value[0]), value[1]))


def pair(first: str, second: str, value: tuple[Any, Any]) -> Json:
    """An object of two parts, of which the second may not be stated."""
    return {first: value[0]} | ({second: value[1]} if value[1] is not None else {})


def _month_day(text: str) -> Json:
    day = day_of_text(f"{text} 2000")  # a leap year, for the 29th of February
    return {"month_day": f"{day:%m-%d}"} if day else {}


def _object(block: "Block", parts: Json) -> Json:
    said = {}
    for key, part in parts.items():
        if part is None or part == () or part == "" or key in _PLACES:
            continue
        said[KEYS.get(key, key)] = _named(block, part) if key in _NAMES else written(block, part)
    return said


def _named(block: "Block", names: str | tuple[str, ...]) -> str | list[str]:
    return block.name(names) if isinstance(names, str) else [block.name(name) for name in names]


def _reference(block: "Block", named: Named) -> Json:
    """``name`` when it is an element of the contract, ``text`` when it is only a phrase."""
    if named.name is None:
        return {"text": text_of(block, named.text)}
    attribute = {"attribute": named.attribute} if named.attribute else {}
    # A component has a name of its own and no block: what it is called stands here.
    called = {} if block.contract.find(named.name) or not named.text else {"text": text_of(block, named.text)}
    return {"name": block.name(named.name), **attribute, **called}


def _bullet(block: "Block", bullet: Bullet) -> Json:
    deeper = {"depth": bullet.depth} if bullet.depth > 1 else {}
    identified = {"id": block.identifier(bullet.id)} if bullet.id else {}
    return {"text": text_of(block, bullet.text), **deeper, **identified, "source": block.source(bullet.span)}


def _letters(block: "Block", where: tuple[tuple[str, RichText], ...]) -> Json:
    return {"where": {letter: text_of(block, text) for letter, text in where}} if where else {}


def _is_text(value: tuple[Any, ...]) -> bool:
    return bool(value) and all(isinstance(part, Words | Cite | Gap) for part in value)
