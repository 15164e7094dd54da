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
from slac.model.contract import ClosedHolidays, Contract, ServiceHours
from slac.worktime.jurisdiction import jurisdiction_of

title = "Jours fériés sans liste"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for hours in contract.all(ServiceHours):
        for statement in hours.closes:
            for _, closed, inner in statement.each():
                if isinstance(closed, ClosedHolidays) and closed.holiday_list is None:
                    found = jurisdiction_of(contract)
                    country = found[0].label if found else "France"
                    yield Finding(
                        inner.span,
                        f"{called(hours)} ferme les jours fériés, sans dire de quelle liste.",
                        help=f"Nommez-la, par exemple « fermé  jours fériés {country} ».",
                    )
