"""Un taux se mesure sur une seule période. Le constat compare celle de l'indicateur avec celle que disent son
intitulé, sa formule, ses tranches et les crédits qui en dépendent.

## Pourquoi c'est un risque

99 % sur le mois tolèrent 7 h 12 d'arrêt par mois ; 99 % sur le trimestre en tolèrent 21 h 36 d'un coup. Et
un mois civil ne se partage pas en tranches de 7 jours : il reste de 0 à 3 jours, qui comptent deux fois ou
pas du tout.

## Exemple fautif

```slac
disponibilité web "Taux mensuel de disponibilité"
  objectif  99 %
  période   trimestre civil
```

## Exemple corrigé

```slac
disponibilité web "Taux mensuel de disponibilité"
  objectif  99 %
  période   mois civil
```

## Comment corriger

Gardez une seule période, et accordez l'intitulé, la formule et les crédits avec elle.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import duration, enumeration, quote
from slac.model.contract import Contract, Measure, Period, Remedy, Stated
from slac.model.quantities import Days, Weeks
from slac.syntax.folding import folded_words

title = "Périodes contradictoires"
severity = Severity.ERROR

_REMEDY = "Gardez une seule période, et accordez le reste avec elle."

#: The words that name a period, by the one they name.
_WORDS = {
    "jour": r"\bjournali\w*|\bquotidien\w*",
    "semaine": r"\bhebdomadaires?\b|\bsemaines?\b",
    "mois": r"\bmensuel\w*|\bmois\b",
    "trimestre": r"\btrimestr\w*",
    "semestre": r"\bsemestr\w*",
    "annee": r"\bannuel\w*|\bannees?\b",
}
#: The lengths, in days, that a civil period may have.
_LENGTHS = {
    "mois": (28, 29, 30, 31),
    "trimestre": (90, 91, 92),
    "semestre": (181, 182, 184),
    "annee": (365, 366),
}


#: « mesurée chaque trimestre »; a report may have a rhythm of its own.
_MEASURED = r"\b(?:mesure|calcule|apprecie|constate)\w*\b"
_RHYTHM = r"\b(?:chaque|par|sur (?:un|une|le))\s+(?P<unit>semaine|mois|trimestre|semestre|annee|an)\b"
_OTHER_RHYTHM = (
    r"\b(?:rapports?|releves?|bilans?|compte[- ]rendus?|remet\w*|publi\w*|reunions?|factur\w*|redevances?)\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    yield from _told_otherwise(contract)
    for measure in contract.all(Measure):
        for _, period, statement in measure.period.each() if measure.period is not None else ():
            yield from _slices(measure, period, statement)
            unit = _unit(period)
            if unit:
                yield from _named_otherwise(measure, unit, statement)
                yield from _credited_otherwise(contract, measure, unit, statement)


def _told_otherwise(contract: Contract) -> Iterator[Finding]:
    """A sentence that gives a rate another period than the declared one."""
    measures = [m for m in contract.all(Measure) if m.keyword == "disponibilité" and m.period is not None]
    for sentence in sentences_with(contract, _RHYTHM) if measures else ():
        words = sentence.words
        rhythm = re.search(_RHYTHM, words)
        if rhythm is None or not re.search(_MEASURED, words) or re.search(_OTHER_RHYTHM, words):
            continue
        if "disponibilit" not in words:
            continue
        named = [m for m in measures if folded_words(m.title) in words]
        about = named if len(named) == 1 else measures if len(measures) == 1 else []
        told = {"an": "annee"}.get(rhythm["unit"], rhythm["unit"])
        for measure in about:
            stated = measure.period
            units = {_unit(period) for _, period, _ in stated.each()} if stated is not None else set()
            if stated is not None and "" not in units and told not in units:
                declared = enumeration([unit.replace("annee", "année") for unit in sorted(units)])
                yield Finding(
                    next(sentence.places(_RHYTHM)),
                    f"{called(measure)} se mesure par {declared}, mais cette phrase dit {quote(rhythm[0])}.",
                    (Label(stated.span, "la période déclarée"),),
                    _REMEDY,
                )


def _unit(period: Period) -> str:
    """« mois » of « mois civil »; "" for what is not a civil period."""
    words = folded_words(period.unit).split()
    unit = {"an": "annee", "ans": "annee"}.get(words[0], words[0]) if words else ""
    return unit if unit in _WORDS and period.kind != "sliding" else ""


def _slices(measure: Measure, period: Period, statement: Stated[Period]) -> Iterator[Finding]:
    days = _days(period)
    lengths = _LENGTHS.get(_unit(period), ())
    left = sorted({length % days for length in lengths}) if days else []
    if days and period.by is not None and any(left):
        told = enumeration([str(rest) for rest in left], "ou")
        yield Finding(
            statement.span,
            f"{called(measure)} se mesure par {period.unit} et par tranches de {duration(period.by)} : il reste {told} "
            "jours, qui ne sont dans aucune tranche ou sont dans deux.",
            help="Gardez l'une des deux : « mois civil », ou une période glissante.",
        )


def _days(period: Period) -> int:
    match period.by.length if period.by is not None else None:
        case Days(count, _):
            return count
        case Weeks(count):
            return 7 * count
    return 0


def _named_otherwise(measure: Measure, unit: str, statement: Stated[Period]) -> Iterator[Finding]:
    told = [("son intitulé", measure.title, measure.span)]
    formula = measure.formula.value if measure.formula is not None else None
    if formula is not None and measure.formula is not None:
        text = " ".join([formula.text, *(plain(meaning) for _, meaning in formula.where)])
        told.append(("sa formule", text, measure.formula.span))
    for what, text, place in told:
        words = folded_words(text)
        named = [
            (other, match[0]) for other, pattern in _WORDS.items() if (match := re.search(pattern, words))
        ]
        if named and unit not in {other for other, _ in named}:
            yield Finding(
                statement.span,
                f"{called(measure)} se mesure par {unit.replace('annee', 'année')}, mais {what} dit "
                f"{quote(named[0][1])}.",
                (Label(place, "l'autre période"),),
                _REMEDY,
            )


def _credited_otherwise(
    contract: Contract, measure: Measure, unit: str, statement: Stated[Period]
) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        named = remedy.on.value if remedy.on is not None and remedy.on.value is not None else ()
        period = remedy.period.value if remedy.period is not None else None
        if (
            period is not None
            and remedy.period is not None
            and any(one.name == measure.name for one in named)
        ):
            other = _unit(period)
            if other and other != unit:
                yield Finding(
                    remedy.period.span,
                    f"{called(remedy)} : le compte se fait par {period.unit}, mais {called(measure)} se mesure par "
                    f"{unit.replace('annee', 'année')}.",
                    (Label(statement.span, "la période mesurée"),),
                    _REMEDY,
                )
