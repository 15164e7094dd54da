"""Text pasted at the margin, moved under the block that precedes it: ``slac fmt --coller``."""

from slac.source import Source
from slac.syntax import parse
from slac.syntax.attempt import reads
from slac.syntax.formatting.placing import STEP
from slac.syntax.keywords import block_at
from slac.syntax.page import Line, Page

#: The mistakes of a text in column one: a sentence; a few words that begin no block.
_AT_MARGIN = {"SYN10", "SYN11"}


def indent_pasted(source: Source) -> Source:
    """The same text, each passage in column one (up to the next line that reads as a header) two blanks further right.

    The source itself where there is none.
    """
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
    for number, line in enumerate(source.text.split("\n"), 1):
        inside = (inside or number in passages) and number not in headers
        moved.append(" " * STEP + line if inside and line.strip() else line)
    return Source("\n".join(moved), source.path)


def _is_header(page: Page, line: Line) -> bool:
    found = block_at(page.code, line.begin, line.code_end)
    return found is not None and reads(page, "e_" + found[0].rule, page.text[line.begin : line.code_end])
