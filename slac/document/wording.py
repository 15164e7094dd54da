"""French words for typed values: numbers, money, durations, rates, periods (dates and hours are in ``times``).

The words say what the contract says, never more: bare « 24 h » stays « 24 h ». Spaces are plain here; the
typographic filter hardens them.
"""

import re
from decimal import Decimal

from slac.document import events
from slac.french import enumeration
from slac.model.contract import (
    Bound,
    Delay,
    Equivalent,
    Frequency,
    Period,
    Quota,
    Registration,
    Target,
    Term,
    Tier,
)
from slac.model.quantities import Amount, Duration, Money, Percent

_SYMBOLS = {"heures": "h", "minutes": "min", "secondes": "s", "millisecondes": "ms"}
_INVARIABLE = ("mois", "h", "min", "s", "ms")
_COMPARISONS = {
    "<": "moins de",
    "<=": "au plus",
    "≤": "au plus",
    ">": "plus de",
    ">=": "au moins",
    "≥": "au moins",
}
_FEMININE = ("semaine", "année", "quinzaine", "heure", "minute", "seconde", "journée", "session")


# -- numbers and money ------------------------------------------------------------------------------------------


def number(value: Decimal | int) -> str:
    """« 1 200,5 »: a comma, and blanks between groups of three digits."""
    whole, _, decimals = f"{Decimal(value):f}".partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = f"{int(digits):,}".replace(",", " ")
    return sign + groups + (f",{decimals}" if decimals else "")


def percent(value: Percent) -> str:
    """« 99,9 % »."""
    return f"{number(value)} %"


def money(value: Money, language: str = "fr-FR") -> str:
    """« 1 200 € HT », « 850 $ CA » (« 850 $ » in Canada); by CLDR, but that cents are two digits or none."""
    from babel.numbers import format_currency

    pattern = "#,##0 ¤" if value.amount == value.amount.to_integral_value() else "#,##0.00## ¤"
    text = format_currency(
        value.amount, value.currency, pattern, locale=_locale(language), currency_digits=False
    )
    text = re.sub(r"(\$)(?=[A-Z])", r"\1 ", re.sub(r"\s", " ", text))
    if value.tax is None:
        return text
    return f"{text}, {value.tax}" if " " in value.tax else f"{text} {value.tax}"


def in_letters(count: int, language: str = "fr-FR") -> str:
    """« deux », « soixante et onze » (« septante et un » in Belgium and Switzerland)."""
    from num2words import num2words

    return str(num2words(count, lang={"fr-BE": "fr_BE", "fr-CH": "fr_CH"}.get(language, "fr")))


def _locale(language: str) -> str:
    """The CLDR's name for a language, that of France where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "fr_FR"


# -- durations --------------------------------------------------------------------------------------------------


def duration(value: Duration) -> str:
    """« 8 h ouvrées », « 2 h 30 », « 1 mois et 15 jours »; « quatre (4) heures » where the contract spells it out."""
    if value.in_words is not None and len(value.amounts) == 1:
        words, figure = value.in_words
        return f"{words} ({number(figure)}) {_agreeing(value.amounts[0])}"
    symbols = [_symbol(unit) for _, unit in value.amounts]
    if symbols[:2] == ["h", "min"] and len(symbols) == 2:
        hours, minutes = (amount.number for amount in value.amounts)
        qualifier = _qualifier(value.amounts[0].unit) or _qualifier(value.amounts[1].unit)
        return f"{number(hours)} h {int(minutes):02}{qualifier}"
    parts = [_amount(amount) for amount in value.amounts]
    return " ".join(parts) if all(s in _INVARIABLE and s != "mois" for s in symbols) else enumeration(parts)


def _symbol(unit: str) -> str:
    first = unit.partition(" ")[0]
    return _SYMBOLS.get(first, first)


def _qualifier(unit: str) -> str:
    _, blank, rest = unit.partition(" ")
    return blank + rest


def _amount(amount: Amount) -> str:
    symbol = _symbol(amount.unit)
    if symbol in _INVARIABLE and symbol != "mois":
        qualifier = _qualifier(amount.unit)
        return f"{number(amount.number)} {symbol}{_singular(qualifier) if amount.number < 2 else qualifier}"
    return f"{number(amount.number)} {_agreeing(amount)}"


def _agreeing(amount: Amount) -> str:
    return amount.unit if amount.number >= 2 else _singular(amount.unit)


def _singular(words: str) -> str:
    return " ".join(w if w in _INVARIABLE else w.removesuffix("s") for w in words.split(" "))


def delay(value: Delay) -> str:
    """« 8 h, soit 1 jour, pour 95 % des tickets »."""
    text: str
    if value.target is None:
        text = value.manner or (frequency(value.every) if value.every else "")
    elif value.at_least is not None:
        text = _range(value.at_least, value.target)
    else:
        text = duration(value.target)
    if value.also is not None:
        text += f", soit {duration(value.also)}"
    if value.percentile is not None:
        text += f", pour {percent(value.percentile)}" + (
            f" {_of(value.population)}" if value.population else ""
        )
    if value.start is not None:
        text += f", {events.since(value.start)}"
    return text.removeprefix(", ")


def _range(low: Duration, high: Duration) -> str:
    if len(low.amounts) == len(high.amounts) == 1 and low.amounts[0].unit == high.amounts[0].unit:
        return f"{number(low.amounts[0].number)} à {duration(high)}"
    return f"de {duration(low)} à {duration(high)}"


def _of(population: str) -> str:
    return population if population.startswith(("des ", "de ", "du ", "d'", "d’")) else f"des {population}"


# -- targets, periods, frequencies ------------------------------------------------------------------------------


def target(value: Target) -> str:
    """« 99 % », « 98 % des requêtes en moins de 500 ms », « moins de 5 min »; comparisons as typed."""
    comparison = _comparison(value.comparison)
    if value.rate is not None:
        text = percent(value.rate) + (f" {_of(value.population)}" if value.population else "")
        if value.within is not None:
            text += f" en {comparison or 'moins de'} {duration(value.within)}"
        elif comparison:
            text = f"{comparison} {text}"
    elif value.within is not None:
        text = f"{comparison or 'moins de'} {duration(value.within)}"
    elif value.count is not None:
        figure, unit = value.count
        text = f"{comparison} {number(figure)} {unit}".strip()
    else:
        text = ""
    if value.statistic:
        text = f"{text} {value.statistic}".strip()
    return f"{text}, soit {equivalent(value.also)}" if value.also else text


def _comparison(typed: str) -> str:
    typed = typed.strip().removeprefix("en ")
    return _COMPARISONS.get(typed, typed)


def equivalent(value: Equivalent) -> str:
    """« 43 min 12 s par mois de 30 jours »."""
    text = duration(value.length)
    if value.per:
        text += f" par {value.per}"
    if value.base:
        text += f" de {duration(value.base)}"
    return text


def period(value: Period) -> str:
    """« mois civil », « 30 jours glissants », « mois civil, par tranches de 7 jours »."""
    text = value.unit if value.length is None else duration(value.length)
    if value.kind == "sliding":
        text += " glissants"
    return f"{text}, par tranches de {duration(value.by)}" if value.by else text


def frequency(value: Frequency) -> str:
    """« chaque mois », « au moins 1 fois tous les 2 ans », « 2 fois par mois », « toutes les 2 heures ouvrées »."""
    words = [word if word == "mois" else word.removesuffix("s") for word in value.unit.split()]
    if value.every > 1:
        plural = " ".join(word if word == "mois" else f"{word}s" for word in words)
        every = f"{'toutes' if words[0] in _FEMININE else 'tous'} les {value.every} {plural}"
        text = f"{value.times} fois {every}" if value.times > 1 or value.at_least else every
    elif value.times > 1 or value.at_least:
        text = f"{value.times} fois par {' '.join(words)}"
    else:
        text = f"chaque {' '.join(words)}" if words != ["an"] else "chaque année"
    return f"au moins {text}" if value.at_least else text


def quota(value: Quota, language: str = "fr-FR") -> str:
    """« 30 min par module et par an », « 4 personnes par session »."""
    match value.amount:
        case Duration():
            amount = duration(value.amount)
        case Money():
            amount = money(value.amount, language)
        case _:
            amount = number(value.amount)
    head = f"{amount} {value.unit}" if value.unit else amount
    return " ".join([head, enumeration([f"par {per}" for per in value.per])]).strip()


def tier(value: Tier) -> str:
    """The interval of a tier: « de 98 % inclus à 99 % exclu », « moins de 97 % »."""
    if value.per is not None:
        return f"par {value.per}"
    if value.low is not None and value.high is not None:
        return f"de {_bound(value.low)} à {_bound(value.high)}"
    if value.high is not None:
        rate = _rate(value.high)
        below = "au-dessous de" if value.high.rate is None and value.high.length is None else "moins de"
        return f"{rate} ou moins" if value.high.inclusive else f"{below} {rate}"
    if value.low is not None:
        rate = _rate(value.low)
        above = "au-dessus de" if value.low.rate is None and value.low.length is None else "plus de"
        return f"{above} {rate}" if value.low.inclusive is False else f"{rate} et plus"
    return "tout taux"


def _bound(bound: Bound) -> str:
    word = {True: " inclus", False: " exclu", None: ""}[bound.inclusive]
    return _rate(bound) + word


def _rate(bound: Bound) -> str:
    if bound.length is not None:
        return duration(bound.length)
    if bound.rate is not None:
        return number(bound.rate) if bound.bare else percent(bound.rate)
    offset = bound.offset or Decimal(0)
    if not offset:
        return "l'objectif"
    size = abs(offset)
    return (
        f"l'objectif {'moins' if offset < 0 else 'plus'} {number(size)} {'points' if size >= 2 else 'point'}"
    )


# -- terms, registrations ----------------------------------------------------------------------------------------


def term(value: Term) -> str:
    """« 1 an », « 1 an, puis 2 ans (prolongation), soit 3 ans au total », « durée indéterminée »."""
    if value.indefinite:
        return "durée indéterminée"
    slices = [duration(length) + (f" ({label})" if label else "") for length, label in value.slices]
    text = ", puis ".join(slices)
    return (
        f"{text}, soit {duration(value.total)} au total" if value.total and slices else text or _total(value)
    )


def _total(value: Term) -> str:
    return duration(value.total) if value.total else ""


def registration(value: Registration) -> str:
    """« SIREN 123 456 782, Lyon »: French numbers in groups of three."""
    digits = value.number
    if digits.isdigit() and len(digits) in (9, 14):
        digits = " ".join((digits[:3], digits[3:6], digits[6:9], digits[9:])).strip()
    return f"{value.register} {digits}" + (f", {value.place}" if value.place else "")
