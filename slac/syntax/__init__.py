"""The text of a contract read as a tree, every mistake of writing said in one run.

The way through it: ``page`` cuts the text into lines, ``layout`` finds blocks, properties and text in them,
``properties`` and ``prose`` read these, line by line, with ``reader`` and the tables of the grammar; ``explain`` says
why a line does not read, ``mistakes`` holds every sentence.
"""

from bisect import bisect
from collections.abc import Sequence

from slac.collector import held_off
from slac.diagnostics import Diagnostic
from slac.source import Source
from slac.syntax.characters import is_text, report_tabs, report_unseen
from slac.syntax.keywords import keywords
from slac.syntax.layout import read_blocks
from slac.syntax.mistakes import mistake, said
from slac.syntax.page import Page
from slac.syntax.tree import Block, Tree

__all__ = ["parse"]


@held_off()
def parse(source: Source) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """The tree of a file, and its mistakes by place; what could not be read is not in the tree.

    Never raises for what a text holds. A file that is no text gives an empty tree and one mistake.
    """
    if not is_text(source.text):
        return Tree(source, (), ()), (mistake("SYN02", source.span(0, 0)),)
    page = Page(source)
    unseen = report_unseen(page)
    report_tabs(page)
    kept = len(page.found)
    if not page.lines and not page.comments:
        page.report(mistake("SYN01", source.span(0, 0)))
    blocks = read_blocks(page)
    _report_headings(page)
    _report_numbers(page, blocks)
    if page.lines and not blocks and len(page.found) - kept > 1:
        first = page.lines[0]
        page.found[kept:] = [mistake("SYN05", page.span(first.begin, first.end))]
    about_lines = [d for d in page.found[kept:] if not (unseen and source.line_of(d.span.start) in unseen)]
    found = sorted(page.found[:kept] + about_lines, key=lambda d: d.sort_key)
    comments = sorted(page.comments, key=lambda c: c.span.start)
    return Tree(source, blocks, tuple(comments)), tuple(found)


def _report_headings(page: Page) -> None:
    """Warn of « ## Title » under a block: Markdown's heading is a comment here, and would be lost unseen."""
    for comment in page.comments:
        title = comment.text.lstrip("#").strip()
        if comment.own_line and comment.text.startswith("#") and title and comment.span.first.column > 1:
            page.report(mistake("SYN69", comment.span, repaired=said(f'paragraphe "{title}"')))


def _report_numbers(page: Page, blocks: Sequence[Block]) -> None:
    """Warn of « #3 » or « # 1 rue de la Paix » in a text: pasted there, it would be lost unseen."""
    starts = [block.span.start for block in blocks]
    for comment in page.comments:
        if not (comment.own_line and comment.text[:1].isdigit() and comment.span.first.column > 1):
            continue
        block = blocks[bisect(starts, comment.span.start) - 1] if starts else None
        if block is None or not keywords().blocks[block.kind].prose:
            continue
        if all(one.span.end < comment.span.start for one in block.properties):
            page.report(mistake("SYN76", comment.span, repaired=said(f"\\{comment.span.text}")))
