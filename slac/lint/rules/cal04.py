"""« Hors jours fériés » dit de quels jours fériés il s'agit : ceux d'un pays, d'une région, ou d'une liste.

## Pourquoi c'est un risque

En Moselle et en Alsace, le Vendredi saint et le 26 décembre sont fériés ; à Paris, non. Un ticket critique
ouvert le 26 décembre est traité le jour même, ou le lendemain, selon la liste que chacun a en tête.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h
  fermé   jours fériés
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h
  fermé   jours fériés France
```

## Comment corriger

Nommez la liste : « fermé jours fériés France », ou donnez les dates : « fermé le 25 décembre ».

## Source

Code du travail, art. L3133-1 (France) et L3134-13 (Alsace-Moselle) ; Québec : Loi d'interprétation (I-16),
art. 61, et Loi sur les normes du travail, art. 60, dont les listes diffèrent. Ces textes fixent des jours
fériés, pas ceux d'un contrat.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.model.contract import ClosedHolidays, Contract, ServiceHours
from slac.syntax.folding import folded_words
from slac.worktime.from_contract import holiday_key
from slac.worktime.holidays import holiday_titles
from slac.worktime.jurisdiction import jurisdiction_of

title = "Jours fériés sans liste"
severity = Severity.WARNING


#: Holidays that a sentence leaves out without saying which.
_LEFT_OUT = (
    r"\b(?:hors|sauf|excepte|a l'exclusion des|a l'exception des|sans les)\s+(?:les\s+)?(?:week-ends?\s+et\s+)?"
    r"jours\s+feries\b"
    r"(?!\s+(?:\w+\s+)?(?:legaux|nationaux|officiels|francais|belges|suisses|quebecois|chomes|en\s+vigueur|de\b|du\b|en\b|au\b|"
    r"d'|l'|a\b|\())"
)


def check(contract: Contract) -> Iterator[Finding]:
    if not contract.all(ServiceHours):
        for sentence in sentences_with(contract, _LEFT_OUT):
            for place in sentence.places(_LEFT_OUT):
                yield Finding(
                    place,
                    "Cette phrase laisse de côté les jours fériés, sans dire de quelle liste.",
                    help="Dites lesquels (« les jours fériés légaux en France »), ou déclarez un bloc « horaires ».",
                )
    for hours in contract.all(ServiceHours):
        for statement in hours.closes:
            for _, closed, inner in statement.each():
                if not isinstance(closed, ClosedHolidays):
                    continue
                if closed.holiday_list is None:
                    found = jurisdiction_of(contract)
                    country = found[0].label if found else "France"
                    yield Finding(
                        inner.span,
                        f"{called(hours)} ferme les jours fériés, sans dire de quelle liste.",
                        help=f"Nommez-la, par exemple « fermé  jours fériés {country} ».",
                    )
                    continue
                unknown = [name for name in closed.holiday_list.split(", ") if _is_unknown(name)]
                if unknown:
                    yield Finding(
                        inner.span,
                        f"{called(hours)} ferme les jours fériés « {unknown[0]} », une liste que slac ne connaît pas : "
                        "aucun de ses jours n'est décompté.",
                        help=_remedy(unknown[0]),
                    )


def _is_unknown(name: str) -> bool:
    """A hole is told elsewhere."""
    return "[" not in name and holiday_key(name) is None


def _remedy(name: str) -> str:
    from difflib import get_close_matches

    if folded_words(name) == "suisse":
        return "Nommez le canton, par exemple « fermé  jours fériés Vaud » : chacun a ses jours."
    titles = [title.removeprefix("Suisse, ") for title in holiday_titles().values()]
    near = get_close_matches(name, ("France", "Alsace-Moselle", "Québec", *titles, *holiday_titles()), 1)
    if near:
        return f"Vouliez-vous dire « fermé  jours fériés {near[0]} » ?"
    return "Nommez une liste connue, par exemple « France » ou « QC-LNT-VS », ou donnez les dates (« fermé  le … »)."
