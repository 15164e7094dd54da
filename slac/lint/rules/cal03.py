"""Des horaires, ou une plage de maintenance, disent dans quel fuseau ils se lisent. À défaut, slac suppose
celui du droit applicable, et le dit ; le contrat signé, lui, n'en dit rien.

## Pourquoi c'est un risque

Un support à Montréal qui ferme à 17 h ferme à 23 h pour un client de Lyon. « 9 h à 17 h » sans fuseau peut
s'entendre de l'un ou de l'autre, soit six heures d'écart.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h
```

## Exemple corrigé

```slac
horaires support
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 17 h
```

## Comment corriger

Ajoutez « fuseau Europe/Paris ».

## Source

CCAG-TIC 2009, commentaire de l'art. 3.2.2 (marchés publics qui s'y réfèrent) ; ailleurs, usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.calendars import calendar_of
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.lint.maintenance import WEEK
from slac.model.contract import Contract, Maintenance, Opening, ServiceHours
from slac.worktime.jurisdiction import jurisdiction_of

title = "Fuseau absent"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    missing = [element for element in contract.elements if _without_zone(contract, element)]
    if missing:
        found = jurisdiction_of(contract)
        zone = found[0].zone if found else "Europe/Paris"
        assumed = f" À défaut, slac suppose {zone}, d'après {found[1]}." if found else ""
        yield together(
            [element.span for element in missing],
            f"{names(missing)} {'ne dit pas son' if len(missing) == 1 else 'ne disent pas leur'} fuseau.",
            f"Ajoutez « fuseau  {zone} ».{assumed}",
        )


def _without_zone(contract: Contract, element: object) -> bool:
    if isinstance(element, ServiceHours) and element.zone is None:
        return 0 < sum(calendar_of(contract, element).weekly_minutes) < WEEK
    if isinstance(element, Maintenance) and element.zone is None:
        return any(isinstance(value, Opening) for window in element.windows for _, value, _ in window.each())
    return False
