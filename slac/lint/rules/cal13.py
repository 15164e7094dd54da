"""Une demande arrivée après la fermeture est-elle reçue le jour même, ou le lendemain ? Un délai en jours
ouvrés en dépend d'un jour entier. Le contrat le règle par « report », ou en disant quand un jour s'achève
(« jours »). C'est une information.

## Pourquoi c'est un risque

« 1 jour ouvré » pour une demande du vendredi 18 h 30, sur un support fermé à 18 h : le lundi si elle est
reçue le vendredi, le mardi si elle est réputée reçue le lundi.

## Exemple fautif

```slac
horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P2 "Gênante"
  résolution  1 jour ouvré
```

## Exemple corrigé

```slac
horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P2 "Gênante"
  résolution  1 jour ouvré

décompte
  jours   fin de journée ouvrée
  report  jour ouvré suivant à 9 h
```

## Comment corriger

Ajoutez au décompte « report jour ouvré suivant à 9 h », ou « jours fin de journée ouvrée » si le jour
d'arrivée ne compte pas, quelle que soit l'heure.

## Source

Pratique.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.calendars import calendar_of
from slac.lint.day_lengths import DayLengths
from slac.lint.facts import Promise, called, in_working_days, names, promises
from slac.lint.finding import Finding, together
from slac.lint.maintenance import WEEK
from slac.lint.wording import duration
from slac.model.contract import Contract, ServiceHours
from slac.worktime.from_contract import hours_for
from slac.worktime.running import stated_reading

title = "Règle de fin de journée absente"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    counting = contract.counting
    if counting is not None and counting.carry_over is not None:
        return
    found: dict[str, tuple[ServiceHours, list[Promise]]] = {}
    for promise in promises(contract):
        hours = hours_for(contract, promise.element)
        if hours is not None and in_working_days(promise.delay.target) and _unsaid(contract, promise):
            found.setdefault(hours.name, (hours, []))[1].append(promise)
    for hours, some in found.values():
        days = DayLengths.of_week(calendar_of(contract, hours).weekly_minutes)
        if len(set(days.each)) == 1 and sum(days.each) < WEEK:  # uneven days: CAL07 asks more
            target = some[0].delay.target
            assert target is not None
            yield together(
                [promise.statement.span for promise in some],
                f"{names(p.element for p in some)} : reçue après la fermeture de {called(hours)}, une demande due "
                f"sous {duration(target)} l'est-elle un jour plus tard ? Rien ne le dit.",
                "Ajoutez au décompte « report  jour ouvré suivant à 9 h », ou « jours  fin de journée ouvrée ».",
            )


def _unsaid(contract: Contract, promise: Promise) -> bool:
    return stated_reading(contract, promise.element) is None and promise.element.carry_over is None
