"""What stands before the text and around it: title page, contents, heads and feet of pages, the mark of a draft."""

from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from slac.document import layout
from slac.document.docx import sheet, styles, tables
from slac.document.docx.ooxml import element, field, field_around, inner_link, put, text_run
from slac.document.tree import Paragraph, Text, plain

if TYPE_CHECKING:
    from slac.document.docx.writing import Writer


def write(writer: "Writer") -> None:
    """The title page, then the contents on a page of their own where there are some."""
    cover = writer.document.cover
    if writer.own_look:
        _modern(writer.file)
        _size_pages(writer.file.sections[0], fiche=writer.document.meta.kind == "fiche")
    if cover.kind:
        writer.paragraph(styles.KIND, cover.kind)
    writer.paragraph(styles.TITLE, cover.title)
    if cover.subtitle:
        writer.paragraph(styles.SUBTITLE, cover.subtitle)
    if cover.attached_to:
        writer.paragraph(styles.PARTY, cover.attached_to)
    _parties(writer)
    writer.facts(cover.facts, "Identité du document")
    if writer.document.meta.kind == "annexe":
        _contents(writer)
        made = writer.paragraph(styles.NOTE)
        put(put(made._p, "w:r"), "w:br", type="page")
    _running(writer)


def turn(writer: "Writer") -> None:
    """A new section whose pages are turned; its head and foot are as wide as they are."""
    section = writer.file.add_section(WD_SECTION.NEW_PAGE)
    width, height = section.page_width, section.page_height
    section.page_width, section.page_height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if height > width else WD_ORIENT.PORTRAIT
    _running(writer)


def _modern(file: Any) -> None:
    """A file of today's Word, not of the one that python-docx's own template was made with."""
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _size_pages(section: Any, *, fiche: bool) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    if fiche:
        top, right, bottom, left = sheet.MARGINS
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.header_distance = section.footer_distance = Mm(7)
        return
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.header_distance = section.footer_distance = Mm(12)


def _parties(writer: "Writer") -> None:
    parties = writer.document.cover.parties
    if not parties:
        return
    writer.paragraph(styles.NOTE)
    _rule(writer.file.paragraphs[-1])
    rows = -(-len(parties) // 2)
    made = tables.table(
        writer.file, rows, (1, 1), head=False, row_heads=False, title="Les parties", ruled=False
    )
    for index, party in enumerate(parties):
        cell = made.rows[index // 2].cells[index % 2]
        writer.fill(cell, (Paragraph(party.name),), styles.PARTY_NAME)
        for style, line in ((styles.PARTY, each) for each in party.lines):
            writer.words.write(cell.add_paragraph(style=style), line)
        if party.designation:
            writer.words.write(cell.add_paragraph(style=styles.DESIGNATION), party.designation)
    writer.paragraph(styles.NOTE)


def _rule(paragraph: Any) -> None:
    """The line under a title."""
    borders = element("w:pBdr")
    put(borders, "w:bottom", val="single", sz=12, space=4, color=styles.ACCENT)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


#: Of « 4.12 »; « Article 12 » needs more room in the contents.
_SHORT_LABEL = 5


def _contents(writer: "Writer") -> None:
    """A field that Word computes as it opens the file; what it lists stands there already, but for the page numbers.

    Only Word knows its pages: until it has counted them, none is said.
    """
    entries = []
    listed = list(layout.listed(writer.document))
    if not listed:
        return
    title = writer.paragraph(styles.CONTENTS_TITLE, (Text("Sommaire"),))
    title.paragraph_format.page_break_before = None if layout.contents_on_cover(writer.document) else True
    if writer.own_look and any(s.level > 1 and len(s.label) > _SHORT_LABEL for s in listed):
        stops = writer.file.styles["toc 2"].paragraph_format.tab_stops
        del stops[0]
        stops.add_tab_stop(Twips(styles.LABEL))
    for section in listed:
        made = writer.file.add_paragraph(style=f"toc {min(section.level, 2)}")
        target = writer.targets[section.id]
        label = [text_run(f"{section.label}\t")] if section.label else []
        made._p.append(inner_link(target.bookmark, [*label, text_run(plain(section.title))]))
        entries.append(made._p)
    end = writer.file.add_paragraph(style="toc 2")
    end.paragraph_format.space_after = Pt(0)
    end.paragraph_format.line_spacing = Pt(1)  # it says nothing: no page may be made for it
    entries.append(end._p)
    field_around('TOC \\o "1-2" \\h \\z \\u', entries)


def _running(writer: "Writer") -> None:
    """Heads and feet; a firm's reference keeps its own, ours go below them."""
    section = writer.file.sections[-1]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    document = writer.document
    head = section.header.paragraphs[0]
    if document.meta.kind != "fiche" and (not head.text or writer.own_look):
        head.style = writer.file.styles[styles.HEADER]
        _stops(head, writer.room)
        head._p.append(text_run(layout.title_of(document)))
        if document.meta.draft:
            tab = put(head._p, "w:r")
            put(tab, "w:tab")
            head._p.append(text_run("PROJET"))
    if document.meta.draft:
        put(head._p, "w:r").append(parse_xml(_WATERMARK))
    names = layout.initialling(document)
    if names:
        made = section.footer.add_table(1, len(names), Twips(styles.WIDTH // 2))
        for cell, name in zip(made.rows[0].cells, names, strict=True):
            cell.paragraphs[0].style = writer.file.styles[styles.FOOTER]
            cell.paragraphs[0].add_run(f"Paraphe {name}")
            cell.paragraphs[0].paragraph_format.space_after = Mm(5)
            tables.box(cell)
        foot = section.footer.add_paragraph()
    else:
        foot = section.footer.paragraphs[0]
        if foot.text:
            foot = section.footer.add_paragraph()
    foot.style = writer.file.styles[styles.FOOTER]
    _stops(foot, writer.room)
    foot.paragraph_format.space_before = Pt(4) if names else None
    foot._p.append(text_run(layout.imprint(document)))
    put(put(foot._p, "w:r"), "w:tab")
    for each in (
        text_run("Page "),
        *field("PAGE", [text_run("1")]),
        text_run(" sur "),
        *field("NUMPAGES", [text_run("1")]),
    ):
        foot._p.append(each)


def _stops(paragraph: Any, width: int) -> None:
    """One tab at the right margin, in place of those of Word's own style."""
    stops = put(paragraph._p.get_or_add_pPr(), "w:tabs")
    for old in (4320, 4680, 8640, 9360):
        put(stops, "w:tab", val="clear", pos=old)
    put(stops, "w:tab", val="right", pos=width)


#: Behind the text of each page, in the head: Word's own form of a watermark, not read aloud.
_WATERMARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt=""'
    ' style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin"'
    ' o:allowincell="f" fillcolor="#e6eaef" stroked="f"><v:fill opacity=".6"/>'
    '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="PROJET"/></v:shape></w:pict>'
)
