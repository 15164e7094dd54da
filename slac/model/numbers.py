"""Numbers, durations, money, rates, dates and hours: from the words of the contract to typed quantities."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from slac.french import MONTHS
from slac.model.quantities import (
    Amount,
    ClockTime,
    DayKind,
    Days,
    Duration,
    Length,
    Money,
    Months,
    UnstatedTime,
    Weeks,
    WorkingTime,
)
from slac.source import Span
from slac.syntax.folding import folded_words as fold
from slac.syntax.tree import Node, Word


class Unit(NamedTuple):
    """A unit of duration: its long plural, its ``nature``, and how many milliseconds, days or months one is."""

    name: str
    nature: str  # "time", "working", "clock", "days", "weeks", "months"
    size: int
    day_kind: DayKind | None = None


_SECOND, _MINUTE, _HOUR = 1_000, 60_000, 3_600_000

#: Every spelling of every unit, folded.
UNITS = {
    spelling: unit
    for unit, spellings in (
        (Unit("ms", "time", 1), "ms, milliseconde, millisecondes"),
        (Unit("secondes", "time", _SECOND), "s, seconde, secondes"),
        (Unit("minutes", "time", _MINUTE), "min, minute, minutes"),
        (Unit("heures", "time", _HOUR), "h, heure, heures"),
        (Unit("minutes ouvrées", "working", _MINUTE), "min ouvrees, minutes ouvrees, minute ouvree"),
        (
            Unit("minutes calendaires", "clock", _MINUTE),
            "min calendaires, minute calendaire, minutes calendaires",
        ),
        (Unit("heures ouvrées", "working", _HOUR), "h ouvree, h ouvrees, heure ouvree, heures ouvrees"),
        (Unit("heures ouvrables", "working", _HOUR), "heure ouvrable, heures ouvrables"),
        (Unit("heures calendaires", "clock", _HOUR), "h calendaires, heure calendaire, heures calendaires"),
        (Unit("jours", "days", 1), "j, jour, jours, journee, journees"),
        (Unit("jours ouvrés", "days", 1, DayKind.WORKING), "jour ouvre, jours ouvres"),
        (Unit("jours ouvrables", "days", 1, DayKind.OUVRABLES), "jour ouvrable, jours ouvrables"),
        (Unit("jours calendaires", "days", 1, DayKind.CALENDAR), "jour calendaire, jours calendaires"),
        (Unit("jours francs", "days", 1, DayKind.CLEAR), "jour franc, jours francs"),
        (Unit("semaines", "weeks", 1), "semaine, semaines"),
        (Unit("mois", "months", 1), "mois"),
        (Unit("trimestres", "months", 3), "trimestre, trimestres"),
        (Unit("semestres", "months", 6), "semestre, semestres"),
        (Unit("ans", "months", 12), "an, ans, annee, annees"),
    )
    for spelling in spellings.split(", ")
}


class Counting(NamedTuple):
    """What bare units mean in a contract, as its ``décompte`` states it (None: not said)."""

    time: str | None = None  # "working" or "clock"
    days: DayKind | None = None


#: Lengths that are measured rather than counted down (a latency, an outage): bare time is clock time.
MEASURED = Counting(time="clock")


def counting(units: Iterable[str]) -> Counting:
    """The meaning that ``unité heures ouvrées, jours ouvrés`` gives to bare units."""
    time = days = None
    for name in units:
        unit = UNITS.get(fold(name))
        if unit is not None and unit.nature in ("working", "clock"):
            time = unit.nature
        elif unit is not None and unit.day_kind is not None:
            days = unit.day_kind
    return Counting(time, days)


def decimal(text: str) -> Decimal:
    """« 1 200 », « 99,9 », « 99.9 », with any blank as thousands separator."""
    return Decimal(re.sub(r"[^\d,.]", "", text).replace(",", ".").rstrip("."))


_LETTERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
    "cent": 100,
    "cents": 100,
    "mille": 1000,
}


def in_letters(text: str) -> int | None:
    """The value of a number spelt out (« quatre-vingt-dix », « vingt et un »); None when it is not one."""
    total = current = 0
    words = [w for w in re.split(r"[\s-]+", fold(text)) if w != "et"]
    for word in words:
        value = _LETTERS.get(word)
        if value is None:
            return None
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        elif value == 20 and current % 100 == 4:
            current += 76  # quatre-vingts
        else:
            current += value
    return total + current if words else None


class Number(NamedTuple):
    """A number that is stated; ``in_words`` where letters stand beside figures: ("quatre", 5) for « quatre (5) »."""

    value: Decimal
    in_words: tuple[str, Decimal] | None = None


def number(node: Node) -> Number:
    """A ``nombre``: figures, letters, or one repeated by the other; the figures count."""
    words = [w.text.strip("() \u00a0\u202f") for w in node.words()]
    figures = [w for w in words if re.match(r"\d", w)]
    letters = [w for w in words if not re.match(r"\d", w)]
    spelt = in_letters(letters[0]) if letters else None
    if figures:
        value = decimal(figures[0])
        if letters and len(words) > 1 and spelt is not None:
            return Number(value, (letters[0], value))
        return Number(value)
    return Number(Decimal(spelt if spelt is not None else 0))


def duration(node: Node, count: Counting) -> Duration:
    """A ``temps``: 4 heures ouvrées, 1 an et 6 mois, 9 h 30 ouvrées."""
    amounts: list[tuple[Decimal, Unit]] = []
    in_words = None
    pending = Number(Decimal(1))
    for item in node.items:
        if isinstance(item, Node) and item.rule == "nombre":
            pending = number(item)
            in_words = in_words or pending.in_words
        elif isinstance(item, Word) and item.kind == "HEURES_MINUTES":
            hours, minutes = re.findall(r"\d+", item.text)[:2]
            amounts += [(Decimal(hours), UNITS["h"]), (Decimal(minutes), UNITS["min"])]
        elif isinstance(item, Word) and item.kind == "OUVREES":
            nature = "clock" if fold(item.text) == "calendaires" else "working"
            amounts = [(n, _of_nature(unit, nature, fold(item.text))) for n, unit in amounts]
        elif isinstance(item, Word) and item.kind == "UNITE":
            amounts.append((pending.value, UNITS[fold(item.text)]))
    # « 23 heures 30 minutes ouvrées »: the last word qualifies what comes before it.
    if len(amounts) > 1 and amounts[-1][1].nature in ("working", "clock"):
        last = amounts[-1][1]
        amounts = [
            (n, _of_nature(u, last.nature, last.name) if u.nature == "time" else u) for n, u in amounts
        ]
    return Duration(
        amounts=tuple(Amount(n, unit.name) for n, unit in amounts),
        lengths=lengths(amounts, count),
        span=node.span,
        in_words=in_words,
    )


def scaled(value: Decimal, like: Duration, count: Counting, span: Span) -> Duration:
    """``value`` in the unit of ``like``: the « 1 » of « 1 à 2 jours ouvrés »."""
    unit = UNITS[fold(like.amounts[0].unit)]
    return Duration((Amount(value, unit.name),), lengths([(value, unit)], count), span)


def _of_nature(unit: Unit, nature: str, word: str) -> Unit:
    ending = "ouvrables" if "ouvrable" in fold(word) else "ouvrées" if nature == "working" else "calendaires"
    return unit._replace(name=f"{unit.name} {ending}", nature=nature)


def lengths(amounts: Iterable[tuple[Decimal, Unit]], count: Counting) -> tuple[Length, ...]:
    """What amounts come to once bare units are counted as the contract says, one entry for each nature."""
    totals: dict[tuple[str, DayKind | None], Decimal] = {}
    for value, unit in amounts:
        nature = count.time or unit.nature if unit.nature == "time" else unit.nature
        kind = unit.day_kind or count.days if nature == "days" else None
        totals[nature, kind] = totals.get((nature, kind), Decimal(0)) + value * unit.size
    return tuple(_length(nature, kind, total) for (nature, kind), total in totals.items())


def _length(nature: str, kind: DayKind | None, total: Decimal) -> Length:
    match nature:
        case "working":
            return WorkingTime(int(total) // _SECOND)
        case "clock":
            return ClockTime(int(total))
        case "days" if total == int(total):
            return Days(int(total), kind)
        case "weeks" if total == int(total):
            return Weeks(int(total))
        case "months" if total == int(total):
            return Months(int(total))
        case "weeks":
            return Days(int(total * 7), DayKind.CALENDAR)
        case "days":  # half a day is a length of time, of a nature nobody has stated
            return UnstatedTime(int(total * 24 * _HOUR))
        case "months":
            return Days(int(total * 30), DayKind.CALENDAR)
        case _:
            return UnstatedTime(int(total))


_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "cad": "CAD",
    "ca": "CAD",
    "us": "USD",
    "chf": "CHF",
    "franc": "CHF",
    "$": "CAD",
}
_TAXES = {
    "htva": "HTVA",
    "hors tva": "HTVA",
    "ht": "HT",
    "hors tax": "HT",
    "tvac": "TVAC",
    "ttc": "TTC",
    "toutes taxes": "TTC",
    "taxes en sus": "taxes en sus",
    "taxes incluses": "taxes incluses",
    "net de tax": "net de taxes",
}


def money(node: Node) -> Money:
    """An ``argent``: 1 200 € HT, 850 $ CA, taxes en sus, 80 cts."""
    figure = next(w.text for w in node.words("MONTANT"))
    words = fold(figure)
    value = decimal(re.match(r"[\d\s.,\u00a0\u202f]+", figure)[0])  # type: ignore[index]  # a MONTANT begins with figures
    if re.search(r"\d\s*(?:cts?|centimes?)$", words):
        return Money(value / 100, "EUR")
    currency = next(code for sign, code in _CURRENCIES.items() if sign in words.lstrip("0123456789 ,."))
    tax = next(iter(node.words("TAXE")), None)
    said = fold(tax.text).lstrip(", ") if tax else ""
    return Money(
        value, currency, next((code for start, code in _TAXES.items() if said.startswith(start)), None)
    )


_MONTHS = tuple(map(fold, MONTHS))


def day(text: str) -> date | None:
    """« 1er janvier 2026 », « 01/01/2026 » (day first), « 2026-01-01 »; None for a day that does not exist."""
    words = fold(text)
    figures = [int(n) for n in re.findall(r"\d+", words)]
    try:
        if re.match(r"\d{4}-", words):
            return date(*figures)
        if "/" in words:
            return date(figures[2], figures[1], figures[0])
        month = next(i for i, name in enumerate(_MONTHS, 1) if name in words)
        return date(figures[-1], month, figures[0])
    except ValueError:
        return None


def wall_clock(text: str) -> str:
    """« 9 h 30 », « 09:00 », « midi » as "HH:MM"; « minuit » is "00:00" and « 24 h » stays "24:00"."""
    words = fold(text)
    if words in ("midi", "minuit"):
        return "12:00" if words == "midi" else "00:00"
    figures = re.findall(r"\d+", words)
    return f"{int(figures[0]):02}:{int(figures[1]) if len(figures) > 1 else 0:02}"
