"""The document tree written block by block into a Word file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, Twips

from slac.document import layout
from slac.document.docx import comments, front, sheet, signatures, styles, tables
from slac.document.docx.numbering import Level, Numbering
from slac.document.docx.ooxml import element, field, text_run
from slac.document.docx.words import Words, targets_of
from slac.document.schedule import clock
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Document,
    Fact,
    Facts,
    Figure,
    Glossary,
    Inlines,
    Item,
    List,
    Paragraph,
    Quotation,
    Remarks,
    Section,
    SignatureBlock,
    Table,
    Text,
    Week,
    plain,
)
from slac.document.typography import space

#: Hanging indents of numbers, in twips: of a heading that says its kind, of others, of deep ones.
_WORDED, _NUMBERED, _DEEP = 1500, 794, 1021
#: The width of the labels of facts, and of their contents.
_FACTS = (30, 70)
#: A pixel in Word's units (914 400 an inch), and the height of the tallest image in millimetres.
_PIXEL, _TALLEST = 9525, 200


def write(file: Any, document: Document, *, own_look: bool) -> None:
    """Write a document into a file that has no content yet; ``own_look`` when its styles are ours to set."""
    if document.meta.kind == "fiche":
        document = sheet.fitted(document)
    writer = Writer(file, document, own_look=own_look)
    front.write(writer)
    columns = layout.columns_of(document)
    if columns is not None:
        sheet.write(writer, columns)
    else:
        writer.blocks(document.body)
    writer.finish()


class Writer:
    """One file being written: where it is, what is numbered, what renvois lead to."""

    def __init__(self, file: Any, document: Document, *, own_look: bool) -> None:
        self.file = file
        self.document = document
        self.own_look = own_look
        self.place = file
        self.level: Level | None = None
        self.numbering = Numbering()
        self.numbering.shift = max(
            (int(each.numId) for each in file.part.numbering_part.element.num_lst), default=0
        )
        styles.prepare(file, document.meta.language, own_look=own_look)
        if document.meta.kind == "fiche":
            styles.tighten(file, document.meta.tightness, own_look=own_look)
        self.style_ids = {style.name: style.style_id for style in file.styles}
        self.targets = targets_of(document.body)
        self.words = Words(file.part, self.targets, self.style_ids)
        self.language = document.meta.language
        self.heading: Any = None
        #: The width of the text where it is being written, in twips.
        self.room = sheet.WIDTH if document.meta.kind == "fiche" else styles.WIDTH
        self._marks = 0
        #: Whether pages are in landscape; the width within a quotation, in twips, 0 outside; the style within a cell.
        self._wide = False
        self._quoting = 0
        self._style = styles.TABLE_TEXT

    # -- blocks ---------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Blocks) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph(content):
                self.paragraph(self.body_style, content)
            case Alinea():
                self._alinea(block)
            case List(items):
                self._items(items, 0)
            case Table():
                self._table(block)
            case Facts():
                if block.title:
                    self.paragraph(styles.CAPTION, block.title)
                self.facts(block.items, plain(block.title) or "Dispositions")
            case Glossary():
                self._glossary(block)
            case SignatureBlock():
                signatures.write(self, block)
            case Quotation(inner):
                self._quotation(inner)
            case Remarks():
                self._remarks(block)
            case Week():
                self._week(block)
            case Figure():
                self._figure(block)
            case Section():
                self._section(block)

    @property
    def body_style(self) -> str:
        return styles.BODY if self.place is self.file else self._style

    def paragraph(self, style: str, content: Inlines = ()) -> Any:
        made = self.place.add_paragraph(style=style)
        self.words.write(made, content)
        return made

    def _section(self, section: Section) -> None:
        above = self.level
        if layout.stands_wide(section) and not self._wide and self.place is self.file:
            with self._landscape():
                self._section(section)
            return
        if section.kind == "signature":
            self._keep_with_signatures()
        made = self.place.add_paragraph(style=f"Heading {min(section.level, 4)}")
        quoted = self.place is not self.file
        made.paragraph_format.page_break_before = (section.kind == "annexe" and not quoted) or None
        worded = " " in section.label
        indent = _WORDED if worded else _DEEP if layout.is_deep(section.label) else _NUMBERED
        level = self.numbering.level(above, section.label, indent) if section.label else None
        if level is not None:
            self._number(made, level)
        elif section.label:
            self.words.write(made, (Text(f"{section.label} "),))
        self._marked(made, section.id, self.words.runs(section.title))
        self.heading = made._p
        self.level = level if section.label else above
        self.blocks(section.blocks)
        self.level = above

    @contextmanager
    def _landscape(self) -> Iterator[None]:
        """Pages in landscape for what is written meanwhile, then upright ones again."""
        upright = self.room
        self.room, self._wide = styles.WIDE, True
        front.turn(self)
        yield
        self.room, self._wide = upright, False
        front.turn(self)

    def _alinea(self, alinea: Alinea) -> None:
        made = self.place.add_paragraph(style=styles.ALINEA)
        indent = _DEEP if layout.is_deep(alinea.number) else _NUMBERED
        level = self.numbering.level(self.level, alinea.number, indent) if self.level is not None else None
        runs = self.words.runs(alinea.content)
        if level is not None:
            self._number(made, level)
        else:
            runs = [text_run(f"{alinea.number}\t"), *runs]
            made.paragraph_format.left_indent = Twips(indent)
            made.paragraph_format.first_line_indent = -Twips(indent)
        if layout.announces(alinea) or alinea.blocks:
            made.paragraph_format.keep_with_next = True
        self._marked(made, alinea.id, runs)
        for block in alinea.blocks:
            if isinstance(block, List):
                self._items(block.items, 1)
            else:
                self.block(block)

    def _number(self, paragraph: Any, level: Level) -> None:
        shape = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        shape.get_or_add_ilvl().val = level.index
        shape.get_or_add_numId().val = self.numbering.shift + level.num

    def _items(self, items: tuple[Item, ...], depth: int) -> None:
        cell = self.place is not self.file
        narrow = cell or self.document.meta.kind == "fiche"
        step = 170 if narrow else 340
        left = depth * step if narrow or not depth else _NUMBERED + (depth - 1) * step
        for index, item in enumerate(items):
            style = self._style if cell else styles.LIST
            made = self.place.add_paragraph(style=style)
            hang = step + (170 if item.marker else 0)
            shape = made.paragraph_format
            shape.left_indent, shape.first_line_indent = Twips(left + hang), -Twips(hang)
            shape.tab_stops.add_tab_stop(Twips(left + hang))
            if index < len(items) - 1 and index == 0:
                shape.keep_with_next = True
            self.words.write(made, (Text(f"{item.marker or '–'}\t"), *item.content))
            self._items(item.items, depth + 1)

    def _table(self, block: Table) -> None:
        if layout.is_wide(block) and self.place is self.file and not self._wide:
            with self._landscape():
                self._table(block)
            return
        caption = layout.caption_of(block)
        if caption is not None:
            made = self.place.add_paragraph(style=styles.CAPTION)
            number = field("SEQ Tableau \\* ARABIC", [text_run(caption.number)])
            self.words.write(made, caption.before)
            self._marked(made, block.id, number)
            self.words.write(made, caption.after)
        title = plain(block.caption) or "Tableau"
        widths = tables.widths(block, self._room)
        made = tables.table(self.place, 1 + len(block.rows), widths, head=True, title=title, width=self._room)
        for cell, column in zip(made.rows[0].cells, block.columns, strict=True):
            tables.shade(cell, head=True)
            self.fill(cell, (Paragraph(column),), styles.TABLE_HEAD)
        short = layout.is_short(block)
        for index, row in enumerate(block.rows):
            for position, (cell, content) in enumerate(
                zip(made.rows[index + 1].cells, row.cells, strict=True)
            ):
                if position == 0:
                    tables.shade(cell, head=False)
                self.fill(cell, content.blocks, styles.TABLE_TEXT)
            if short and index < len(block.rows) - 1:
                _keep(made.rows[index + 1])
        for note in block.notes:
            self.paragraph(styles.NOTE, (Text(f"{note.mark} "), *note.content))
        self.after_table()

    @property
    def _room(self) -> int:
        """A table within a cell is narrower."""
        if self.place is self.file:
            return self.room
        return self._quoting or self.room * 3 // 5

    def facts(self, items: Sequence[Fact], title: str) -> None:
        """A table of labels and contents, without a head."""
        if not items:
            return
        made = tables.table(self.place, len(items), _FACTS, head=False, title=title, width=self._room)
        for row, fact in zip(made.rows, items, strict=True):
            self.fill(row.cells[0], (Paragraph(fact.label),), styles.TABLE_TEXT)
            self.fill(row.cells[1], fact.blocks, styles.TABLE_TEXT)
        for row in list(made.rows)[:-1] if len(items) <= 6 else list(made.rows)[:1]:
            _keep(row)
        self.after_table()

    def after_table(self) -> None:
        """A thin line, without which Word would join two tables."""
        shape = self.place.add_paragraph(style=styles.NOTE).paragraph_format
        shape.line_spacing, shape.space_before, shape.space_after = Pt(6), Pt(0), Pt(0)

    def _keep_with_signatures(self) -> None:
        """Signatures alone on a page could be put under another contract: what comes before goes with them."""
        for paragraph in self.file.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = True

    def _glossary(self, block: Glossary) -> None:
        for term in block.terms:
            made = self.place.add_paragraph(style=styles.BODY)
            made.paragraph_format.keep_with_next = True
            self._marked(made, term.id, self.words.runs(term.term, "w:b"))
            self._within(styles.QUOTE, term.blocks)

    def _within(self, style: str, blocks: Blocks) -> None:
        """Blocks of which the plain paragraphs bear ``style``."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(style, block.content)
            else:
                self.block(block)

    def _quotation(self, blocks: Blocks) -> None:
        """What a clause gives as the text of another, set apart by a rule at its left."""
        if self.place is not self.file:
            self.blocks(blocks)
            return
        self._quoting = self.room - _NUMBERED - 2 * styles.PADDING
        made = tables.quotation(self.file, _NUMBERED, self._quoting)
        self.fill(made.rows[0].cells[0], blocks, styles.BODY)
        self._quoting = 0
        self.after_table()

    def _week(self, week: Week) -> None:
        """The drawing of the page, as the table that it draws."""
        if week.caption:
            self.paragraph(styles.CAPTION, week.caption)
        facts = [
            Fact((Text(days),), (Paragraph((Text(_hours(hours, self.language) or "fermé"),)),))
            for days, hours in layout.grouped(week)
        ]
        self.facts(facts, week.described)

    def _figure(self, figure: Figure) -> None:
        """At 96 pixels an inch, or as much less as the text's width and most of a page ask."""
        made = self.paragraph(self.body_style)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        width, height = figure.width * _PIXEL, figure.height * _PIXEL
        scale = min(1, Twips(self._room) / width, Mm(_TALLEST) / height)
        picture = made.add_run().add_picture(BytesIO(figure.data), int(width * scale), int(height * scale))
        picture._inline.docPr.set("descr", figure.alt)

    def _remarks(self, block: Remarks) -> None:
        """Findings as comments on the words that they are about."""
        heading = self.heading
        before = len(self.file.element.body) - 1  # the last element is the section's own
        self.blocks(block.blocks)
        written = list(self.file.element.body)[before:-1]
        apart = heading is None or (not written and self.document.meta.kind == "constats")
        comments.add(self.file, [] if apart else [heading, *written], block.remarks, self)

    # -- small things ---------------------------------------------------------------------------------------------

    def fill(self, cell: Any, blocks: Blocks, style: str) -> None:
        outer, self.place = self.place, cell
        outer_style, self._style = self._style, style
        empty = cell.paragraphs[0]
        self.blocks(blocks)
        if len(cell.paragraphs) > 1 or cell.tables:
            empty._p.getparent().remove(empty._p)
        else:
            empty.style = style
        if cell._tc[-1].tag.endswith("}tbl"):
            cell.add_paragraph(style=style)  # a cell of Word ends with a paragraph
        self.place, self._style = outer, outer_style

    def _marked(self, paragraph: Any, target: str, runs: list[Any]) -> None:
        """Append runs within the bookmark that renvois to ``target`` lead to."""
        found = self.targets.get(target)
        if found is None:
            paragraph._p.extend(runs)
            return
        self._marks += 1
        start = element("w:bookmarkStart", id=self._marks, name=found.bookmark)
        paragraph._p.extend([start, *runs, element("w:bookmarkEnd", id=self._marks)])

    def finish(self) -> None:
        """What is known once all is written."""
        missing = self.document.meta.missing
        if missing:
            made = self.paragraph("Heading 1", (Text("Avant la signature"),))
            made.paragraph_format.page_break_before = True
            self.paragraph(styles.BODY, (Text("Ce document est un projet. Il reste à régler ce qui suit."),))
            self._items(tuple(Item("", (Text(space(each, self.language)),)) for each in missing), 0)
        self.numbering.write(self.file.part.numbering_part.element)


def _hours(hours: Sequence[Any], language: str) -> str:
    return space(", ".join(f"{clock(each.opens)} – {clock(each.closes)}" for each in hours), language)


def _keep(row: Any) -> None:
    """Keep a row with the next."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
