"""What the grammar lets through and no contract means: a 31 February, a number of a hundred digits."""

import re
from collections.abc import Iterable

from slac.french import MONTHS
from slac.syntax.folding import fold
from slac.syntax.mistakes import mistake, remedy, said
from slac.syntax.page import Page
from slac.syntax.tree import Word

#: The longest number that is read: more digits than any duration, price or share has.
MOST_DIGITS = 15
_NUMBERS = ("NOMBRE", "MONTANT", "POURCENT", "HEURES_MINUTES", "BAREME", "ENTRE_PARENTHESES")
_DATES = ("DATE", "DATE_ANNUELLE")
_FOLDED = {fold(month): number for number, month in enumerate(MONTHS, 1)}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_WRITTEN = re.compile(r"(\d+)(?:er)?[ \t]+([a-z]+)(?:[ \t]+(\d{4}))?")


def check_words(page: Page, words: Iterable[Word]) -> None:
    """Report the dates among ``words`` that are in no calendar, and the numbers that measure nothing."""
    for word in words:
        if len(word.text) > MOST_DIGITS and word.kind in _NUMBERS and _digits(word.text) > MOST_DIGITS:
            page.report(mistake("SYN72", word.span, found=said(word.text)))
        if word.kind in _DATES:
            reason = _impossible(fold(word.text))
            if reason:
                page.report(mistake("SYN38", word.span, found=said(word.text), reason=reason))


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def date_parts(text: str) -> tuple[int, int, int | None]:
    """Day, month and year (None where a day comes back every year) of a date as the grammar reads it.

    ``31/01/2026`` is day first. ValueError for what is no date; the day may be in no calendar.
    """
    folded = fold(text)
    iso = _ISO.fullmatch(folded)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    slashed = _SLASHED.fullmatch(folded)
    if slashed:
        return int(slashed[1]), int(slashed[2]), int(slashed[3])
    written = _WRITTEN.fullmatch(folded)
    if written and written[2] in _FOLDED:
        return int(written[1]), _FOLDED[written[2]], int(written[3]) if written[3] else None
    raise ValueError(text)


def _impossible(folded: str) -> str:
    """Why a date cannot be; "" if it can."""
    day, month, year = date_parts(folded)
    if not 1 <= month <= 12:
        return remedy("no such month")
    name = MONTHS[month - 1]
    days = _DAYS[month - 1]
    if month == 2 and year is not None and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        if day == 29:
            return remedy("day", month=name, days="28")
        days = 28
    return "" if 1 <= day <= days else remedy("no such day", month=name, days=str(days))
