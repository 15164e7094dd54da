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
from slac.lint.maintenance import WEEK, Week, in_common, weekly
from slac.lint.wording import minutes
from slac.lint.zones import offset, zone_in_force
from slac.model.contract import Contract, Maintenance, Many, ServiceHours
from slac.source import Span

title = "Fenêtre de maintenance dans l'ouverture"
severity = Severity.WARNING

_SEASONS = (("en hiver", datetime(2026, 1, 15)), ("en été", datetime(2026, 7, 15)))


class _Weekly(NamedTuple):
    """A block with its hours of the week, and what its clock is ahead of UTC in each season, None for no known zone."""

    block: Maintenance | ServiceHours
    week: Week
    ahead: tuple[timedelta | None, ...]


def check(contract: Contract) -> Iterator[Finding]:
    planned = [_weekly(contract, block, block.windows) for block in contract.all(Maintenance)]
    hours = [_weekly(contract, block, block.opens) for block in contract.all(ServiceHours)] if planned else []
    hours = [served for served in hours if 0 < sum(b - a for a, b in served.week) < WEEK]
    for (at, of), found in sorted(_shared(planned, hours).items()):
        maintenance, served = planned[at].block, hours[of].block
        most = max(found)
        when = f" {_SEASONS[found.index(most)][0]}" if len(set(found)) > 1 else ""
        yield Finding(
            _first(maintenance),
            f"{called(maintenance)} se tient{when} pendant l'ouverture de {called(served)}, "
            f"{minutes(most)} par semaine.",
            (Label(_first(served), "ouvert à ce moment-là"),),
            "Déplacez la plage hors de ces heures, la nuit ou le week-end.",
        )


def _first(block: Maintenance | ServiceHours) -> Span:
    return (block.windows if isinstance(block, Maintenance) else block.opens)[0].span


def _weekly(contract: Contract, block: Maintenance | ServiceHours, statements: Many[object]) -> _Weekly:
    zone = zone_in_force(contract, block.zone)
    return _Weekly(
        block, weekly(statements), tuple(offset(zone, day) if zone else None for _, day in _SEASONS)
    )


def _shared(planned: list[_Weekly], hours: list[_Weekly]) -> dict[tuple[int, int], list[int]]:
    """The minutes a week that two have in common in each season, by their places; none for two that never meet."""
    shared: dict[tuple[int, int], list[int]] = {}
    for season in range(len(_SEASONS)):
        for here, ours in _by_clock(planned, season).items():
            for there, theirs in _by_clock(hours, season).items():
                turn = (
                    int((there - here).total_seconds()) // 60 if here is not None and there is not None else 0
                )
                turned = [_turned(planned[at].week, turn) for at in ours]
                for (at, of), length in in_common(turned, [hours[of].week for of in theirs]).items():
                    shared.setdefault((ours[at], theirs[of]), [0] * len(_SEASONS))[season] = length
    return shared


def _by_clock(blocks: list[_Weekly], season: int) -> dict[timedelta | None, list[int]]:
    """The places of the blocks whose clocks agree in a season."""
    places: dict[timedelta | None, list[int]] = {}
    for place, block in enumerate(blocks):
        places.setdefault(block.ahead[season], []).append(place)
    return places


def _turned(week: Week, by: int) -> Week:
    """The same hours on a clock so many minutes ahead."""
    moved = [((start + by) % WEEK, end - start) for start, end in week]
    return tuple(
        part
        for start, length in moved
        for part in ((start, min(start + length, WEEK)), (0, start + length - WEEK))
        if part[0] < part[1]
    )
