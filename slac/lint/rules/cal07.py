"""Quand les journées d'ouverture n'ont pas toutes la même durée, un délai en jours ouvrés doit dire à quelle
heure le dernier jour s'achève : à la fermeture, à minuit, ou à l'heure du départ.

## Pourquoi c'est un risque

Sur des journées de 8 h 30, 8 h le vendredi, « 1 jour ouvré » après le jeudi 17 h 15 mène au vendredi 17 h
(la fermeture), 17 h 15 (après elle) ou minuit. Qui répond le vendredi à 17 h 10 est en retard, ou ne l'est
pas.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à jeudi de 9 h à 17 h 30
  ouvert  vendredi de 9 h à 17 h

priorité P2 "Gênante"
  résolution  4 jours ouvrés
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à jeudi de 9 h à 17 h 30
  ouvert  vendredi de 9 h à 17 h

priorité P2 "Gênante"
  résolution  4 jours ouvrés

décompte
  jours  fin de journée ouvrée
```

## Comment corriger

Ajoutez au décompte « jours fin de journée ouvrée », « jours fin de journée » ou « jours heure pour heure ».

## Source

Pratique.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.calendars import calendar_of
from slac.lint.day_lengths import DayLengths
from slac.lint.facts import Promise, called, in_working_days, names, promises
from slac.lint.finding import Finding, together
from slac.model.contract import Contract, ServiceHours
from slac.worktime.from_contract import hours_for
from slac.worktime.running import stated_reading

title = "Jours de longueurs inégales"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    found: dict[str, tuple[ServiceHours, list[Promise]]] = {}
    for promise in promises(contract):
        hours = hours_for(contract, promise.element)
        if (
            hours is not None
            and in_working_days(promise.delay.target)
            and stated_reading(contract, promise.element) is None
        ):
            found.setdefault(hours.name, (hours, []))[1].append(promise)
    for hours, some in found.values():
        days = DayLengths.of_week(calendar_of(contract, hours).weekly_minutes)
        if len(set(days.each)) > 1:
            verb = "compte" if len(some) == 1 else "comptent"
            finding = together(
                [promise.statement.span for promise in some],
                f"{names(p.element for p in some)} se {verb} en jours ouvrés sur {called(hours)}, où ils durent "
                f"{days.say_day().removesuffix(' par jour')} : rien ne dit à quelle heure le dernier s'achève.",
                "Ajoutez au décompte « jours  fin de journée ouvrée », ou « jours  heure pour heure ».",
            )
            yield finding._replace(labels=(Label(hours.span, days.say_day()), *finding.labels))
