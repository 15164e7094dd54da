"""Une heure doit être donnée dans un fuseau qui suit l'heure légale du lieu (« Europe/Paris »), pas dans un
décalage fixe (« GMT+1 », « CET », « Heure normale de l'Est »), qui ignore l'heure d'été. Il en va de même d'une phrase.

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

import re
from collections.abc import Iterator
from datetime import datetime

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import clock, quote
from slac.model.contract import Contract, Element, Maintenance, Measure, Opening, ServiceHours, Zone
from slac.source import Span
from slac.worktime.from_contract import literal_zone
from slac.worktime.jurisdiction import jurisdiction_of

title = "Décalage fixe"
severity = Severity.WARNING

#: Rules of summer time have not changed since 1996 in Europe, 2007 in North America: any later year would do.
_YEAR = 2026
_WINTER_AND_SUMMER = 1, 7

_FIXED_KEYS = ("EST", "MST", "HST")
_CITIES = {"America/Toronto": "Montréal", "Europe/Brussels": "Bruxelles"}


#: An offset that a sentence gives, and what tells that the sentence follows the seasons.
_OFFSET = (
    r"\b(?:gmt|utc)\s?[+\u2212-]\s?\d{1,2}(?::?00)?(?![\d:])|"
    r"\bheure\s+(?:normale|avancee)\s+(?:de\s+l'est|d'europe\s+centrale)\b"
)
_SEASONAL = r"\bete\b|\bhiver\b|\bsaison"
_NOON = 12, 0


def check(contract: Contract) -> Iterator[Finding]:
    found = jurisdiction_of(contract)
    local = found[0].zone if found else None
    for element in contract.elements:
        if isinstance(element, ServiceHours | Maintenance | Measure) and element.zone is not None:
            for _, zone, statement in element.zone.each():
                fixed = _fixed(zone)
                if fixed is not None:
                    seasons = _seasons(_first_time(element), zone.label, fixed, local) if local else "."
                    yield _finding(statement.span, f"{called(element)} est à l'heure", zone, seasons, local)
    for sentence in sentences_with(contract, _OFFSET) if local else ():
        for place in sentence.places(_OFFSET) if not re.search(_SEASONAL, sentence.words) else ():
            zone = Zone(None, place.text)
            fixed = _fixed(zone)
            if fixed is not None and local is not None and _changes(local):
                seasons = _seasons(_NOON, zone.label, fixed, local)
                yield _finding(place, "Cette phrase est à l'heure", zone, seasons, local)


def _finding(place: Span, who: str, zone: Zone, seasons: str, local: str | None) -> Finding:
    message = f"{who} « {zone.label} », qui ne suit pas l'heure d'été{seasons}"
    return Finding(place, message, help=_remedy(local))


def _fixed(zone: Zone) -> str | None:
    """The IANA key of a fixed offset; None for a zone that follows local time, and for UTC, which claims no season."""
    key = zone.key or literal_zone(zone.label)
    if key is None or not (key.startswith("Etc/GMT") or key in _FIXED_KEYS):
        return None
    return key if key not in ("Etc/GMT", "Etc/GMT+0", "Etc/GMT-0") else None


def _seasons(at: tuple[int, int], label: str, fixed: str, local: str) -> str:
    """What an hour and minute of a fixed offset are on local clocks in January and in July."""
    winter, summer = (_local(at, fixed, local, month) for month in _WINTER_AND_SUMMER)
    city = _CITIES.get(local, local.partition("/")[2])
    said, cold, warm = (clock(60 * hour + minute) for hour, minute in (at, winter, summer))
    label = quote(label) if " " in label else label
    if cold == warm:
        return f" : {said} {label} font {cold} à {city} toute l'année."
    return f" : {said} {label} font {cold} à {city} en hiver, mais {warm} en été."


def _changes(local: str) -> bool:
    """Whether the clocks of a zone change with the seasons."""
    winter, summer = (_local(_NOON, "Etc/UTC", local, month) for month in _WINTER_AND_SUMMER)
    return winter != summer


def _local(at: tuple[int, int], fixed: str, local: str, month: int) -> tuple[int, int]:
    from zoneinfo import ZoneInfo

    there = datetime(_YEAR, month, 15, *at, tzinfo=ZoneInfo(fixed)).astimezone(ZoneInfo(local))
    return there.hour, there.minute


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
