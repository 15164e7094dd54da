"""Deux nuits par an, l'heure change : une plage de maintenance qui traverse ce moment dure une heure de moins
au printemps, une heure de plus à l'automne. Une plage donnée en temps universel, elle, se déplace d'une
heure sur l'horloge du lieu. C'est une information : une durée maximale (« durée au plus ») suffit à la
rendre sans effet.

## Pourquoi c'est un risque

Une plage du dimanche de 2 h à 6 h dure 3 h le 29 mars 2026 et 5 h le 25 octobre. Qui surveille à la minute
compte une heure d'arrêt de trop, ou de moins.

## Exemple fautif

```slac
maintenance dominicale "Maintenance"
  fuseau  Europe/Paris
  plage   dimanche de 2 h à 6 h
```

## Exemple corrigé

```slac
maintenance dominicale "Maintenance"
  fuseau         Europe/Paris
  plage          dimanche de 2 h à 6 h
  durée au plus  4 heures par mois
```

## Comment corriger

Bornez la durée (« durée au plus »), ou choisissez une plage que le changement d'heure ne traverse pas : le
samedi, ou après 3 h.

## Source

Calcul, d'après la base IANA des fuseaux horaires.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import clock, enumeration, minutes
from slac.lint.zones import city, offset, zone_in_force
from slac.model.contract import Contract, Maintenance, Opening
from slac.model.quantities import DayHours
from slac.worktime.jurisdiction import jurisdiction_of
from slac.worktime.running import horizon_of
from slac.worktime.wording import day_of_month

title = "Changement d'heure"
severity = Severity.INFO

_UNIVERSAL = ("UTC", "Etc/UTC", "Etc/GMT", "GMT")


def check(contract: Contract) -> Iterator[Finding]:
    found = jurisdiction_of(contract)
    year = horizon_of(contract, years=1).first
    for maintenance in contract.all(Maintenance):
        zone = zone_in_force(contract, maintenance.zone)
        if zone is None:
            continue
        for statement in maintenance.windows:
            for _, opening, inner in statement.each():
                if not isinstance(opening, Opening):
                    continue
                if zone in _UNIVERSAL and found is not None and opening.hours:
                    moves = _moves(opening.hours[0], found[0].zone)
                    if moves:
                        remedy = f"Écrivez « fuseau  {found[0].zone} », si la plage suit l'heure du lieu."
                        yield Finding(inner.span, f"{called(maintenance)} : {moves}.", help=remedy)
                elif maintenance.maximum is None:
                    told = [
                        f"{minutes(length)} le {day_of_month(day, 0)}"
                        for day, length in _odd_nights(opening, zone, year)
                    ]
                    if told:
                        remedy = (
                            "Bornez-la (« durée au plus  4 heures par mois »), ou choisissez une autre nuit."
                        )
                        message = f"{called(maintenance)} dure {enumeration(told)}, nuits où l'heure change."
                        yield Finding(inner.span, message, help=remedy)


def _odd_nights(opening: Opening, zone: str, year: int) -> Iterator[tuple[date, int]]:
    """The days of a year on which a window lasts otherwise than its clock times say, and how many minutes."""
    from zoneinfo import ZoneInfo

    tz = ZoneInfo(zone)
    for midnight in _days_about_changes(zone, year):
        for slot in opening.hours if midnight.weekday() in opening.days else ():
            start, end = _bounds(midnight, slot)
            real = end.replace(tzinfo=tz).timestamp() - start.replace(tzinfo=tz).timestamp()
            if real != (end - start).total_seconds():
                yield midnight.date(), int(real) // 60


@cache
def _days_about_changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The days of a year in the thirty-six hours after whose beginning the clock changes."""
    days = (datetime(year, 1, 1) + timedelta(number) for number in range(366))
    return tuple(
        day
        for day in days
        if day.year == year and offset(zone, day) != offset(zone, day + timedelta(hours=36))
    )


def _bounds(midnight: datetime, slot: DayHours) -> tuple[datetime, datetime]:
    start, end = (timedelta(hours=int(at[:2]), minutes=int(at[3:])) for at in (slot.opens, slot.closes))
    return midnight + start, midnight + (end if end > start else end + timedelta(1))


def _moves(slot: DayHours, local: str) -> str:
    """« 22 h en temps universel font 23 h à Paris en hiver, 0 h en été »; "" where nothing moves."""
    start = int(slot.opens[:2]) * 60 + int(slot.opens[3:])
    hours = []
    for month in (1, 7):
        ahead = offset(local, datetime(2026, month, 15))
        hours.append(clock((start + int(ahead.total_seconds() // 60 if ahead else 0)) % (24 * 60)))
    if hours[0] == hours[1]:
        return ""
    return f"{clock(start)} en temps universel font {hours[0]} à {city(local)} en hiver, {hours[1]} en été"
