"""How quantities and lists are written in findings: « 24 h ouvrées », « 2 jours 5 h », « 1,19 % », « P1, P2 et P3 ».

Ordinary blanks, never no-break ones: a finding is read on a terminal and searched for.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from slac.french import count, enumeration, number_word, quote
from slac.model.quantities import ClockTime, Days, Duration, Length, Months, UnstatedTime, Weeks, WorkingTime

__all__ = ["count", "enumeration", "number_word", "quote"]  # so that a rule has one place to look


def decimal(number: Decimal, places: int = 2) -> str:
    """With a comma, rounded half up, without trailing zeros: « 1,19 », « 99 »."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(rate: Decimal, places: int = 2) -> str:
    """« 1,19 % »; more places where fewer would show nothing, as of 0,003 %."""
    while rate and places < 6 and not rate.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):
        places += 1
    return f"{decimal(rate, places)} %"


def exact_percent(rate: Decimal) -> str:
    """As stated, whatever its decimals: « 99,999 % »."""
    return f"{decimal(rate, max(0, -int(rate.as_tuple().exponent)))} %"


def span_of_time(milliseconds: int) -> str:
    """« 28 h 30 », « 43 min 12 s », « 30 s », « 500 ms »; hours are never turned into days."""
    seconds, ms = divmod(milliseconds, 1000)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours and not seconds and not ms:
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"), (ms, "ms"))
    return " ".join(f"{value} {unit}" for value, unit in parts if value) or "0 min"


def computed_time(minutes: Fraction) -> str:
    """A computed number of minutes, what is left of a second dropped: « 5 min 2 s » of 5,04."""
    return span_of_time(int(minutes * 60) * 1000 if minutes >= 1 else int(minutes * 60_000))


def minutes(number: int) -> str:
    """A number of minutes: « 9 h 30 », « 45 min »."""
    return span_of_time(number * 60_000)


def clock(minute: int) -> str:
    """A minute of the day: « 18 h 30 », « 0 h 30 » past midnight."""
    hour, rest = divmod(minute % (24 * 60) if minute > 24 * 60 else minute, 60)
    return f"{hour} h {rest:02}" if rest else f"{hour} h"


def days_and_minutes(days: int, rest: int) -> str:
    """« 2 jours 5 h », « 3 jours », « 5 h »."""
    parts = [count(days, "jour")] if days else []
    return " ".join(parts + ([minutes(rest)] if rest or not days else []))


def length(value: Length) -> str:
    """« 24 h ouvrées », « 48 h calendaires », « 3 jours ouvrés », « 1 mois »; no adjective where none is stated."""
    match value:
        case WorkingTime(seconds):
            return _qualified(seconds * 1000, "ouvrée")
        case ClockTime(milliseconds):
            return _qualified(milliseconds, "calendaire")
        case UnstatedTime(milliseconds):
            return span_of_time(milliseconds)
        case Days(number, kind):
            if kind is None:
                return count(number, "jour")
            return count(number, f"jour {kind.value.removesuffix('s')}", f"jours {kind.value}")
        case Weeks(number):
            return count(number, "semaine")
        case Months(number):
            years, rest = divmod(number, 12)
            return count(years, "an") if years and not rest else f"{number} mois"


def _qualified(milliseconds: int, nature: str) -> str:
    """« 24 h ouvrées », « 1 h 30 calendaire », « 15 minutes ouvrées »: the adjective agrees with what is counted."""
    minutes, rest = divmod(milliseconds, 60_000)
    if minutes < 60 and not rest:
        return count(minutes, f"minute {nature}", f"minutes {nature}s")
    counted = milliseconds // (3_600_000 if minutes >= 60 else 60_000 if minutes else 1000)
    return f"{span_of_time(milliseconds)} {nature}{'s' if counted > 1 else ''}"


def duration(value: Duration) -> str:
    """What a stated duration amounts to, under the units of the contract."""
    return " et ".join(length(part) for part in value.lengths)
