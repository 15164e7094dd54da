"""Une maintenance planifiée se tient hors des heures de service. Les plages des deux sont comparées, été comme
hiver, chacune dans son fuseau.

## Pourquoi c'est un risque

Deux heures de maintenance le mardi de 10 h à 12 h, hors du calcul de disponibilité, arrêtent le service au
moment où l'on s'en sert, sans aucune conséquence : 8 h par mois, soit un jour de travail.

## Exemple fautif

```slac
horaires support "Support"
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

maintenance hebdomadaire "Maintenance hebdomadaire"
  fuseau  Europe/Paris
  plage   mardi de 10 h à 12 h
```

## Exemple corrigé

```slac
horaires support "Support"
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

maintenance hebdomadaire "Maintenance hebdomadaire"
  fuseau  Europe/Paris
  plage   mardi de 6 h à 8 h
```

## Comment corriger

Déplacez la plage la nuit ou le week-end. Si les horaires sont ceux d'une équipe, et non du service, écartez
le constat en le disant.

## Source

Pratique ; calcul sur les plages du contrat.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.maintenance import WEEK, Interval, weekly
from slac.lint.wording import minutes
from slac.lint.zones import offset, zone_in_force
from slac.model.contract import Contract, Maintenance, Many, ServiceHours
from slac.source import Span

title = "Fenêtre de maintenance dans l'ouverture"
severity = Severity.WARNING

_SEASONS = {"en hiver": datetime(2026, 1, 15), "en été": datetime(2026, 7, 15)}


class _Week(NamedTuple):
    """The weekly intervals of a block, and what its clock is ahead of UTC in each season, None for no known zone."""

    block: Maintenance | ServiceHours
    intervals: tuple[Interval, ...]
    ahead: tuple[timedelta | None, ...]


def check(contract: Contract) -> Iterator[Finding]:
    planned = [_week(contract, block, block.windows) for block in contract.all(Maintenance)]
    hours = [_week(contract, block, block.opens) for block in contract.all(ServiceHours)] if planned else []
    hours = [served for served in hours if 0 < sum(b - a for a, b in served.intervals) < WEEK]
    for maintenance in planned:
        for served in hours:
            shared = _shared(maintenance, served)
            if shared is not None:
                length, season = shared
                when = f" {season}" if season else ""
                yield Finding(
                    _first(maintenance.block),
                    f"{called(maintenance.block)} se tient{when} pendant l'ouverture de {called(served.block)}, "
                    f"{minutes(length)} par semaine.",
                    (Label(_first(served.block), "ouvert à ce moment-là"),),
                    "Déplacez la plage hors de ces heures, la nuit ou le week-end.",
                )


def _first(block: Maintenance | ServiceHours) -> Span:
    return (block.windows if isinstance(block, Maintenance) else block.opens)[0].span


def _week(contract: Contract, block: Maintenance | ServiceHours, statements: Many[object]) -> _Week:
    zone = zone_in_force(contract, block.zone)
    ahead = tuple(offset(zone, day) if zone else None for day in _SEASONS.values())
    return _Week(block, tuple(weekly(statements)), ahead)


def _shared(maintenance: _Week, hours: _Week) -> tuple[int, str] | None:
    """The most minutes a week that the two have in common, and in which season where it differs."""
    found = {}
    for season, here, there in zip(_SEASONS, maintenance.ahead, hours.ahead, strict=True):
        ahead = int((there - here).total_seconds()) // 60 if here is not None and there is not None else 0
        found[season] = sum(
            max(0, min(end + turn, closes) - max(start + turn, opens))
            for start, end in maintenance.intervals
            for opens, closes in hours.intervals
            for turn in (ahead - WEEK, ahead, ahead + WEEK)
        )
    most = max(found.values())
    if not most:
        return None
    return most, "" if len(set(found.values())) == 1 else max(found, key=lambda season: found[season])
