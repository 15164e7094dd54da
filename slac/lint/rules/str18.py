"""Le « texte » d'un bloc remplace tout ce que slac imprimerait de lui : un chiffre déclaré que ce texte ne dit
pas, ou qu'il contredit, n'est nulle part dans le document signé.

## Pourquoi c'est un risque

L'engagement déclare une visite par mois, et porte un texte sur le carnet d'entretien. Le document signé ne parle
que du carnet ; les règles remises au support, elles, comptent une visite par mois.

## Exemple fautif

```slac
partie prestataire "Ascenseurs du Val"
  désigné  le Prestataire

engagement visite "Visite d'entretien"
  débiteur   prestataire
  fréquence  au moins 1 fois par mois
  texte      "Chaque visite est inscrite au carnet d'entretien."
```

## Exemple corrigé

```slac
partie prestataire "Ascenseurs du Val"
  désigné  le Prestataire

engagement visite "Visite d'entretien"
  débiteur   prestataire
  fréquence  au moins 1 fois par mois
  texte      "Le Prestataire visite les appareils au moins une fois par mois, et l'inscrit au carnet d'entretien."
```

## Comment corriger

Dites le chiffre dans le « texte », mieux encore en le citant. Pour ajouter une phrase sans rien remplacer, écrivez-la
sous les propriétés du bloc, sans « texte », là où il a de la prose (engagement, activité), ou dans un article.

## Source

Pratique contractuelle : ce qui s'applique est ce qui est écrit dans le document signé.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.figures import counts, durations, percentages
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Cite, Contract, Element, Stated, Timed
from slac.model.numbers import Counting
from slac.model.quantities import ClockTime, Days, Length, Months, UnstatedTime, Weeks, WorkingTime
from slac.record import fields
from slac.syntax.folding import fold

title = "Chiffre que le document n'imprime pas"
severity = Severity.WARNING

#: What a text is about whatever it says: no fact that it could leave out.
_APART = {"text", "number"}
#: Words of a value that say what it counts; the beginning of a word is enough (« mois », « mensuel »).
_UNITS = {
    "mois": "mois mens",
    "an": "an annee annuel",
    "ans": "an annee annuel",
    "jour": "jour quotidien",
    "semaine": "semaine hebdo",
    "trimestre": "trimestr",
    "heure": "h heure",
    "heures": "h heure",
    "h": "h heure",
    "min": "min",
    "minutes": "min",
}
_SIGN = re.compile(r"[%€$]")


def check(contract: Contract) -> Iterator[Finding]:
    cited = {
        (part.target, part.attribute)
        for element in contract.elements
        for part in element.leaves
        if isinstance(part, Cite)
    }
    for element in contract.elements:
        if element.text is None or element.text.value is None:
            continue
        text = element.text.span
        said = fold(text.text)
        for attribute, statement in _figures(element):
            if (element.name, attribute) in cited:
                continue
            other = _other_figure(said, fold(statement.span.text))
            if other is not None or not _tells(said.replace("pour cent", "%"), fold(statement.span.text)):
                instead = f", qui dit {quote(text.text[slice(*other)])}," if other is not None else ""
                yield Finding(
                    statement.span,
                    f"{called(element)} : {quote(statement.span.text)} ne s'imprime nulle part, car le « texte » du "
                    f"bloc{instead} remplace ce qu'il déclare.",
                    (Label(text, "tout ce qui s'imprime de ce bloc"),),
                    "Dites-le dans ce texte, ou retirez « texte » et écrivez la phrase ailleurs.",
                )


def _figures(element: Element) -> Iterator[tuple[str, Stated[object]]]:
    """The statements of a block that hold a figure, each with its attribute."""
    for name in fields(element):
        held = getattr(element, name)
        for item in held if isinstance(held, tuple) else (held,):
            attribute, statement = item if isinstance(item, Timed) else (name, item)
            if isinstance(statement, Stated) and name not in _APART:
                for _, _, inner in statement.each():
                    if re.search(r"\d", inner.span.text):
                        yield attribute, inner


def _tells(said: str, value: str) -> bool:
    """Whether a text says a value, in its own words: the same figures, or the unit that it is counted in."""
    if _has_its_figures(said, value) or any(sign in said for sign in _SIGN.findall(value)):
        return True
    amounts = {(unit, amount) for unit, amount, _ in _counted(value)}
    if amounts and amounts <= {(unit, amount) for unit, amount, _ in _counted(said)}:
        return True
    begins = [
        begin
        for word in re.findall(r"[a-z]+", value)
        for begin in _UNITS.get(word, _UNITS.get(word.rstrip("s"), "")).split()
    ]
    return any(re.search(rf"(?<![a-z]){begin}", said) for begin in begins)


def _has_its_figures(said: str, value: str) -> bool:
    return all(re.search(rf"(?<!\d){figure}(?!\d)", said) for figure in re.findall(r"\d+", value))


def _other_figure(said: str, value: str) -> tuple[int, int] | None:
    """Where a text counts in the unit of a value, and never as it does: « 8 heures » for « 4 heures ouvrées »."""
    if _has_its_figures(said, value) or re.search(r"\bdemie?\b", said):
        return None
    stated, told = list(_counted(value)), list(_counted(said))
    for unit, amount, _ in stated:
        same = [(other, place) for each, other, place in told if each == unit]
        if same and all(other != amount for other, _ in same):
            return same[0][1]
    return None


def _counted(words: str) -> Iterator[tuple[str, Decimal, tuple[int, int]]]:
    """What folded words count, each with its unit and its place."""
    for stretch in durations(words, Counting()):
        for unit, amount in map(_amount, stretch.lengths if len(stretch.lengths) == 1 else ()):
            yield unit, amount, (stretch.start, stretch.end)
    for rate in percentages(words):
        yield "%", rate.value, (rate.start, rate.end)
    for figure in counts(words):
        unit_of = re.match(r"\s*(fois|€|euros?)(?!\w)", words[figure.end :])
        if unit_of is not None:
            unit = "€" if unit_of[1].startswith("euro") else unit_of[1]
            yield unit, figure.value, (figure.start, figure.end + unit_of.end())


def _amount(length: Length) -> tuple[str, Decimal]:
    match length:
        case WorkingTime(seconds):
            return "time", Decimal(seconds * 1000)
        case ClockTime(milliseconds) | UnstatedTime(milliseconds):
            return "time", Decimal(milliseconds)
        case Days(number, _):
            return "days", Decimal(number)
        case Weeks(number):
            return "weeks", Decimal(number)
        case Months(number):
            return "months", Decimal(number)
