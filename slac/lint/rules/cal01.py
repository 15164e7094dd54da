"""Une heure doit être donnée dans un fuseau qui suit l'heure légale du lieu (« Europe/Paris »), pas dans un
décalage fixe (« GMT+1 », « CET », « Heure normale de l'Est »), qui ignore l'heure d'été.

## Pourquoi c'est un risque

Pris à la lettre, un décalage fixe se trompe d'une heure la moitié de l'année. Une maintenance annoncée de 6
h à 8 h « GMT+1 » a lieu de 7 h à 9 h à Paris d'avril à octobre : elle déborde d'une heure sur la journée de
travail, et chaque partie peut soutenir que l'autre s'est trompée.

## Exemple fautif

```slac
contrat exemple
  droit applicable  France

maintenance hebdomadaire
  plage   jeudi de 6 h à 8 h
  fuseau  "GMT+1"
```

## Exemple corrigé

```slac
contrat exemple
  droit applicable  France

maintenance hebdomadaire
  plage   jeudi de 6 h à 8 h
  fuseau  Europe/Paris
```

## Comment corriger

Nommez le fuseau par sa ville : « fuseau Europe/Paris », « fuseau America/Toronto ». Si l'heure doit
vraiment rester fixe toute l'année, écartez le constat en disant pourquoi.

## Source

Québec : Loi sur le temps légal (chapitre T-5.1). Ailleurs : calcul, d'après la base IANA des fuseaux
horaires.
"""

from collections.abc import Iterator
from datetime import datetime

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import clock, quote
from slac.model.contract import Contract, Element, Maintenance, Measure, Opening, ServiceHours, Zone
from slac.worktime.from_contract import literal_zone
from slac.worktime.jurisdiction import jurisdiction_of

title = "Décalage fixe"
severity = Severity.WARNING

#: Rules of summer time have not changed since 1996 in Europe, 2007 in North America: any later year would do.
_YEAR = 2026

_FIXED_KEYS = ("EST", "MST", "HST")
_CITIES = {"America/Toronto": "Montréal", "Europe/Brussels": "Bruxelles"}


def check(contract: Contract) -> Iterator[Finding]:
    found = jurisdiction_of(contract)
    local = found[0].zone if found else None
    for element in contract.elements:
        if isinstance(element, ServiceHours | Maintenance | Measure) and element.zone is not None:
            for _, zone, statement in element.zone.each():
                fixed = _fixed(zone)
                if fixed is not None:
                    message = (
                        f"{called(element)} est à l'heure « {zone.label} », qui ne suit pas l'heure d'été"
                    )
                    message += _seasons(element, zone, fixed, local) if local else "."
                    yield Finding(statement.span, message, help=_remedy(local))


def _fixed(zone: Zone) -> str | None:
    """The IANA key of a fixed offset; None for a zone that follows local time, and for UTC, which claims no season."""
    key = zone.key or literal_zone(zone.label)
    if key is None or not (key.startswith("Etc/GMT") or key in _FIXED_KEYS):
        return None
    return key if key not in ("Etc/GMT", "Etc/GMT+0", "Etc/GMT-0") else None


def _seasons(element: ServiceHours | Maintenance | Measure, zone: Zone, fixed: str, local: str) -> str:
    """What the first hour of ``element`` is on local clocks in January and in July."""
    from zoneinfo import ZoneInfo

    at = _first_time(element)
    winter, summer = (
        datetime(_YEAR, month, 15, *at, tzinfo=ZoneInfo(fixed)).astimezone(ZoneInfo(local))
        for month in (1, 7)
    )
    city = _CITIES.get(local, local.partition("/")[2])
    times = (at, (winter.hour, winter.minute), (summer.hour, summer.minute))
    said, cold, warm = (clock(60 * hour + minute) for hour, minute in times)
    label = quote(zone.label) if " " in zone.label else zone.label
    if cold == warm:
        return f" : {said} {label} font {cold} à {city} toute l'année."
    return f" : {said} {label} font {cold} à {city} en hiver, mais {warm} en été."


def _first_time(element: Element) -> tuple[int, int]:
    statements = element.opens if isinstance(element, ServiceHours) else getattr(element, "windows", ())
    for statement in statements:
        for _, opening, _ in statement.each():
            if isinstance(opening, Opening) and opening.hours:
                opens = opening.hours[0].opens
                return int(opens[:2]), int(opens[3:])
    return 12, 0


def _remedy(local: str | None) -> str:
    if local is None:
        return "Nommez le fuseau par sa ville, par exemple « fuseau  Europe/Paris »."
    return f"Écrivez « fuseau  {local} ». Si l'heure doit rester fixe toute l'année, écartez le constat en le disant."
