"""Why a line was not read, when it is for a word: one that is missing, misspelt, or without its quotes."""

import re
from functools import cache

from slac.diagnostics import Diagnostic
from slac.source import Span
from slac.syntax.attempt import Attempt
from slac.syntax.expected import expected_words
from slac.syntax.explain_signs import CLOSING
from slac.syntax.folding import folded_words
from slac.syntax.keywords import keywords
from slac.syntax.mistakes import mistake, remedy, replacement, said
from slac.syntax.near import first_words
from slac.syntax.page import Page
from slac.syntax.reader import Stuck
from slac.syntax.suggest import nearest

_WORD = re.compile(r"[^\W\d][\w'’.@-]*|\d[\w.,:%€$]*(?:[ \u00a0\u202f]\d{3}(?!\d))*|\([^()\n]*\)|\S")
_PHRASE = re.compile(r"[^,\d\"«“{:#]+")
_LAST_WORDS = re.compile(r"[^\W\d][\w'’-]*\s+$")
_NO_LIST = ("MOT", "SORTE", "DELAI", "_DE", "_LE", "BORNAGE", "PREPOSITION", "AVANT_LE")
_JOINTS = (("COMMA", ", ", "une virgule"), ("COLON", " : ", "deux-points"), ("POUR", " pour ", "« pour »"))
#: How far before the place a word is looked for, in characters.
_NEARBY = 80


def explain_words(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """The word that is missing, misspelt, or lacks its quotes, if one is."""
    return (
        _short_name(a, stuck)
        or _unquoted_before(a, stuck)
        or _missing(a, stuck)
        or _misspelt(a, stuck)
        or _unquoted(a, stuck)
        or _unquoted_whole(a, stuck)
    )


def nearest_repair(a: Attempt, stuck: Stuck) -> tuple[Span, str, str] | None:
    """The words where reading stopped that are nearly others: their place, these others, what then reads."""
    page, at, end = a.page, stuck.at, a.end
    text = page.text
    words = expected_words(page, stuck)
    phrase = _PHRASE.match(text, at, end)
    parts = [phrase.group().rstrip()] if phrase else []
    parts += [w for w in first_words(parts[0], 3) if w] if parts else []
    near = [(found, at, at + len(part)) for part in parts if (found := nearest(part, words, 0.66))]
    before = _LAST_WORDS.search(text, max(a.begin, at - _NEARBY), at)
    if before:  # « heures ouvrés » was taken as « heures »
        stop = word_end(page, at, end)
        crossing = nearest(text[before.start() : stop], _phrases(), 0.85)
        near += [(crossing, before.start(), stop)] if crossing else []
    for (_, word), begin, stop in sorted(near, key=lambda candidate: -candidate[0][0]):
        repaired = a.with_part(begin, stop, word)
        if folded_words(word) != folded_words(text[begin:stop]) and a.reads(repaired):
            return page.span(begin, stop), word, repaired
    return None


def word_end(page: Page, at: int, end: int) -> int:
    """Where the word that begins at ``at`` ends, as a reader would see it; a quoted text is one."""
    closing = CLOSING.get(page.text[at : at + 1])
    closed = page.text.find(closing, at + 1, end) if closing else -1
    if closed >= 0:
        return closed + 1
    word = _WORD.match(page.text, at, end)
    return word.end() if word else min(at + 1, end)


def _short_name(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """Quotes around the short name of « désigné »."""
    rest = a.page.text[stuck.at : a.end]
    if rest[:1] not in CLOSING or "NOM_PROPRE" not in a.page.reader.expected(stuck):
        return None
    span = a.page.span(stuck.at, a.end)
    bare = rest.strip('"«»“” \u00a0\u202f')
    repaired = a.with_part(span.start, span.end, bare)
    if not a.reads(repaired):
        return None
    return mistake(
        "SYN43", span, repaired=a.line(repaired), fix=replacement("Retirer les guillemets", span, bare)
    )


def _unquoted_before(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """Several words of a text whose first was taken for a name: force majeure."""
    page, at = a.page, stuck.at
    before = _LAST_WORDS.search(page.text, max(a.begin, at - _NEARBY), at)
    phrase = _PHRASE.match(page.text, at, a.end)
    if before is None or phrase is None or not phrase.group()[0].isalpha():
        return None
    return _quoted_phrase(a, stuck, before.start(), phrase.end())


def _missing(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A comma, a colon or « pour » that is missing, or another sign in the place of a colon."""
    page, at = a.page, stuck.at
    expected = page.reader.expected(stuck)
    if at >= a.end or "CELLULE" in expected:
        return None
    before = page.text[a.begin : at].rstrip()
    rest = page.text[at : a.end]
    for name, sign, shown in _JOINTS:
        if name not in expected and not (name == "POUR" and before.endswith(",")):
            continue
        other_sign = name == "COLON" and rest[0] in "=–—→"
        kept = rest[1:].lstrip() if other_sign else rest
        repaired = before + sign + kept
        if a.reads(repaired):
            fix = replacement(f"Ajouter {shown}", page.span(at, a.end), sign.lstrip() + kept)
            span = page.span(a.end - len(kept), a.end)
            return mistake("SYN39", span, missing=shown, found=said(kept), repaired=a.line(repaired), fix=fix)
    return None


def _misspelt(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A word of a list, nearly."""
    found = nearest_repair(a, stuck) if stuck.at < a.end else None
    if found is None:
        return None
    span, near, repaired = found
    help_ = remedy("write", line=a.line(repaired))
    fix = replacement(f"Écrire « {near} »", span, near)
    return mistake("SYN32", span, found=said(span.text), remedy=help_, fix=fix)


def _unquoted(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A text without quotes: up to a comma, else the whole rest, else each of the texts that commas part."""
    page, at, end = a.page, stuck.at, a.end
    expected = page.reader.expected(stuck)
    if at >= end:
        return None
    if "CELLULE" in expected:
        return mistake("SYN46", page.span(at, word_end(page, at, end)))
    if "TEXTE" not in expected or page.text[at] in CLOSING:
        return None
    commas = [at + m.start() for m in re.finditer(r",(?=\s)", page.text[at:end])][:12]
    parts = [
        _trimmed(page, begin, stop)
        for begin, stop in zip([at, *(c + 1 for c in commas)], [*commas, end], strict=True)
    ]
    tries = [[_trimmed(page, at, stop)] for stop in commas[:3]]
    tries += [parts] if commas else []
    return next(
        (found for spans in (*tries, [_trimmed(page, at, end)]) if (found := _quoted(a, stuck, spans))), None
    )


def _unquoted_whole(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A text, between commas, whose first words read: « accès refusé » of « accès refusé à la salle »."""
    page, at = a.page, stuck.at
    comma = page.text.rfind(",", a.begin, at)
    span = _trimmed(page, comma + 1 if comma >= 0 else a.begin, at)
    phrase = _PHRASE.match(page.text, span.start, a.end)
    if at >= a.end or phrase is None or phrase.end() <= at or not phrase.group()[0].isalpha():
        return None
    return _quoted_phrase(a, stuck, span.start, phrase.end())


def _quoted_phrase(a: Attempt, stuck: Stuck, start: int, end: int) -> Diagnostic | None:
    """A text without quotes, which ends before what it is counted by if the line reads so: « … par jour de retard »."""
    unit = a.page.text.find(" par ", stuck.at, end)
    stops = (unit, end) if unit >= 0 else (end,)
    return next(
        (found for stop in stops if (found := _quoted(a, stuck, [_trimmed(a.page, start, stop)]))), None
    )


def _quoted(a: Attempt, stuck: Stuck, spans: list[Span]) -> Diagnostic | None:
    """The mistake of texts without quotes, if the line reads with them."""
    page = a.page
    repaired = ""
    at = a.begin
    for span in spans:
        if '"' in span.text or not span.text:
            return None
        repaired += page.text[at : span.start] + f'"{span.text}"'
        at = span.end
    repaired += page.text[at : a.end]
    if not a.reads(repaired):
        return None
    whole = spans[0].to(spans[-1])
    inside = repaired[spans[0].start - a.begin : len(repaired) - (a.end - whole.end)]
    expected = page.reader.expected(stuck)
    listed = any(len(keywords().lists.get(name, ())) > 2 for name in expected if name not in _NO_LIST)
    code = "SYN33" if listed and len(spans) == 1 and whole.start == stuck.at else "SYN44"
    fix = replacement("Mettre entre guillemets", whole, inside)
    return mistake(code, whole, found=said(whole.text), repaired=a.line(repaired), fix=fix)


def _trimmed(page: Page, begin: int, end: int) -> Span:
    text = page.text[begin:end]
    return page.span(begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()))


@cache
def _phrases() -> tuple[str, ...]:
    """The words of closed lists that are several words."""
    return tuple(word for listed in keywords().lists.values() for word in listed if " " in word)
