"""The lines of column one: headers of blocks, and what stands there without being one."""

import re
from functools import cache

from slac.syntax.attempt import Attempt, reads
from slac.syntax.bullets import bullet_at
from slac.syntax.folding import folded_words
from slac.syntax.keywords import BlockWord, any_property_at, block_at, keywords
from slac.syntax.mistakes import mistake, remedy, replacement, said, said_line
from slac.syntax.page import QUOTED, Line, Page
from slac.syntax.reader import Stuck
from slac.syntax.suggest import closest
from slac.syntax.titles import printed_title
from slac.syntax.tree import Node, Word

_NAME = re.compile(r"[^\W\d][\w-]*")
_LABEL = re.compile(QUOTED)
_WORD = re.compile(r"[^\W\d][\w'’-]*|\S+")
_REST = re.compile(r"[\s:–—-]*(.*?)\s*")


def read_header(
    page: Page, line: Line, previous: BlockWord | None, has_body: bool
) -> tuple[BlockWord, Node] | None:
    """The block that a line of column one begins; a faulty one is reported and made good; None if it is no header."""
    begin, end = line.begin, line.code_end
    found = block_at(page.code, begin, end)
    if found is None:
        return _misspelt(page, line)
    kind, stop = found
    read = page.reader.read("e_" + kind.rule, begin, end)
    if not isinstance(read, Stuck):
        check_name(page, read)
        return kind, read
    if previous and previous.prose and not has_body and _looks_like_text(page, line):
        return None
    _explain(page, kind, line, stop, read)
    return kind, _salvaged(page, kind, stop, line)


def check_name(page: Page, header: Node) -> None:
    """Report a name that would be read as another word where names stand; annexes may be called A."""
    for item in header.items:
        if (
            not isinstance(item, Word)
            or item.kind != "NOM"
            or (len(item.text) == 1 and header.rule == "e_annexe")
        ):
            continue
        if folded_words(item.text) in _refused():
            example = said(f"{item.text.lower()}-1")
            page.report(mistake("SYN15", item.span, word=said(item.text), example=example))


def report_margin(page: Page, line: Line, previous: BlockWord | None, text_before: bool) -> bool:
    """Say why a line of column one is no header, once for a run of text; tells whether this line is such text."""
    begin, end = line.begin, line.code_end
    found = block_at(page.code, begin, end)
    if found:
        word = said(page.text[begin : found[1]])
        where = page.span(begin, line.end)
        page.report(mistake("SYN12", where, word=word, header=_example(found[0]), remedy=_titled(page, line)))
        return False
    known = any_property_at(page.code, begin, end)
    if known and previous and any(p.keyword == known[0] for p in previous.properties):
        place = page.span(begin, known[1])
        page.report(mistake("SYN22", place, word=said(place.text), block=said(previous.kind)))
        return False
    word_at = _WORD.match(page.text, begin, end)
    stop = word_at.end() if word_at else end
    if len(page.code[begin:end].split()) > 4 or not page.shadow[begin].isalpha() or bullet_at(page, line):
        if not text_before:
            page.report(mistake("SYN11", page.span(begin, line.end)))
        return True
    near = closest(page.text[begin:stop], keywords().blocks, 0.75)
    help_ = remedy("meant", words=said(near)) if near else ""
    page.report(mistake("SYN10", page.span(begin, stop), word=said(page.text[begin:stop]), remedy=help_))
    return False


def report_orphan(page: Page, line: Line) -> None:
    """Say what is wrong with indented lines before the first block."""
    found = block_at(page.code, line.begin, line.code_end)
    if found and reads(page, "e_" + found[0].rule, page.text[line.begin : line.code_end]):
        place = page.span(line.begin, found[1])
        page.report(mistake("SYN16", place, word=said(place.text)))
    else:
        page.report(mistake("SYN17", page.span(line.begin, line.end)))


def _misspelt(page: Page, line: Line) -> tuple[BlockWord, Node] | None:
    """A header whose keyword is nearly one: reported, and read as what was meant."""
    begin, end = line.begin, line.code_end
    word = _WORD.match(page.text, begin, end)
    if word is None or not page.shadow[begin].isalpha():
        return None
    near = closest(word.group(), keywords().blocks, 0.7)
    if near is None:
        return None
    kind = keywords().blocks[near]
    read = page.reader.read("e_" + kind.rule, word.end(), end, (kind.terminal,))
    if isinstance(read, Stuck):
        return None
    place = page.span(begin, word.end())
    page.report(
        mistake(
            "SYN10",
            place,
            word=said(place.text),
            remedy=remedy("meant", words=said(near)),
            fix=replacement(f"Écrire « {near} »", place, near),
        )
    )
    check_name(page, read)
    return kind, read


def _looks_like_text(page: Page, line: Line) -> bool:
    text = page.text[line.begin : line.code_end]
    return '"' not in text and "«" not in text and (len(text.split()) > 4 or text[-1] in ".;:,")


def _explain(page: Page, kind: BlockWord, line: Line, stop: int, stuck: Stuck) -> None:
    begin, end = line.begin, line.code_end
    from slac.syntax.expected import expectation  # only where something is wrong
    from slac.syntax.explain_signs import explain_signs

    attempt = Attempt(page, "e_" + kind.rule, begin, begin, end)
    about_signs = explain_signs(attempt, stuck)
    if about_signs:
        page.report(about_signs)
        return
    at = stuck.at
    if at >= end:
        page.report(
            mistake("SYN13", page.span(begin, end), word=said(page.text[begin:end]), header=_example(kind))
        )
        return
    word = _WORD.match(page.text, at, end)
    span = page.span(at, word.end() if word else end)
    rest = _REST.fullmatch(page.text, at, end)
    label = rest.group(1).strip('"«»“” ') if rest else ""
    repaired = page.text[begin:at].rstrip() + f' "{label}"'
    joined = page.text[begin:at].rstrip() + "-" + page.text[at:end]
    help_, fix = "", None
    if titled := _titled(page, line):
        help_ = titled
    elif label and attempt.reads(repaired):
        help_ = remedy("write", line=said_line(repaired))
        fix = replacement("Mettre l'intitulé entre guillemets", page.span(at, end), f'"{label}"')
    elif attempt.reads(joined):
        help_ = remedy("write", line=said_line(joined))
    elif page.text[at].isdigit() and stop >= at - 1:
        help_ = remedy("number", line=said(f"numéro {span.text}"))
    expected = expectation(page, stuck)
    before = said(page.text[begin:at])
    page.report(
        mistake("SYN14", span, found=said(span.text), before=before, expected=expected, remedy=help_, fix=fix)
    )


def _titled(page: Page, line: Line) -> str:
    """How to write the title that a document prints; "" for a line that is none."""
    title = printed_title(page, line)
    return remedy("title", header=said(title.header), number=said_line(title.imposed)) if title else ""


def _salvaged(page: Page, kind: BlockWord, stop: int, line: Line) -> Node:
    """The name and the label that a faulty header shows all the same, so that citations of the block still resolve."""
    items: list[Word] = []
    at = stop
    while at < line.code_end and page.code[at] in " \t":
        at += 1
    for form, name in (
        (_NAME.match(page.code, at, line.code_end), "NOM"),
        (_LABEL.search(page.code, at, min(line.code_end, at + 300)), "TEXTE"),
    ):
        if form:
            span = page.span(form.start(), form.end())
            items.append(Word(name, span.text, span))
    return Node("e_" + kind.rule, tuple(items), page.span(line.begin, line.code_end))


def _example(kind: BlockWord) -> str:
    return f'« {kind.kind} nom "Intitulé" »'


@cache
def _refused() -> frozenset[str]:
    return frozenset(folded_words(word) for word in keywords().refused)
