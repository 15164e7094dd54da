"""The zones that a contract states, as keys of the IANA table."""

from datetime import datetime, timedelta

from slac.model.contract import Contract, Stated, Zone
from slac.worktime.from_contract import literal_zone, seasonal_zone
from slac.worktime.jurisdiction import jurisdiction_of

_CITIES = {
    "America/Guadeloupe": "la Guadeloupe",
    "America/Martinique": "la Martinique",
    "America/Toronto": "Montréal",
    "Europe/Brussels": "Bruxelles",
    "Europe/London": "Londres",
    "Indian/Reunion": "La Réunion",
    "Pacific/Noumea": "Nouméa",
}


def key_of(zone: Zone) -> str | None:
    """The key of a zone as stated, labels read as they are elsewhere; None for one that is not known."""
    return zone.key or seasonal_zone(zone.label) or literal_zone(zone.label)


def zone_in_force(contract: Contract, stated: Stated[Zone] | None) -> str | None:
    """The key of the zone of a block: its own, else that of the applicable law."""
    if stated is not None:
        return key_of(stated.value) if stated.value is not None else None
    found = jurisdiction_of(contract)
    return found[0].zone if found else None


def offset(key: str, at: datetime) -> timedelta | None:
    """How far a zone is ahead of Greenwich on a day (naive, its own wall clock); None for an unknown zone."""
    from zoneinfo import ZoneInfo

    try:
        return at.replace(tzinfo=ZoneInfo(key)).utcoffset()
    except (KeyError, ValueError, OSError):
        return None


def city(key: str) -> str:
    """« Paris » of Europe/Paris."""
    return _CITIES.get(key, key.rpartition("/")[2].replace("_", " "))
