"""Un contrat compte les heures d'un seul lieu. Deux fuseaux, ou deux façons de nommer l'heure qui ne donnent
pas la même toute l'année, se contredisent : « Heure de l'Est » suit les saisons, « Heure normale de l'Est »
ne les suit pas.

## Pourquoi c'est un risque

De mars à novembre, les deux libellés s'écartent d'une heure. Un entretien exclu du calcul de minuit à 3 h
« heure de l'Est » déborde, à l'autre horloge, d'une heure sur ce qui est compté.

## Exemple fautif

```slac
horaires soutien "Soutien"
  fuseau  "Heure normale de l'Est"
  ouvert  lundi à vendredi de 8 h à 17 h

maintenance entretien "Entretien"
  fuseau  "Heure de l'Est"
  plage   tous les jours de minuit à 3 h
```

## Exemple corrigé

```slac
horaires soutien "Soutien"
  fuseau  America/Toronto
  ouvert  lundi à vendredi de 8 h à 17 h

maintenance entretien "Entretien"
  fuseau  America/Toronto
  plage   tous les jours de minuit à 3 h
```

## Comment corriger

Nommez partout le même fuseau par sa ville. Si deux équipes travaillent vraiment à deux heures, écartez le
constat en le disant.

## Source

Québec : Loi sur le temps légal (chapitre T-5.1). Ailleurs : calcul, d'après la base IANA des fuseaux
horaires.
"""

from collections.abc import Iterator
from datetime import datetime

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import clock, quote
from slac.lint.zones import key_of, offset
from slac.model.contract import Contract, Element, Maintenance, Measure, ServiceHours, Stated, Zone
from slac.worktime.wording import day_of_month

title = "Fuseaux incompatibles"
severity = Severity.ERROR

#: Rules of summer time have not changed since 1996 in Europe, 2007 in North America: any later year would do.
_DAYS = (datetime(2026, 1, 15, 8), datetime(2026, 7, 15, 8))


def check(contract: Contract) -> Iterator[Finding]:
    seen: dict[str, tuple[Element, Stated[Zone], Zone]] = {}
    for element in contract.elements:
        if not isinstance(element, ServiceHours | Maintenance | Measure) or element.zone is None:
            continue
        for _, zone, statement in element.zone.each():
            key = key_of(zone)
            if key is None or key in seen:
                continue
            for other, (first, place, named) in seen.items():
                apart = None if _are_teams(first, named, element, zone) else _apart(other, key)
                if apart is not None:
                    day, hour = apart
                    yield Finding(
                        statement.span,
                        f"{called(first)} est à l'heure {_named(named)}, {called(element)} à l'heure {_named(zone)} : "
                        f"le {day_of_month(day, day.year)}, {clock(8 * 60)} de l'une font {clock(hour)} de l'autre.",
                        (Label(place.span, "l'autre fuseau"),),
                        "Nommez partout le même fuseau par sa ville.",
                    )
                    break
            seen[key] = (element, statement, zone)


def _are_teams(one: Element, named: Zone, other: Element, zone: Zone) -> bool:
    """Whether two sets of hours, each named by its city, may be those of two teams: each works by its own clock."""
    hours = isinstance(one, ServiceHours) and isinstance(other, ServiceHours)
    return hours and bool(named.key and zone.key)


def _apart(one: str, other: str) -> tuple[datetime, int] | None:
    """A day when two zones show different hours, and the minute of the day in the other at 8 in the first."""
    for day in _DAYS:
        here, there = offset(one, day), offset(other, day)
        if here is not None and there is not None and here != there:
            return day, (8 * 60 + int((there - here).total_seconds()) // 60) % (24 * 60)
    return None


def _named(zone: Zone) -> str:
    return zone.key or quote(zone.label)
