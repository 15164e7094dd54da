"""Text pasted at the margin, moved under the block that precedes it: ``slac fmt --coller``."""

import re

from slac.source import Source
from slac.syntax import parse
from slac.syntax.attempt import reads
from slac.syntax.formatting.placing import STEP
from slac.syntax.keywords import block_at
from slac.syntax.page import Line, Page
from slac.syntax.titles import printed_title

#: The mistakes of a text in column one: a sentence; a few words that begin no block; a sentence that begins as one.
_AT_MARGIN = {"SYN10", "SYN11", "SYN12"}


def arrange_pasted(source: Source) -> Source:
    """The same text, what was pasted in column one put in its place; the source itself where there is none.

    A title as a document prints it (« ARTICLE 5 – Durée ») becomes the header of a division, whose number it imposes;
    each passage, up to the next header, goes two blanks further right, its paragraphs apart: a word processor gives
    each one line.
    """
    return _indented(_titled(source))


def _titled(source: Source) -> Source:
    page = Page(source)
    lines = source.text.split("\n")
    for line in page.lines:
        title = printed_title(page, line) if not line.column and not _is_header(page, line) else None
        if title:
            lines[source.line_of(line.begin) - 1] = f"{title.header}\n{' ' * STEP}{title.imposed}"
    return Source("\n".join(lines), source.path)


def _indented(source: Source) -> Source:
    _, mistakes = parse(source)
    passages = {source.line_of(m.span.start) for m in mistakes if m.code in _AT_MARGIN and m.fix is None}
    if not passages:
        return source
    page = Page(source)
    headers = {
        source.line_of(line.begin) for line in page.lines if not line.column and _is_header(page, line)
    }
    moved: list[str] = []
    inside = False
    above = ""
    for number, line in enumerate(source.text.split("\n"), 1):
        inside = (inside or number in passages) and number not in headers
        if inside and _ends_paragraph(above) and _BEGINNING.match(line):
            moved.append("")
        moved.append(" " * STEP + line if inside and line.strip() else line)
        above = line if inside else ""
    return Source("\n".join(moved), source.path)


#: A paragraph begins with a capital or a number; bullets are left to stand together.
_BEGINNING = re.compile(r"[A-ZÀ-ÖØ-ÞŒ«“\"{]|\d+(?![\d.)°]*[.)°][ \t])")
_SENTENCE = re.compile(r"[.;:!?…»”\"][ \t]*$")
#: A line that is not full ends its paragraph, whatever its last sign.
_FULL = 60


def _ends_paragraph(line: str) -> bool:
    return bool(line.strip()) and (len(line) < _FULL or bool(_SENTENCE.search(line)))


def _is_header(page: Page, line: Line) -> bool:
    found = block_at(page.code, line.begin, line.code_end)
    return found is not None and reads(page, "e_" + found[0].rule, page.text[line.begin : line.code_end])
