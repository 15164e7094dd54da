"""Why what stands between braces was not read."""

import re

from slac.diagnostics import Diagnostic
from slac.syntax.attempt import Attempt, reads
from slac.syntax.expected import expectation
from slac.syntax.explain_words import nearest_repair
from slac.syntax.folding import folded_words
from slac.syntax.keywords import keywords
from slac.syntax.mistakes import mistake, remedy, replacement, said
from slac.syntax.page import Page
from slac.syntax.reader import Stuck
from slac.syntax.suggest import closest

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ' _-]{4,}")
_EXTERNAL = re.compile(r"(.*\d[\d.]*) ([^\W\d][\w-]*)")
_LONG = 200
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_WORD = re.compile(r"[^\W\d][\w'’-]*|\d[\w.,]*|\S")


def explain_citation(page: Page, begin: int, end: int, stuck: Stuck) -> Diagnostic:
    """The mistake in ``{…}`` whose content is ``[begin, end)``."""
    text = page.text[begin:end].strip()
    whole = page.span(begin - 1, end + 1)
    if _CAPITALS.fullmatch(text) and " " in text:
        return mistake(
            "SYN64",
            whole,
            found=said(text),
            repaired=said(f"[{text}]"),
            fix=replacement("Écrire un trou", whole, f"[{text}]"),
        )
    words = " ".join(text.split()).split(" ")
    external = _EXTERNAL.fullmatch(" ".join(words)) if len(text) < _LONG else None
    if external:
        for link in ("des", "du", "de"):
            repaired = f"{external[1]} {link} {external[2]}"
            if reads(page, "accolade", repaired):
                shown = said("{" + repaired + "}")
                return mistake("SYN66", whole, found=said(external[2]), repaired=shown)
    if _NUMBER.fullmatch(text):
        help_ = remedy("write", line=said("{article " + text + "}"))
        return mistake("SYN63", whole, found=said(text), remedy=help_)
    if stuck.at >= end:
        expected = expectation(page, stuck, "la citation")
        return mistake("SYN71", whole, before=said(text), expected=expected)
    if len(words) > 1:
        known = keywords().lists["MOT"]
        head = " ".join(words[:-1])
        near = closest(head, known, 0.8)
        if (
            near
            and folded_words(near) != folded_words(head)
            and reads(page, "accolade", f"{near} {words[-1]}")
        ):
            stop = begin + len(page.text[begin : begin + page.text[begin:end].rfind(words[-1])].rstrip())
            place = page.span(begin, stop)
            return mistake(
                "SYN65",
                place,
                found=said(head),
                remedy=remedy("meant", words=said("{" + f"{near} {words[-1]}" + "}")),
                fix=replacement(f"Écrire « {near} »", place, near),
            )
        if page.reader.expected(stuck) == ("$END",):
            return mistake("SYN63", whole, found=said(text))
        if stuck.at <= begin + len(words[0]) + 1 and folded_words(words[0]) not in map(folded_words, known):
            return mistake("SYN63", whole, found=said(text))
    found = nearest_repair(Attempt(page, "accolade", begin, begin, end), stuck)
    if found:
        span, near, repaired = found
        shown = remedy("write", line=said("{" + repaired + "}"))
        fix = replacement(f"Écrire « {near} »", span, near)
        return mistake("SYN32", span, found=said(span.text), remedy=shown, fix=fix)
    word = _WORD.match(page.text, stuck.at, end)
    if word is None:
        return mistake("SYN63", whole, found=said(text))
    return mistake(
        "SYN67",
        page.span(word.start(), word.end()),
        found=said(word.group()),
        expected=expectation(page, stuck, "la citation"),
    )
