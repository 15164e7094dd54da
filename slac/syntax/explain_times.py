"""Why a line was not read, when it is for a time: hours and months that are none, numbers without a unit."""

import re

from slac.diagnostics import Diagnostic
from slac.french import MONTHS, enumeration
from slac.syntax.attempt import Attempt
from slac.syntax.folding import folded_words
from slac.syntax.mistakes import mistake, remedy, replacement, said, said_line
from slac.syntax.reader import Stuck
from slac.syntax.suggest import closest

_HOUR = re.compile(r"\d+[ \u00a0\u202f]*(?:h|:|heures?)[ \u00a0\u202f]*\d*|\d+", re.IGNORECASE)
_HOUR_BEGUN = re.compile(r"\d+[ \u00a0\u202f]*h[ \u00a0\u202f]*$", re.IGNORECASE)
_MINUTES = re.compile(r"\d+")
_DAY_MONTH = re.compile(r"(\d{1,2}|1er)\s+([^\W\d]+)(\s+\d{4})?")
_LAST_NUMBER = re.compile(r"(?:[\d.,]+|[^\W\d][\w-]*(?:\s*\([^()]*\))?)\s*$")
_HOLIDAYS = re.compile(
    r"(?:,\s*)?\(?(?:sauf|hors|excepté|à l'exclusion des|à l’exclusion des)\s+(?:les\s+)?jours\s+fériés", re.I
)
_NTH_DAY = re.compile(
    r"(?:(?:le|chaque)\s+)?(?:premier|deuxième|second|troisième|quatrième|dernier|1er|[2-4]e)\s+"
    r"(?P<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"(?:\s+(?:du|de\s+chaque|par)\s+(?:mois|trimestre|semestre)|\s+de\s+l['’]année)?",
    re.IGNORECASE,
)
_CITY = re.compile(r"[^\W\d][\w' -]*")
#: How far from the end of a line its last number is looked for, in characters.
_NEARBY = 80


def explain_times(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """What is wrong with an hour, a date, a zone, a length of time or a rate, if something is."""
    return (
        _nth_day(a)
        or _hour(a, stuck)
        or _minutes(a, stuck)
        or _date(a, stuck)
        or _holidays(a, stuck)
        or _zone(a, stuck)
        or _number(a, stuck)
    )


def _nth_day(a: Attempt) -> Diagnostic | None:
    """« le premier mardi du mois de 2 h à 6 h », where a window has days of the week alone."""
    found = _NTH_DAY.match(a.page.text, a.begin, a.end)
    rest = a.page.text[found.end() : a.end] if found else ""
    if found is None or a.start != "p_maintenance" or not a.reads(found["day"] + rest):
        return None
    often = said_line(f'fréquence  "{found.group().strip()}"')
    span = a.page.span(found.start(), found.end())
    return mistake(
        "SYN31",
        span,
        found=said(span.text),
        expected="un jour de la semaine",
        remedy=remedy("nth day", line=a.line(found["day"] + rest), often=often),
    )


def _hour(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    page = a.page
    hour = _HOUR.match(page.text, stuck.at, a.end)
    if hour is None or "HEURE" not in page.reader.expected(stuck):
        return None
    found = hour.group().strip()
    return mistake("SYN36", page.span(stuck.at, stuck.at + len(found)), found=said(found))


def _minutes(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """Minutes after an hour that was read without them: 8 h 75."""
    page = a.page
    begun = _HOUR_BEGUN.search(page.text, max(a.begin, stuck.at - 12), stuck.at)
    minutes = _MINUTES.match(page.text, stuck.at, a.end)
    if begun is None or minutes is None or "UNITE" in page.reader.expected(stuck):
        return None
    span = page.span(begun.start(), minutes.end())
    return mistake("SYN36", span, found=said(span.text))


def _date(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    page = a.page
    date = _DAY_MONTH.match(page.text, stuck.at, a.end)
    if date is None or "DATE" not in page.reader.expected(stuck):
        return None
    month = date.group(2)
    if folded_words(month) in map(folded_words, MONTHS):
        return (
            None
            if date.group(3)
            else mistake("SYN47", page.span(date.start(), date.end()), found=said(date.group()))
        )
    near = [known for known in MONTHS if closest(month, [known], 0.6)]
    help_ = remedy("meant", words=enumeration([*map(said, near)], "ou")) if near else ""
    return mistake("SYN37", page.span(date.start(2), date.end(2)), found=said(month), remedy=help_)


def _holidays(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """« sauf jours fériés » after opening hours, which have a line of their own."""
    found = _HOLIDAYS.match(a.page.text, stuck.at, a.end)
    if found is None or not a.reads(a.page.text[a.begin : stuck.at]):
        return None
    return mistake(
        "SYN34", a.page.span(stuck.at, a.end), found=said(found.group()), remedy=remedy("holidays")
    )


def _zone(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A city where the key of a zone is expected."""
    page = a.page
    city = _CITY.fullmatch(page.text, stuck.at, a.end)
    if city is None or "FUSEAU" not in page.reader.expected(stuck):
        return None
    from zoneinfo import available_timezones

    wanted = folded_words(city.group()).replace(" ", "_")
    zone = min(
        (z for z in available_timezones() if folded_words(z).split("/")[-1] == wanted and "/" in z),
        default="",
    )
    span = page.span(stuck.at, a.end)
    if not zone or not a.reads(zone):
        return None
    fix = replacement(f"Écrire « {zone} »", span, zone)
    return mistake(
        "SYN32", span, found=said(city.group()), remedy=remedy("write", line=a.line(zone)), fix=fix
    )


def _number(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A number with neither unit nor percent sign, at the end of the line."""
    page = a.page
    number = _LAST_NUMBER.search(a.text, max(0, len(a.text) - _NEARBY))
    if number is None or stuck.at not in (a.begin + number.start(), a.end):
        return None
    wants_unit = "UNITE" in page.reader.expected(stuck)
    span = page.span(a.begin + number.start(), a.begin + len(a.text.rstrip()))
    repaired = a.text.rstrip() + " %"
    if span.text[0].isdigit() and a.reads(repaired) and (not wants_unit or _like_a_rate(span.text)):
        fix = replacement("Ajouter « % »", page.span(span.end, span.end), " %")
        return mistake("SYN40", span, found=said(span.text), repaired=a.line(repaired), fix=fix)
    return mistake("SYN45", span, found=said(span.text)) if wants_unit else None


def _like_a_rate(number: str) -> bool:
    """Whether a number without its unit is more likely a rate than a length of time: 99,9."""
    figures = number.strip(".,").replace(",", ".")
    return figures.count(".") < 2 and figures.replace(".", "").isdigit() and 50 <= float(figures) <= 100
