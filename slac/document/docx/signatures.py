"""The boxes where a contract is signed, in a Word file."""

from typing import TYPE_CHECKING

from docx.shared import Mm

from slac.document.docx import styles, tables
from slac.document.tree import SignatureBlock, Text
from slac.document.typography import space

if TYPE_CHECKING:
    from slac.document.docx.writing import Writer


def write(writer: "Writer", block: SignatureBlock) -> None:
    """What is said before signing, then two boxes a row, with an empty column and empty rows between them."""
    for content in (block.statement, *block.remarks):
        writer.paragraph(styles.BODY, content).paragraph_format.keep_with_next = True
    rows = -(-len(block.boxes) // 2)
    made = tables.table(
        writer.place,
        2 * rows - 1,
        (15, 1, 15),
        head=False,
        row_heads=False,
        title="Signatures",
        ruled=False,
    )
    for index, box in enumerate(block.boxes):
        cell = made.rows[index // 2 * 2].cells[index % 2 * 2]
        tables.box(cell)
        name, capacity = (Text(space(f"{label} : ", writer.language)) for label in ("Nom", "Qualité"))
        lines = [
            (styles.FIELD, box.designation),
            (styles.SIGNATORY, box.party),
            (styles.FIELD, (name, *box.represented_by)),
            (styles.FIELD, (capacity, *box.capacity)),
            (styles.FIELD, (Text("Signature"),)),
        ]
        for style, content in lines:
            if content:
                writer.words.write(cell.add_paragraph(style=style), content)
        cell._tc.remove(cell.paragraphs[0]._p)
        cell.paragraphs[-1].paragraph_format.space_before = Mm(3)
        cell.paragraphs[-1].paragraph_format.space_after = Mm(22)
        cell.paragraphs[-1].paragraph_format.keep_with_next = False
    writer.after_table()
