"""Quand un contrat déclare plusieurs horaires, chaque délai ouvré dit lequel sert à le compter : par le
décompte, ou par une ligne « horaires » de son bloc.

## Pourquoi c'est un risque

« P1 : 15 minutes ouvrées », avec un support de 9 h à 18 h et une astreinte jour et nuit : un incident de 2
h du matin est dû à 2 h 15, ou à 9 h 15.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

horaires astreinte
  ouvert  7 jours sur 7, 24 heures sur 24

priorité P1 "Bloquante"
  résolution  8 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

horaires astreinte
  ouvert  7 jours sur 7, 24 heures sur 24

priorité P1 "Bloquante"
  horaires    astreinte
  résolution  8 heures ouvrées
```

## Comment corriger

Ajoutez « horaires support » au décompte, et « horaires astreinte » aux blocs qui en suivent d'autres.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import is_working, names, promises
from slac.lint.finding import Finding, together
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, ServiceHours
from slac.worktime.from_contract import hours_for

title = "Délai sans calendrier"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    declared = contract.all(ServiceHours)
    counting = contract.counting
    if len(declared) < 2 or (counting is not None and counting.hours is not None):
        return
    missing = [
        promise
        for promise in promises(contract)
        if is_working(promise.delay.target)
        and promise.element.hours is None
        and hours_for(contract, promise.element) is None
    ]
    if missing:
        counted = names(promise.element for promise in missing)
        choices = enumeration([quote(hours.written_name) for hours in declared], "ou")
        yield together(
            [promise.statement.span for promise in missing],
            f"Les délais de {counted} ne disent pas sur quels horaires ils se comptent : {choices}.",
            f"Ajoutez au décompte « horaires  {declared[0].written_name} ».",
        )
