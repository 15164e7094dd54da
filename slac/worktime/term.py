"""How long a contract lasts, in days: the last one of its term."""

from datetime import date, timedelta

from slac.model.contract import Stated, Term
from slac.model.quantities import Days, Duration, Months, Weeks
from slac.worktime.days import months_after


def lengths_of(stated: Stated[Term] | None) -> tuple[Duration, ...]:
    """What a term is made of, its total where it is stated; () where it has no end."""
    term = stated.value if stated is not None else None
    if term is None or term.indefinite:
        return ()
    return (term.total,) if term.total else tuple(length for length, _ in term.slices)


def last_day(begins: date, lengths: tuple[Duration, ...]) -> date | None:
    """The last of the days that lengths hold, of which ``begins`` is the first; None when they cannot be counted."""
    months = days = 0
    for length in (length for duration in lengths for length in duration.lengths):
        match length:
            case Months(number):
                months += number
            case Weeks(number):
                days += 7 * number
            case Days(number):
                days += number
            case _:
                return None
    try:
        return months_after(begins, months) + timedelta(days - 1) if months or days else None
    except (ValueError, OverflowError):
        return None  # beyond the years that dates hold: as good as no term
