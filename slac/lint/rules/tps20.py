"""Un délai en jours ouvrés qui court sur des horaires sans fermeture compte tous les jours, dimanches et jours
fériés compris.

## Pourquoi c'est un risque

« 3 jours ouvrés » sur un service ouvert jour et nuit, demandés un vendredi soir : le prestataire pense avoir jusqu'au
mercredi, le contrat dit lundi. Chacun lit « ouvré » comme il l'entend.

## Exemple fautif

```slac
horaires continu "Service continu"
  ouvert  7 jours sur 7, 24 heures sur 24

priorité P1 "Panne"
  horaires    continu
  résolution  3 jours ouvrés
```

## Exemple corrigé

```slac
horaires continu "Service continu"
  ouvert  7 jours sur 7, 24 heures sur 24

priorité P1 "Panne"
  horaires    continu
  résolution  3 jours calendaires
```

## Comment corriger

Écrivez « jours calendaires » si tous les jours comptent ; sinon, faites courir ce délai sur des horaires qui
ferment.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.calendars import is_always_open
from slac.lint.facts import Promise, in_working_days, names, promises
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, ServiceHours
from slac.worktime.from_contract import hours_for

title = "Jours ouvrés sans jour de fermeture"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    found: dict[str, tuple[ServiceHours, list[Promise]]] = {}
    for promise in promises(contract):
        hours = hours_for(contract, promise.element)
        if (
            hours is not None
            and in_working_days(promise.delay.target)
            and is_always_open(contract, promise.element)
        ):
            found.setdefault(hours.name, (hours, []))[1].append(promise)
    for hours, some in found.values():
        first, *others = some
        target = first.delay.target
        assert target is not None
        yield Finding(
            first.statement.span,
            f"{names(p.element for p in some)} : {quote(target.span.text)} compte tous les jours sur "
            f"{quote(hours.title)}, qui ne ferme jamais : samedis, dimanches et jours fériés compris.",
            (*(Label(one.statement.span, "de même") for one in others), Label(hours.span, "ne ferme jamais")),
            "Écrivez « jours calendaires », ou faites courir ce délai sur des horaires qui ferment.",
        )
