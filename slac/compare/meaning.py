"""The meaning of a value, apart from its spelling and its place: equal for « 24 heures » and « 24 h »."""

import re
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Any

from slac.model.contract import (
    Bullet,
    CaseKey,
    Cite,
    Contact,
    Designation,
    Formula,
    Gap,
    Named,
    Opening,
    Registration,
    Representative,
    RichText,
    Stated,
    Target,
    Words,
    Zone,
)
from slac.model.quantities import Duration, Share
from slac.record import Record, fields
from slac.syntax.folding import folded_words

Names = Mapping[str, str]

_PLACES = {"span", "line", "whole", "written", "id", "marker"}
_LETTER_FOR_LETTER = (Contact, Designation, Formula, Registration, Representative)
_TYPOGRAPHY = str.maketrans({
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "‑": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
})  # fmt: skip
_COMPARISONS = {
    "<": "moins de",
    "<=": "au plus",
    "≤": "au plus",
    ">": "plus de",
    ">=": "au moins",
    "≥": "au moins",
}


def meaning(value: Any, names: Names) -> Hashable:
    """What a value of the model means; ``names`` gives, for the names of renamed blocks, those they are known by."""
    match value:
        case str():
            return _digits(value) or folded_words(typeless(value))
        case bool() | int() | None:
            return value
        case Share():
            return (value.normalize(), folded_words(value.of))
        case Decimal():
            return value.normalize()
        case Duration():
            return ("duration", tuple(sorted(map(repr, value.lengths))) or value.amounts)
        case Words() | Cite() | Gap():
            return meaning_of_text((value,), names)
        case Named():
            if value.name is None:
                return ("phrase", folded_words(_plain(value.text)))
            return ("name", names.get(value.name, value.name), value.attribute)
        case CaseKey():
            return names.get(value.name, value.name) if value.name else folded_words(value.label or "")
        case Bullet():
            return (meaning_of_text(value.text, names), value.depth)
        case Zone():
            return value.key or folded_words(value.label)
        case Stated():
            return meaning_of_leaf(value, names)
        case Target():
            typed = value.comparison.strip().removeprefix("en ")
            return (
                "Target",
                *_fields(value, names, {"comparison"}),
                folded_words(_COMPARISONS.get(typed, typed)),
            )
        case tuple() if is_text(value):
            return meaning_of_text(value, names)
    if isinstance(value, _LETTER_FOR_LETTER):
        return (type(value).__name__, *(_letters(part, names) for part in value))
    if hasattr(value, "_fields") or isinstance(value, Record):
        return (type(value).__name__, *_fields(value, names, set()))
    if isinstance(value, tuple):
        return tuple(meaning(each, names) for each in value)
    return repr(value)


def meaning_of_leaf(stated: Stated[Any], names: Names) -> Hashable:
    """A statement without cases: its value, or why there is none, and its conditions in any order."""
    said = ("absent", stated.absent) if stated.absent is not None else meaning(stated.value, names)
    return (said, meaning_of_conditions(stated, names))


def meaning_of_conditions(stated: Stated[Any], names: Names) -> frozenset[Hashable]:
    return frozenset((folded_words(word), meaning_of_text(text, names)) for word, text in stated.conditions)


def meaning_of_text(text: RichText, names: Names, *, masked: bool = False) -> Hashable:
    """Running text: its words in any typography, its citations by what they lead to.

    ``masked`` has all measures (« {sous 10 jours} ») alike: they are facts of their own.
    """
    parts: list[Hashable] = []
    running = ""
    for part in text:
        if isinstance(part, Words):
            running += part.text
            continue
        if blank(running):
            parts.append(blank(running))
        running = ""
        parts.append(("gap", blank(part.text)) if isinstance(part, Gap) else _cite(part, names, masked))
    if blank(running):
        parts.append(blank(running))
    return tuple(parts)


def _cite(cite: Cite, names: Names, masked: bool) -> Hashable:
    if cite.kind == "measure":
        return ("measure",) if masked else ("measure", meaning_of_measure(cite))
    target = names.get(cite.target, cite.target) if cite.target else folded_words(cite.written)
    more = tuple(names.get(name, name) for name in cite.more)
    return (cite.kind, target, cite.attribute, cite.article, cite.written[:1].isupper(), cite.number, more)


def meaning_of_measure(cite: Cite) -> Hashable:
    """A measurable phrase: its quantity and the words about it, « sous », « au plus »."""
    around = re.sub(r"[\d.,()]+", " ", folded_words(cite.written)) if cite.quantity is not None else ""
    lead = around.split()[:1]
    return (*lead, meaning(cite.quantity, {})) if cite.quantity is not None else folded_words(cite.written)


def is_text(value: tuple[Any, ...]) -> bool:
    return bool(value) and all(isinstance(part, Words | Cite | Gap) for part in value)


def openings(value: Opening) -> frozenset[tuple[int, tuple[str, str]]]:
    """Every day with each of its stretches: the same for one line or several."""
    return frozenset((day, (slot.opens, slot.closes)) for day in value.days or (-1,) for slot in value.hours)


def typeless(text: str) -> str:
    """Text with one sort of quotes, apostrophes, dashes and blanks."""
    return text.translate(_TYPOGRAPHY)


def blank(text: str) -> str:
    """The same, its blanks collapsed, none before a comma or beside a quote."""
    return re.sub(r'(?<=") | (?=[";:!?,.])', "", " ".join(typeless(text).split()))


def _fields(value: Any, names: Names, but: set[str]) -> tuple[Hashable, ...]:
    stated = fields(value) if isinstance(value, Record) else value._fields
    return tuple(meaning(getattr(value, f), names) for f in stated if f not in _PLACES | but)


def _letters(value: Any, names: Names) -> Hashable:
    if isinstance(value, str):
        return _digits(value) or blank(value)
    if isinstance(value, tuple) and not is_text(value):
        return tuple(_letters(each, names) for each in value)
    return meaning(value, names)


def _digits(text: str) -> str:
    """A telephone or registration number without its blanks; "" for anything else."""
    return re.sub(r"[\s.()-]", "", text) if re.fullmatch(r"\+?[\d\s.()-]{6,}", text) else ""


def _plain(text: RichText) -> str:
    return typeless("".join(part.written if isinstance(part, Cite) else part.text for part in text))
