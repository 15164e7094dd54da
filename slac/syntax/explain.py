"""Why a line was not read: the mistake that a reader would name, and a repaired line if one reads."""

import re

from slac.diagnostics import Diagnostic
from slac.french import enumeration
from slac.syntax.attempt import Attempt, reads
from slac.syntax.examples import example
from slac.syntax.expected import expectation
from slac.syntax.explain_signs import explain_signs
from slac.syntax.explain_times import explain_times
from slac.syntax.explain_words import explain_words, word_end
from slac.syntax.keywords import BlockWord, PropertyWord, any_property_at, block_at, keywords, property_at
from slac.syntax.mistakes import mistake, remedy, replacement, said, said_line
from slac.syntax.near import near_property, title_at
from slac.syntax.page import Line, Page
from slac.syntax.reader import Stuck

#: What keys a line: words up to two blanks or a quote.
_KEY = re.compile(r"(?P<key>[^\W\d][^\"«“:,\n]*? [^\"«“:,\n]*?)[ \t]*(?:[ \t]{2}|\t|(?=[\"«“]))")

#: How many properties of a block a message lists.
_MANY = 18


def explain_value(
    attempt: Attempt, stuck: Stuck, block: BlockWord, property_: PropertyWord | None
) -> Diagnostic:
    """The mistake of a line whose keyword is known, or of a case of it."""
    return (
        (_unquoted_key(attempt) if property_ is None else None)
        or explain_signs(attempt, stuck)
        or explain_times(attempt, stuck)
        or explain_words(attempt, stuck)
        or _about_the_end(attempt, stuck, block, property_)
    )


def _unquoted_key(a: Attempt) -> Diagnostic | None:
    """Several words that key a line, of which the first was taken for a name: « niveau 1 »."""
    found = _KEY.match(a.page.text, a.line_begin, a.end)
    value = a.page.text[found.end() : a.end] if found else ""
    if found is None or not a.reads(value):
        return None
    quoted = f'"{found["key"]}"'
    place = a.page.span(a.line_begin, a.line_begin + len(found["key"]))
    return mistake(
        "SYN44",
        place,
        found=said(place.text),
        repaired=said_line(f"{quoted}  {value}"),
        fix=replacement("Mettre entre guillemets", place, quoted),
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
        if keyword == "délai" and any(p.rule == "delai_nomme" for p in block.properties):
            return mistake(
                "SYN20",
                page.span(begin, stop),
                word=said("délai"),
                block=said(block.kind),
                remedy=remedy("delays"),
            )
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
    cited = page.reader.read("accolade", begin, end) if " " in text else None
    if cited is not None and not isinstance(cited, Stuck) and cited.rule != "mesure_citee":
        return _placed(page, block, begin, end)
    place = page.span(begin, begin + max(len(title), len(text.split()[0])))
    # A value without its keyword, where only one property takes it: « NEQ 1145678901 ». A short name may be anything.
    lines = [f"{p.keyword}  {text}" for p in block.properties if p.keyword != "désigné"]
    whole = [line for line in lines if reads(page, "p_" + block.rule, line)]
    meant = remedy("write", line=said_line(whole[0])) if len(whole) == 1 else ""
    return mistake(
        "SYN20", place, word=said(place.text), block=said(block.kind), properties=listed, remedy=meant
    )


def _placed(page: Page, block: BlockWord, begin: int, end: int) -> Diagnostic:
    span = page.span(begin, end)
    return mistake(
        "SYN27", span, word=said(span.text), block=said(block.kind), repaired=said("{" + span.text + "}")
    )


def _about_the_end(a: Attempt, stuck: Stuck, block: BlockWord, property_: PropertyWord | None) -> Diagnostic:
    """What is too much or too little, and everything else."""
    page, at, end = a.page, stuck.at, a.end
    text = page.text
    expected = page.reader.expected(stuck)
    line = example(block.kind, property_.keyword) if property_ else ""
    shown = remedy("example", line=said_line(line)) if line else ""
    if at >= end:
        span = page.span(max(a.line_begin, end - 1), end)
        before = said(_tail(text[a.line_begin : end]))
        return mistake("SYN30", span, before=before, expected=expectation(page, stuck), remedy=shown)
    stop = word_end(page, at, end)
    if "$END" in expected:
        second = property_at(block, page.code, at, end)
        if second and at > a.begin:
            return mistake("SYN25", page.span(at, second[1]), word=said(text[at : second[1]]))
        if len(expected) == 1 or text[at] == ",":
            return mistake("SYN34", page.span(at, end), found=said(text[at:end]))
    found = said(text[at:stop])
    return mistake("SYN31", page.span(at, stop), found=found, expected=expectation(page, stuck), remedy=shown)


def _tail(text: str) -> str:
    """The last words of a line, enough to recognise the place."""
    return re.split(r"[ \t\u00a0]{2,}", text.strip())[-1]
