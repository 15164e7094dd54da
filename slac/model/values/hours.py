"""When: weekdays, opening hours, closings, windows and zones."""

from typing import Any

from slac.model import contract as c
from slac.model.numbers import day, wall_clock
from slac.model.quantities import DayHours
from slac.model.values.stating import Stating
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ALL_DAY = DayHours("00:00", "24:00")


def weekdays(word: str) -> tuple[int, ...]:
    folded = folded_words(word)
    if folded == "week-end":
        return (5, 6)
    if folded == "jours ouvres":
        return (0, 1, 2, 3, 4)
    if folded == "jours ouvrables":
        return (0, 1, 2, 3, 4, 5)
    return (_WEEKDAYS.index(folded.rstrip("s")),)


def days_of(node: Node) -> tuple[int, ...]:
    if node.rule == "tous_les_jours":
        return tuple(range(7))
    found = [d for w in node.words("JOUR") for d in weekdays(w.text)]
    if node.rule == "de_jour_a_jour":
        first, last = found[0], found[-1]
        return tuple((first + i) % 7 for i in range((last - first) % 7 + 1))
    return tuple(dict.fromkeys(found))


_DAYS = ("tous_les_jours", "de_jour_a_jour", "liste_de_jours")


def hours_of(node: Node) -> tuple[DayHours, ...]:
    if node.rule == "en_continu":
        return (ALL_DAY,)
    return tuple(
        DayHours(wall_clock(opens.text), _closing(wall_clock(closes.text)))
        for opens, closes in (slot.words("HEURE") for slot in node.nodes("plage_horaire"))
    )


def _closing(at: str) -> str:
    """Closing at midnight is closing at the end of the day."""
    return "24:00" if at == "00:00" else at


def _slots(s: Stating) -> tuple[DayHours, ...]:
    node = s.inner("plages", "en_continu")
    return hours_of(node) if node else ()


def opening(s: Stating) -> Any:
    dated = s.inner("jours_ouverts")
    if dated is not None:
        slots = next((hours_of(n) for n in dated.nodes() if n.rule in ("plages", "en_continu")), (ALL_DAY,))
        first, last = _dates(dated)
        if first is None:
            return s.phrase()
        return c.OpenOn(first, slots, last)
    days = s.inner(*_DAYS)
    return c.Opening(days_of(days) if days else (), _slots(s))


def _dates(node: Node) -> tuple[Any, Any]:
    words = [w for w in _deep(node) if w.kind in ("DATE", "DATE_ANNUELLE")]
    found = [day(w.text) if w.kind == "DATE" else c.YearlyDay(w.text) for w in words]
    return (found[0], found[-1]) if found else (None, None)


def _deep(node: Node) -> list[Word]:
    found: list[Word] = []
    for item in node.items:
        if isinstance(item, Word):
            found.append(item)
        elif isinstance(item, Node):
            found += _deep(item)
    return found


def closing(s: Stating) -> Any:
    holidays = s.inner("feries")
    if holidays is not None:
        lists = [w.unquoted for w in holidays.words() if w.kind in ("NOM", "TEXTE")]
        return c.ClosedHolidays(", ".join(lists) or None)
    closed = s.node.nodes("jours_fermes")
    if closed:
        return tuple(c.ClosedOn(*_dates(n)) for n in closed)
    days = s.inner(*_DAYS)
    return c.ClosedDays(days_of(days) if days else ())


def window(s: Stating) -> Any:
    days = s.inner(*_DAYS)
    slots = _slots(s)
    if days is None and not slots:
        return s.phrase()
    return c.Opening(days_of(days) if days else (), slots)


def zone(s: Stating) -> c.Zone:
    word = s.node.words()[0]
    if word.kind == "FUSEAU":
        return c.Zone(zone_key(word.text), word.text)
    return c.Zone(None, word.unquoted)


def zone_key(written: str) -> str | None:
    """The IANA key spelt as the database does (« europe/paris » is Europe/Paris); None when there is no such zone."""
    import importlib.resources
    import zoneinfo

    if folded_words(written) == "utc":
        return "Etc/UTC"
    try:
        zoneinfo.ZoneInfo(written)
        return written
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        pass
    listed = importlib.resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return next((key for key in listed if key.lower() == written.lower()), None)
