"""Why a line was not read: the mistake that a reader would name, and a repaired line if one reads."""

import re
from functools import cache

from slac.diagnostics import Diagnostic, Edit, Fix
from slac.source import Span
from slac.syntax.attempt import Attempt, reads
from slac.syntax.checks import MONTHS
from slac.syntax.expected import enumeration, expectation, expected_words
from slac.syntax.folding import folded_words
from slac.syntax.keywords import BlockWord, any_property_at, block_at, keywords, property_at
from slac.syntax.mistakes import mistake, remedy, replacement, said
from slac.syntax.near import first_words, near_property, title_at
from slac.syntax.page import Line, Page
from slac.syntax.reader import Stuck
from slac.syntax.suggest import closest, nearest

_CLOSING = {'"': '"', "«": "»", "“": "”"}
_WORD = re.compile(r"[^\W\d][\w'’.@-]*|\d[\w.,:%€$]*|\S")
_PHRASE = re.compile(r"[^,\d\"«“{:#]+")
_HOUR = re.compile(r"\d+[ \u00a0\u202f]*(?:h|:|heures?)[ \u00a0\u202f]*\d*|\d+", re.IGNORECASE)
_HOUR_BEGUN = re.compile(r"\d+[ \u00a0\u202f]*h[ \u00a0\u202f]*$", re.IGNORECASE)
_MINUTES = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"(?:[\d.,]+|[^\W\d][\w-]*(?:\s*\([^()]*\))?)\s*$")
_DAY_MONTH = re.compile(r"(?:\d{1,2}|1er)\s+([^\W\d]+)\s+\d{4}")
_CONDITION = re.compile(r",\s*(si|sauf|pendant)\s+", re.IGNORECASE)
_SIGN = re.compile(r"\s#")
_LAST_WORDS = re.compile(r"[^\W\d][\w'’-]*\s+$")
_NO_LIST = ("MOT", "SORTE", "DELAI", "_DE", "_LE", "BORNAGE", "PREPOSITION", "AVANT_LE")
_MANY = 18
#: How far around the place a mistake is looked into, in characters.
_NEARBY = 80


def explain_value(attempt: Attempt, stuck: Stuck, block: BlockWord) -> Diagnostic:
    """The mistake of a line whose keyword is known, or of a case of it."""
    return (
        explain_signs(attempt, stuck)
        or _about_times(attempt, stuck)
        or _about_missing(attempt, stuck)
        or _about_words(attempt, stuck)
        or _about_the_end(attempt, stuck, block)
    )


def explain_unknown(page: Page, block: BlockWord, line: Line) -> Diagnostic:
    """The mistake of a line that begins with no property of its block."""
    begin, end = line.begin, line.code_end
    near = near_property(page, block, begin, end)
    text = page.text[begin:end]
    header = block_at(page.code, begin, end)
    labelled = text[-1:] in '"»”'
    if header and not labelled and header[0].kind == "tableau" and reads(page, "accolade", text):
        return _placed(page, block, begin, end)
    if header and (labelled or not near) and reads(page, "e_" + header[0].rule, text):
        return mistake("SYN16", page.span(begin, header[1]), word=said(page.text[begin : header[1]]))
    elsewhere = any_property_at(page.code, begin, end)
    if elsewhere and not (near and near[2]):
        keyword, stop = elsewhere
        owners = enumeration([said(b.kind) for b in keywords().owners(keyword)][:4], "ou")
        return mistake(
            "SYN21",
            page.span(begin, stop),
            word=said(page.text[begin:stop]),
            owners=owners,
            block=said(block.kind),
        )
    title = title_at(page, begin, end)
    known = [said(p.keyword) for p in block.properties]
    told = ", ".join(known[:_MANY]) + ("…" if len(known) > _MANY else "")
    listed = (
        remedy("properties", block=said(block.kind), words=told)
        if known
        else remedy("no property", block=said(block.kind))
    )
    if near:
        place = page.span(begin, begin + near[1])
        return mistake(
            "SYN20",
            place,
            word=said(place.text),
            block=said(block.kind),
            remedy=remedy("meant", words=said(near[0].keyword)),
            fix=replacement(f"Écrire « {near[0].keyword} »", place, near[0].keyword),
        )
    if " " in text and reads(page, "accolade", text):
        return _placed(page, block, begin, end)
    place = page.span(begin, begin + len(title))
    return mistake("SYN20", place, word=said(place.text), block=said(block.kind), properties=listed)


def _placed(page: Page, block: BlockWord, begin: int, end: int) -> Diagnostic:
    span = page.span(begin, end)
    return mistake(
        "SYN27", span, word=said(span.text), block=said(block.kind), repaired=said("{" + span.text + "}")
    )


def explain_signs(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """Quotes left open, a colon after the keyword, a comment too near, a condition without quotes."""
    page, at = a.page, stuck.at
    text = page.text
    opened = text[at : at + 1]
    if opened in _CLOSING and opened and _CLOSING[opened] not in text[at + 1 : a.end]:
        return mistake("SYN35", page.span(at, a.end))
    sign = _SIGN.search(text, a.begin, a.end)
    if sign and at >= sign.start() and a.reads(text[a.begin : sign.start()]):
        place = page.span(sign.start() + 1, sign.start() + 1)
        fix = Fix("Ajouter un blanc avant « # »", (Edit(place, " "),), safe=True)
        return mistake("SYN41", page.span(sign.start() + 1, a.end), fix=fix)
    if text[at : at + 1] in (":", "=") and not text[a.begin : at].strip(" \t").endswith((":", "=")):
        repaired = a.with_part(at, at + 1, " ")
        if a.reads(repaired):
            fix = replacement("Retirer ce signe", page.span(at, at + 1), " ")
            return mistake(
                "SYN26",
                page.span(at, at + 1),
                word=said(text[a.line_begin : at]),
                repaired=a.line(_spaced(repaired)),
                fix=fix,
            )
    condition = _CONDITION.search(text, a.begin, a.end)
    if condition and at <= condition.end() and a.reads(text[a.begin : condition.start()]):
        rest = text[condition.end() : a.end].strip()
        span = page.span(condition.end(), a.end)
        return mistake(
            "SYN42", span, found=said(rest), repaired=a.line(text[a.begin : condition.end()] + f'"{rest}"')
        )
    return None


def _about_times(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """Hours and months that do not exist, percentages without their sign, numbers without a unit."""
    page, at = a.page, stuck.at
    expected = page.reader.expected(stuck)
    if "HEURE" in expected:
        hour = _HOUR.match(page.text, at, a.end)
        if hour:
            found = hour.group().strip()
            return mistake("SYN36", page.span(at, at + len(found)), found=said(found))
    begun = _HOUR_BEGUN.search(page.text, max(a.begin, at - 12), at)
    minutes = _MINUTES.match(page.text, at, a.end)
    if begun and minutes and "UNITE" not in expected:
        span = page.span(begun.start(), minutes.end())
        return mistake("SYN36", span, found=said(span.text))
    if "DATE" in expected:
        date = _DAY_MONTH.match(page.text, at, a.end)
        if date:
            month = date.group(1)
            near = [m for m in (closest(month, [m], 0.6) for m in MONTHS) if m]
            span = page.span(date.start(1), date.end(1))
            help_ = remedy("meant", words=enumeration(map(said, near), "ou")) if near else ""
            return mistake("SYN37", span, found=said(month), remedy=help_)
    number = _BARE_NUMBER.search(a.text, max(0, len(a.text) - _NEARBY))
    if (number and at >= a.end) or (number and at == a.begin + number.start()):
        span = page.span(a.begin + number.start(), a.begin + len(a.text.rstrip()))
        repaired = a.text.rstrip() + " %"
        if (
            span.text[0].isdigit()
            and a.reads(repaired)
            and ("UNITE" not in expected or _like_a_rate(span.text))
        ):
            fix = replacement("Ajouter « % »", page.span(span.end, span.end), " %")
            return mistake("SYN40", span, found=said(span.text), repaired=a.line(repaired), fix=fix)
        if "UNITE" in expected:
            return mistake("SYN45", span, found=said(span.text))
    return None


def _like_a_rate(number: str) -> bool:
    """Whether a number without its unit is more likely a rate than a length of time: 99,9."""
    figures = number.strip(".,").replace(",", ".")
    return figures.count(".") < 2 and figures.replace(".", "").isdigit() and 50 <= float(figures) <= 100


def _about_missing(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A comma, a colon or a small word that is missing."""
    page, at = a.page, stuck.at
    expected = page.reader.expected(stuck)
    if at >= a.end or "CELLULE" in expected:
        return None
    rest = page.text[at : a.end]
    for name, sign, shown in (
        ("COMMA", ", ", "une virgule"),
        ("COLON", " : ", "deux-points"),
        ("POUR", " pour ", "« pour »"),
    ):
        repaired = page.text[a.begin : at].rstrip() + sign + rest
        after_comma = sign == " pour " and page.text[a.begin : at].rstrip().endswith(",")
        if (name in expected or after_comma) and a.reads(repaired):
            fix = replacement(f"Ajouter {shown}", page.span(at, at), sign.lstrip())
            return mistake(
                "SYN39",
                page.span(at, a.end),
                missing=shown,
                found=said(rest),
                repaired=a.line(repaired),
                fix=fix,
            )
    return None


def _about_words(a: Attempt, stuck: Stuck) -> Diagnostic | None:
    """A word of a list misspelt, a text without quotes, or quotes where none belong."""
    page, at, end = a.page, stuck.at, a.end
    expected = page.reader.expected(stuck)
    text = page.text
    rest = text[at:end]
    if "NOM_PROPRE" in expected and rest[:1] in _CLOSING and rest:
        bare = rest.strip('"«»“” \u00a0\u202f')
        repaired = a.with_part(at, end, bare)
        if a.reads(repaired):
            return mistake(
                "SYN43",
                page.span(at, end),
                repaired=a.line(repaired),
                fix=replacement("Retirer les guillemets", page.span(at, end), bare),
            )
    if at >= end:
        return None
    found = nearest_repair(a, stuck)
    if found:
        span, near, repaired = found
        help_ = remedy("write", line=a.line(repaired))
        return mistake(
            "SYN32",
            span,
            found=said(span.text),
            remedy=help_,
            fix=replacement(f"Écrire « {near} »", span, near),
        )
    if "CELLULE" in expected:
        return mistake("SYN46", page.span(at, _word_end(page, at, end)))
    if "TEXTE" in expected and text[at] not in _CLOSING:
        commas = [at + m.start() for m in re.finditer(r",(?=\s)", rest)][:3]
        for stop in (*commas, end):
            part = text[at:stop].strip()
            repaired = a.with_part(at, stop, f'"{part}"')
            if part and '"' not in part and a.reads(repaired):
                code = (
                    "SYN33"
                    if any(len(keywords().lists.get(n, ())) > 2 for n in expected if n not in _NO_LIST)
                    else "SYN44"
                )
                span = page.span(at, at + len(part))
                return mistake(
                    code,
                    span,
                    found=said(part),
                    repaired=a.line(repaired),
                    fix=replacement("Mettre entre guillemets", span, f'"{part}"'),
                )
    return None


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
        stop = _word_end(page, at, end)
        crossing = nearest(text[before.start() : stop], _phrases(), 0.85)
        near += [(crossing, before.start(), stop)] if crossing else []
    for (_, word), begin, stop in sorted(near, key=lambda candidate: -candidate[0][0]):
        repaired = a.with_part(begin, stop, word)
        if folded_words(word) != folded_words(text[begin:stop]) and a.reads(repaired):
            return page.span(begin, stop), word, repaired
    return None


def _about_the_end(a: Attempt, stuck: Stuck, block: BlockWord) -> Diagnostic:
    """What is too much or too little, and everything else."""
    page, at, end = a.page, stuck.at, a.end
    text = page.text
    expected = page.reader.expected(stuck)
    if at >= end:
        return mistake(
            "SYN30",
            page.span(max(a.line_begin, end - 1), end),
            before=said(_tail(text[a.line_begin : end])),
            expected=expectation(page, stuck),
        )
    stop = _word_end(page, at, end)
    if "$END" in expected:
        second = property_at(block, page.code, at, end)
        if second and at > a.begin:
            return mistake("SYN25", page.span(at, second[1]), word=said(text[at : second[1]]))
        if len(expected) == 1 or text[at] == ",":
            return mistake("SYN34", page.span(at, end), found=said(text[at:end]))
    phrase = _PHRASE.match(text, at, end)
    near = closest(phrase.group(), expected_words(page, stuck)) if phrase else None
    near = near or closest(text[at:stop], expected_words(page, stuck))
    help_ = (
        remedy("meant", words=said(near))
        if near and folded_words(near) != folded_words(text[at:stop])
        else ""
    )
    return mistake(
        "SYN31",
        page.span(at, stop),
        found=said(text[at:stop]),
        expected=expectation(page, stuck),
        remedy=help_,
    )


def _word_end(page: Page, at: int, end: int) -> int:
    word = _WORD.match(page.text, at, end)
    return word.end() if word else min(at + 1, end)


def _tail(text: str) -> str:
    """The last words of a line, enough to recognise the place."""
    return re.split(r"[ \t\u00a0]{2,}", text.strip())[-1]


def _spaced(text: str) -> str:
    return re.sub(r"[ \t]{2,}", "  ", text)


@cache
def _phrases() -> tuple[str, ...]:
    """The words of closed lists that are several words."""
    return tuple(word for listed in keywords().lists.values() for word in listed if " " in word)
