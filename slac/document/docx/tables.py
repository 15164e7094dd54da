"""Tables of the Word file: full width, heads repeated on each page, rows whole, said to who does not see them."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from slac.document.docx.ooxml import element, put
from slac.document.docx.styles import ACCENT, PADDING, PALE, RULE, WIDTH


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
