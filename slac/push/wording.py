"""The French of hours and delays as systems store them."""

from typing import Any

_UNITS = {
    "minute": ("minute", "minutes"),
    "hour": ("heure", "heures"),
    "day": ("jour", "jours"),
    "month": ("mois", "mois"),
}


def hour(written: Any) -> str:
    """« 9 h 30 » for « 09:30 » or « 09:30:00 »; anything else as it is."""
    parts = str(written).split(":")
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return str(written)
    hours, minutes = int(parts[0]), parts[1]
    return f"{hours} h" if minutes == "00" else f"{hours} h {minutes}"


def slot(begin: Any, end: Any) -> str:
    """« 9 h à 12 h 30 »."""
    return f"{hour(begin)} à {hour(end)}"


def delay(number: Any, unit: Any) -> str:
    """« 16 heures »; the unit in the system's own English, singular or plural."""
    one, several = _UNITS.get(str(unit).removesuffix("s"), (str(unit), str(unit)))
    return f"{number} {one if str(number) in ('0', '1') else several}"


def plain(value: Any) -> str:
    return "rien" if value is None or value == "" else str(value)
