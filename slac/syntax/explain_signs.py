"""Why a line was not read, when it is for a sign: quotes, colons, full stops, comments, conditions."""

import re

from slac.diagnostics import Diagnostic, Edit, Fix
from slac.syntax.attempt import Attempt
from slac.syntax.mistakes import mistake, replacement, said
from slac.syntax.reader import Stuck

CLOSING = {'"': '"', "«": "»", "“": "”"}
_CONDITION = re.compile(r",\s*(si|sauf|pendant)\s+", re.IGNORECASE)
_COMMENT = re.compile(r"\s#")
_STOPS = re.compile(r"[.;,:]+\s*")


def explain_signs(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """The sign that is missing, too much or in the wrong place, if one is."""
    return (
        _quote(a, stuck) or _comment(a, stuck) or _colon(a, stuck) or _stop(a, stuck) or _condition(a, stuck)
    )


def _quote(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    text, at = a.page.text, stuck.at
    closing = CLOSING.get(text[at : at + 1])
    if closing is None or closing in text[at + 1 : a.end]:
        return None
    return mistake("SYN35", a.page.span(at, a.end))


def _comment(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    text = a.page.text
    sign = _COMMENT.search(text, a.begin, a.end)
    if sign is None or stuck.at < sign.start() or not a.reads(text[a.begin : sign.start()]):
        return None
    place = a.page.span(sign.start() + 1, sign.start() + 1)
    fix = Fix("Ajouter un blanc avant « # »", (Edit(place, " "),), safe=True)
    return mistake("SYN41", a.page.span(sign.start() + 1, a.end), fix=fix)


def _colon(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A colon or an equals sign between a keyword, or a key, and its value."""
    text, at = a.page.text, stuck.at
    if text[at : at + 1] not in (":", "=") or at >= a.end or text[a.begin : at].strip():
        return None
    repaired = text[at + 1 : a.end].lstrip()
    if repaired and not a.reads(repaired):
        return None
    span = a.page.span(at, at + 1)
    shown = a.line("  " + repaired)
    fix = replacement("Retirer ce signe", span, " ")
    return mistake("SYN26", span, word=said(text[a.line_begin : at]), repaired=shown, fix=fix)


def _stop(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A full stop or a semicolon after a value, as after a sentence."""
    text, at = a.page.text, stuck.at
    if at <= a.begin or not _STOPS.fullmatch(text, at, a.end) or not a.reads(text[a.begin : at]):
        return None
    span = a.page.span(at, a.end)
    fix = Fix("Retirer ce signe", (Edit(span, ""),), safe=True)
    return mistake("SYN34", span, found=said(span.text), fix=fix)


def _condition(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    text = a.page.text
    found = _CONDITION.search(text, a.begin, a.end)
    if found is None or stuck.at > found.end() or not a.reads(text[a.begin : found.start()]):
        return None
    rest = text[found.end() : a.end].strip()
    shown = a.line(text[a.begin : found.end()] + f'"{rest}"')
    return mistake("SYN42", a.page.span(found.end(), a.end), found=said(rest), repaired=shown)
