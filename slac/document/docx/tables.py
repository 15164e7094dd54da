"""Tables of the Word file: full width, heads repeated on each page, rows whole, said to who does not see them."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from slac.document import layout
from slac.document.docx.ooxml import element, put
from slac.document.docx.styles import ACCENT, PADDING, PALE, RULE, WIDTH
from slac.document.tree import Table


def table(
    file: Any,
    rows: int,
    widths: Sequence[int],
    *,
    width: int = WIDTH,
    head: bool,
    title: str,
    row_heads: bool = True,
    ruled: bool = True,
) -> Any:
    """An empty table, ``widths`` its columns' relative ones; ``title`` is what is read aloud for it.

    Without a head, its words stand at the margin, as those of the text do.
    """
    made = file.add_table(rows, len(widths))
    after = made._tbl.getnext()
    if after is not None and after.tag == qn("w:p"):
        after.getparent().remove(after)  # python-docx puts an empty line after a table within a cell
    shape = made._tbl.tblPr
    for tag in ("w:tblStyle", "w:tblW", "w:tblLook", "w:tblLayout"):
        for found in shape.findall(qn(tag)):
            shape.remove(found)
    put(shape, "w:tblW", w=width, type="dxa")
    if ruled:
        borders = put(shape, "w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            put(borders, f"w:{side}", val="single", sz=4, space=0, color=RULE)
    put(shape, "w:tblLayout", type="fixed")
    margins = put(shape, "w:tblCellMar")
    put(margins, "w:left", w=PADDING if head else 0, type="dxa")
    put(margins, "w:right", w=PADDING, type="dxa")
    put(shape, "w:tblLook", val="04A0", firstRow=int(head), firstColumn=int(row_heads), noVBand=1)
    if title:
        put(shape, "w:tblCaption", val=title[:255])
    _size(made, widths, width)
    for index, row in enumerate(made.rows):
        _whole(row, repeated=head and index == 0)
    return made


#: The width of a character in twips: in a head, and elsewhere; a longer word may be divided, and a longer cell takes
#: several lines.
_IN_HEAD, _ELSEWHERE, _LONGEST_WORD, _LONGEST_CELL = 115, 92, 30, 40
#: Such a word may be that of a head.
_SHORT_WORD = 14


def widths(table: Table, width: int) -> list[int]:
    """The columns of a table, in twips: as its weights say, else as what they hold, but none narrower than a word."""
    needs = layout.columns_need(table)
    least = [_room_for(min(word, _LONGEST_WORD)) for word, _ in needs]
    spare = width - sum(least)
    if spare <= 0:
        return [width * each // sum(least) for each in least]
    if table.weights:
        best = [width * weight // sum(table.weights) for weight in table.weights]
    else:
        best = [_ELSEWHERE * min(cell, _LONGEST_CELL) + 2 * PADDING for _, cell in needs]
    # What is left after the words goes to the columns that ask for more.
    wanted = [max(0, more - low) for more, low in zip(best, least, strict=True)]
    if not any(wanted):
        wanted = least
    return [low + spare * more // sum(wanted) for low, more in zip(least, wanted, strict=True)]


def _room_for(word: int) -> int:
    short = min(word, _SHORT_WORD)
    return _IN_HEAD * short + _ELSEWHERE * (word - short) + 2 * PADDING


def quotation(file: Any, indent: int, width: int) -> Any:
    """A cell that may go on for pages, ruled at its left, ``indent`` twips from the margin."""
    made = table(file, 1, (1,), width=width, head=False, row_heads=False, title="Texte cité", ruled=False)
    shape = made._tbl.tblPr
    placed = element("w:tblInd", w=indent, type="dxa")
    borders = element("w:tblBorders")
    put(borders, "w:left", val="single", sz=12, space=0, color=RULE)
    shape.find(qn("w:tblLayout")).addprevious(placed)
    placed.addnext(borders)
    shape.find(qn("w:tblCellMar")).find(qn("w:left")).set(qn("w:w"), str(2 * PADDING))
    for kept in list(made.rows[0]._tr.trPr):
        made.rows[0]._tr.trPr.remove(kept)
    return made


def _size(made: Any, widths: Sequence[int], width: int) -> None:
    total = sum(widths)
    sizes = [width * each // total for each in widths]
    for column, size in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), sizes, strict=True):
        column.set(qn("w:w"), str(size))
    for row in made._tbl.tr_lst:
        for cell, size in zip(row.tc_lst, sizes, strict=True):
            shape = cell.get_or_add_tcPr()
            for found in shape.findall(qn("w:tcW")):
                shape.remove(found)
            shape.insert(0, element("w:tcW", w=size, type="dxa"))


def _whole(row: Any, *, repeated: bool) -> None:
    shape = row._tr.get_or_add_trPr()
    put(shape, "w:cantSplit")
    if repeated:
        put(shape, "w:tblHeader")


def box(cell: Any) -> None:
    """Draw the four sides of a cell, and keep its words off them."""
    shape = cell._tc.get_or_add_tcPr()
    borders = put(shape, "w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        put(borders, f"w:{side}", val="single", sz=4, space=0, color=RULE)
    margins = put(shape, "w:tcMar")
    for side in ("top", "left", "right"):
        put(margins, f"w:{side}", w=2 * PADDING, type="dxa")


def shade(cell: Any, *, head: bool) -> None:
    put(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=ACCENT if head else PALE)
