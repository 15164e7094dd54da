"""When: weekdays, opening hours, closings, windows and zones."""

from datetime import date

from slac.diagnostics import Severity
from slac.french import DAYS
from slac.model import contract as c
from slac.model.numbers import day, wall_clock
from slac.model.quantities import DayHours
from slac.model.values.stating import Stating
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word

ALL_DAY = DayHours("00:00", "24:00")
EVERY_DAY = tuple(range(7))


def weekdays(word: str) -> tuple[int, ...]:
    folded = folded_words(word)
    if folded == "week-end":
        return (5, 6)
    if folded == "jours ouvres":
        return (0, 1, 2, 3, 4)
    if folded == "jours ouvrables":
        return (0, 1, 2, 3, 4, 5)
    return (DAYS.index(folded.rstrip("s")),)


def days_of(node: Node) -> tuple[int, ...]:
    if node.rule == "tous_les_jours":
        return EVERY_DAY
    found = [d for w in node.words("JOUR") for d in weekdays(w.text)]
    if node.rule == "de_jour_a_jour":
        first, last = found[0], found[-1]
        return tuple((first + i) % 7 for i in range((last - first) % 7 + 1))
    return tuple(dict.fromkeys(found))


_WEEKDAYS_NODES = ("tous_les_jours", "de_jour_a_jour", "liste_de_jours")
_DATES_NODES = ("a_la_date", "de_date_a_date")


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


def _weekdays_said(s: Stating) -> tuple[int, ...]:
    node = s.inner(*_WEEKDAYS_NODES)
    if node is None and s.inner("en_continu") is not None:
        return EVERY_DAY  # « 24/7 », « en continu »: without a pause says every day
    return days_of(node) if node else ()


def _stretches(node: Node) -> tuple[tuple[date | c.YearlyDay, date | c.YearlyDay], ...]:
    """The dates that are said, as first and last days, both included."""
    said = [_day(w) for w in node.words() if w.kind in ("DATE", "DATE_ANNUELLE")]
    if node.rule == "de_date_a_date":
        return ((said[0], said[-1]),)
    return tuple((one, one) for one in said)


def _day(word: Word) -> date | c.YearlyDay:
    found = day(word.text) if word.kind == "DATE" else None
    return found if found is not None else c.YearlyDay(word.text)


def opening(s: Stating) -> c.Opening | tuple[c.OpenOn, ...]:
    dated = s.inner(*_DATES_NODES)
    if dated is not None:
        slots = _slots(s) or (ALL_DAY,)
        return tuple(c.OpenOn(first, slots, last) for first, last in _stretches(dated))
    return c.Opening(_weekdays_said(s), _slots(s))


def closing(s: Stating) -> c.ClosedHolidays | c.ClosedDays | tuple[c.ClosedOn, ...]:
    holidays = s.inner("feries")
    if holidays is not None:
        lists = [w.unquoted for w in holidays.words() if w.kind in ("NOM", "TEXTE")]
        return c.ClosedHolidays(", ".join(lists) or None)
    dated = s.inner(*_DATES_NODES)
    if dated is not None:
        return tuple(c.ClosedOn(first, last) for first, last in _stretches(dated))
    return c.ClosedDays(_weekdays_said(s))


def window(s: Stating) -> c.Opening | c.RichText:
    if s.inner(*_WEEKDAYS_NODES) is None and not _slots(s):
        return s.phrase()
    return c.Opening(_weekdays_said(s), _slots(s))


def zone(s: Stating) -> c.Zone:
    word = s.node.words()[0]
    if word.kind == "FUSEAU":
        key = zone_key(word.text)
        if key is None:
            s.reading.report(
                "NOM01",
                Severity.ERROR,
                f"« {word.text} » n'est pas un fuseau connu.",
                word.span,
                "Un fuseau s'écrit comme dans la base IANA : Europe/Paris, America/Toronto, Indian/Reunion.",
            )
        return c.Zone(key, word.text)
    return c.Zone(None, word.unquoted)


def zone_key(written: str) -> str | None:
    """The IANA key spelt as the database does (« europe/paris » is Europe/Paris); None when there is no such zone."""
    import zoneinfo

    if folded_words(written) == "utc":
        return "Etc/UTC"
    try:
        zoneinfo.ZoneInfo(written)
        return written
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        pass
    import importlib.resources  # costs as much as half the reading of a contract

    listed = importlib.resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return next((key for key in listed if key.lower() == written.lower()), None)
