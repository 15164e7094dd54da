"""The values that need nothing but themselves to be put in words."""

from datetime import date
from decimal import Decimal

from slac.document import times, wording
from slac.french import enumeration
from slac.model.articles import capitalised, definite, of_the
from slac.model.contract import (
    ClosedDays,
    ClosedHolidays,
    ClosedOn,
    Delay,
    Designation,
    Equivalent,
    Frequency,
    Meeting,
    Opening,
    OpenOn,
    Period,
    Quota,
    Registration,
    Representative,
    Rung,
    Target,
    Term,
    Zone,
)
from slac.model.quantities import Duration, Moment, Money, Share
from slac.syntax.folding import folded_words


def in_words(value: object, language: str = "fr-FR") -> str | None:
    """The words of a value; None for one that cites other blocks, or holds a text."""
    match value:
        case bool():
            return "oui" if value else "non"
        case str():
            return value
        case int():
            return str(value)
        case Decimal():
            return wording.percent(value) + (f" {of_the(value.of)}" if isinstance(value, Share) else "")
        case date():
            return times.day(value)
        case Duration():
            return wording.duration(value)
        case Money():
            return wording.money(value, language)
        case Moment():
            return times.moment(value)
        case Delay() if not value.phrase:
            return wording.delay(value)
        case Target():
            return wording.target(value)
        case Equivalent():
            return wording.equivalent(value)
        case Period():
            return wording.period(value)
        case Frequency():
            return wording.frequency(value)
        case Quota():
            return wording.quota(value, language)
        case Zone():
            return value.key or value.label
        case Opening() | OpenOn():
            return times.opening(value)
        case ClosedOn() | ClosedHolidays() | ClosedDays():
            return times.closure(value)
        case Designation():
            return definite(value)
        case Registration():
            return wording.registration(value)
        case Term():
            return wording.term(value)
        case Representative():
            return value.person + (f", {value.capacity}" if value.capacity else "")
    return None


def meeting_name(meeting: Meeting) -> str:
    """« Comité de pilotage », « Rapport « état du parc » »: a title that names its kind is said alone."""
    if not meeting.title:
        return capitalised(meeting.kind)
    if folded_words(meeting.title).startswith(folded_words(meeting.kind)):
        return capitalised(meeting.title)
    return f"{capitalised(meeting.kind)} « {meeting.title} »"


def rung_moment(rung: Rung) -> str:
    """When a level of an escalation takes over: « au bout de 15 min », « à l'échéance »."""
    parts = []
    if rung.after is not None:
        parts.append(f"au bout de {wording.duration(rung.after)}")
    if rung.before is not None:
        parts.append(f"{wording.duration(rung.before)} avant l'échéance")
    if rung.past is not None:
        parts.append(f"{wording.duration(rung.past)} après l'échéance")
    if rung.when_due:
        parts.append("à l'échéance")
    return enumeration(parts)
