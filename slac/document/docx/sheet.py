"""The technician's page as a Word file: one page in two columns, set as tight as what it says asks.

Nobody can ask Word how long a page is: its height is reckoned from the number of characters, on the safe side.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm

from slac.document import layout
from slac.document.docx import styles
from slac.document.docx.ooxml import element, put
from slac.document.summary import tightenings
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Document,
    Facts,
    Item,
    List,
    Paragraph,
    Section,
    Table,
    Week,
    plain,
)

if TYPE_CHECKING:
    from slac.document.docx.writing import Writer

#: Millimetres: the margins of the page (top, right, bottom, left) and the room between its columns.
MARGINS, _BETWEEN = (14, 14, 16, 14), 8
_POINT = 72 / 25.4
#: The width of the text, in twips.
WIDTH = int((210 - MARGINS[1] - MARGINS[3]) * _POINT * 20)
_WIDTH = (210 - MARGINS[1] - MARGINS[3]) * _POINT
_HEIGHT = (297 - MARGINS[0] - MARGINS[2]) * _POINT
_COLUMN = (_WIDTH - _BETWEEN * _POINT) / 2
#: The width of a character, in ems of Arial, what lines that end early lose being counted in.
_CHARACTER = 0.48


def fitted(document: Document) -> Document:
    """The roomiest setting that fits on a page, else the tightest."""
    found = document
    for tighter in tightenings(document):
        found = tighter
        if _height(tighter) <= _HEIGHT:
            break
    return found


def write(writer: "Writer", columns: layout.Columns) -> None:
    """What stands across the page, then two columns below it."""
    writer.blocks(columns.whole)
    body = writer.file.add_section(WD_SECTION.CONTINUOUS)
    shape = body._sectPr
    columned = element("w:cols", num=2, space=int(Mm(_BETWEEN).twips))
    for old in shape.findall(qn("w:cols")):
        old.addprevious(columned)
        shape.remove(old)
    writer.room = int(_COLUMN * 20)
    writer.blocks(columns.left)
    left = len(writer.file.paragraphs)
    writer.blocks(columns.right)
    for first in writer.file.paragraphs[left : left + 1]:
        first._p.get_or_add_pPr().addnext(broken := element("w:r"))
        put(broken, "w:br", type="column")


# -- how high -----------------------------------------------------------------------------------------------------


def _height(document: Document) -> float:
    """In points."""
    size = styles.SHEET_SIZES[document.meta.tightness]
    columns = layout.columns_of(document)
    assert columns is not None, "only the technician's page is fitted"
    cover = document.cover
    head = _lines(plain(cover.title), _WIDTH, 2 * size) * 2.4 * size + 3 * size
    head += _lines(plain(cover.subtitle), _WIDTH, 1.05 * size) * styles.LEADING * 1.05 * size
    below = max(_blocks(part, _COLUMN, size) for part in (columns.left, columns.right))
    # A thin line stands between the sections of Word.
    return head + _blocks(columns.whole, _WIDTH, size) + below + 2 * size


def _blocks(blocks: Iterable[Block], width: float, size: float) -> float:
    return sum(_block(block, width, size) for block in blocks)


def _block(block: Block, width: float, size: float) -> float:
    line = styles.LEADING * size
    match block:
        case Section(blocks=inner):
            return 1.12 * line + 1.45 * size + _blocks(inner, width, size)
        case Paragraph(content) | Alinea(content=content):
            return _lines(plain(content), width, size) * line + 0.35 * size
        case List(items):
            return _items(items, width, size)
        case Facts():
            facts = [((Paragraph(fact.label),), fact.blocks) for fact in block.items]
            title = 1.5 * line if block.title else 0
            return title + sum(_row(each, (30, 70), width, size) for each in facts) + 0.8 * size
        case Table():
            weights = block.weights or (1,) * len(block.columns)
            head = _row([(Paragraph(each),) for each in block.columns], weights, width, size)
            rows = ([cell.blocks for cell in row.cells] for row in block.rows)
            return head + sum(_row(row, weights, width, size) for row in rows) + 0.8 * size
        case Week():
            return (1.5 + 1.35 * len(layout.grouped(block))) * line
    return 0


def _items(items: Sequence[Item], width: float, size: float) -> float:
    inner = width - 1.6 * size
    return sum(
        _lines(plain(item.content), inner, size) * styles.LEADING * size
        + 0.25 * size
        + _items(item.items, inner, size)
        for item in items
    )


def _row(cells: Sequence[Blocks], weights: Sequence[int], width: float, size: float) -> float:
    total = sum(weights)
    rooms = (width * weight / total - styles.PADDING / 10 for weight in weights)
    heights = (_blocks(blocks, room, 0.94 * size) for blocks, room in zip(cells, rooms, strict=True))
    return max(heights) + 0.45 * size


def _lines(text: str, width: float, size: float) -> int:
    return max(1, ceil(len(text) * _CHARACTER * size / max(width, size)))
