"""The styles of the Word file: Word's own names where it has one, so that a firm's reference file restyles them all."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

from slac.document.docx.ooxml import element, put

INK, SOFT, ACCENT, WRONG = "16202A", "55626F", "1F3A5F", "A3201D"
RULE, PALE, HOLE = "B9C3CE", "F2F5F8", "FFF0B8"
_SERIF, _SANS = "Palatino Linotype", "Arial"

#: The width of the text, in twips: A4 less two margins of 25 mm; the same in landscape; the sides of a cell.
WIDTH, WIDE, PADDING = 9071, 14003, 113
#: Where titles begin, in contents, beside « Article 12 » in the second rank.
LABEL = 1600

#: Word's own styles, and ours for what Word has no style of. Each has a name, a base, a face, points, and looks.
BODY, CAPTION, TABLE_TEXT, TABLE_HEAD = "Body Text", "Caption", "Slac Table Text", "Slac Table Head"
ALINEA, LIST, NOTE, QUOTE = "Slac Alinea", "Slac List", "Slac Note", "Slac Quotation"
TITLE, SUBTITLE, KIND, PARTY = "Title", "Subtitle", "Slac Kind", "Slac Party"
PARTY_NAME, DESIGNATION = "Slac Party Name", "Slac Designation"
SIGNATORY, FIELD = "Slac Signatory", "Slac Field"
CONTENTS_TITLE, HEADER, FOOTER = "Slac Contents Title", "Header", "Footer"
HOLE_STYLE, UNKNOWN_STYLE, CODE_STYLE, LINK_STYLE = "Slac Hole", "Slac Unknown", "Slac Code", "Hyperlink"

# name, base, face, size, bold, italic, colour, before, after, keep with next, alignment
_PARAGRAPHS: tuple[tuple[str, str, str, float, bool, bool, str, float, float, bool, str], ...] = (
    (BODY, "Normal", _SERIF, 10.5, False, False, INK, 0, 6, False, "justify"),
    (ALINEA, BODY, _SERIF, 10.5, False, False, INK, 0, 6, False, "justify"),
    (LIST, BODY, _SERIF, 10.5, False, False, INK, 0, 2.5, False, "justify"),
    (QUOTE, BODY, _SERIF, 10.5, False, False, INK, 3, 6, False, "justify"),
    ("Heading 1", "Normal", _SERIF, 14, True, False, ACCENT, 22, 8, True, "left"),
    ("Heading 2", "Normal", _SERIF, 12, True, False, ACCENT, 14, 6, True, "left"),
    ("Heading 3", "Normal", _SERIF, 11, True, False, ACCENT, 10, 4, True, "left"),
    ("Heading 4", "Normal", _SERIF, 10.5, True, False, ACCENT, 8, 4, True, "left"),
    (TITLE, "Normal", _SERIF, 27, True, False, ACCENT, 0, 8, True, "left"),
    (SUBTITLE, "Normal", _SERIF, 13, False, True, INK, 0, 8, False, "left"),
    (KIND, "Normal", _SANS, 9.5, True, False, ACCENT, 0, 8, True, "left"),
    (PARTY, "Normal", _SANS, 9, False, False, INK, 0, 1, False, "left"),
    (PARTY_NAME, "Normal", _SERIF, 12, True, False, INK, 6, 3, True, "left"),
    (DESIGNATION, PARTY, _SANS, 9, False, True, ACCENT, 2, 1, False, "left"),
    (SIGNATORY, "Normal", _SANS, 10.5, True, False, ACCENT, 0, 4, True, "left"),
    (FIELD, "Normal", _SANS, 9, False, False, SOFT, 1, 1, True, "left"),
    (CONTENTS_TITLE, "Normal", _SANS, 9.5, True, False, ACCENT, 26, 8, True, "left"),
    ("toc 1", "Normal", _SANS, 9.5, False, False, INK, 4, 2, False, "left"),
    ("toc 2", "Normal", _SANS, 9.5, False, False, INK, 0, 2, False, "left"),
    (CAPTION, "Normal", _SANS, 9, True, False, ACCENT, 8, 4, True, "left"),
    (TABLE_TEXT, "Normal", _SANS, 9, False, False, INK, 2, 2, False, "left"),
    (TABLE_HEAD, TABLE_TEXT, _SANS, 9, True, False, "FFFFFF", 3, 3, True, "left"),
    (NOTE, "Normal", _SANS, 8, False, False, SOFT, 2, 4, False, "left"),
    (HEADER, "Normal", _SANS, 8, False, False, SOFT, 0, 0, False, "left"),
    (FOOTER, "Normal", _SANS, 7.5, False, False, SOFT, 0, 0, False, "left"),
)


#: The sizes of the technician's page, from the roomiest, in points; its lines are so many times as high.
SHEET_SIZES = (9.0, 8.4, 7.8, 7.2, 6.6)
LEADING = 1.28
#: Its styles: their size, and the room before and after, in ems of it.
_SHEET = {
    BODY: (1, 0, 0.35), LIST: (1, 0, 0.25), "Heading 1": (1.12, 1, 0.4), TITLE: (2, 0, 0.3), SUBTITLE: (1.05, 0, 0.6),
    KIND: (0.9, 0, 0.4), CAPTION: (1, 0.3, 0.3), TABLE_TEXT: (0.94, 0.18, 0.18), TABLE_HEAD: (0.94, 0.25, 0.25),
}  # fmt: skip


def prepare(file: Any, language: str, *, own_look: bool) -> None:
    """Give a file the styles that the document uses; those of a firm's reference keep its own look."""
    styles = file.styles
    if own_look:
        _dress(styles["Normal"], _SERIF, 10.5, False, False, INK)
        styles["Normal"].paragraph_format.line_spacing = 1.15
    for name, base, face, size, bold, italic, colour, before, after, keep, alignment in _PARAGRAPHS:
        style, new = _style(styles, name, WD_STYLE_TYPE.PARAGRAPH)
        if not (new or own_look):
            continue
        style.base_style = styles[base]
        _dress(style, face, size, bold, italic, colour)
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(before), Pt(after)
        shape.keep_with_next = keep or None
        shape.widow_control = True
        shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if alignment == "justify" else WD_ALIGN_PARAGRAPH.LEFT
        if name.startswith(("Title", "Subtitle", "Heading")):
            _bare(style)
        if name == "toc 2":
            shape.left_indent = Mm(6)
        if name == QUOTE:
            shape.left_indent = Mm(8)
        if name in (KIND, CONTENTS_TITLE):
            style.font.all_caps = True
            spaced = element("w:spacing", val=30)
            style.element.rPr.find(qn("w:sz")).addprevious(spaced)
        if name.startswith("toc"):
            shape.tab_stops.add_tab_stop(Twips(1300 if name == "toc 1" else 1000))  # « Article 12 », « 4.12 »
            shape.tab_stops.add_tab_stop(Twips(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name, colour in ((HOLE_STYLE, INK), (UNKNOWN_STYLE, WRONG), (CODE_STYLE, INK), (LINK_STYLE, ACCENT)):
        style, new = _style(styles, name, WD_STYLE_TYPE.CHARACTER)
        if new:
            style.font.color.rgb = RGBColor.from_string(colour)
            if name == HOLE_STYLE:
                put(style.element.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill=HOLE)
            if name == UNKNOWN_STYLE:
                style.font.bold = True
            if name == CODE_STYLE:
                _face(style, _SANS)
    _speak(styles.element, language)


def for_comments(file: Any) -> dict[str, str]:
    """Give a file Word's styles of comments; what python-docx calls them, and what the file does."""
    text, new = _style(file.styles, "annotation text", WD_STYLE_TYPE.PARAGRAPH)
    if new:
        text.base_style = file.styles["Normal"]
        _dress(text, _SANS, 9, False, False, INK)
    mark, new = _style(file.styles, "annotation reference", WD_STYLE_TYPE.CHARACTER)
    if new:
        mark.font.size = Pt(8)
    return {"CommentText": text.style_id, "CommentReference": mark.style_id}


def tighten(file: Any, tightness: int, *, own_look: bool) -> None:
    """The technician's page: smaller, in lines of a fixed height, so that the page's own can be reckoned."""
    size = SHEET_SIZES[tightness]
    for name, (ems, before, after) in _SHEET.items():
        style = file.styles[name]
        style.font.size = Pt(round(2 * ems * size) / 2)  # Word counts half points
        shape = style.paragraph_format
        shape.line_spacing = Pt(LEADING * ems * size)
        shape.space_before, shape.space_after = Pt(before * size), Pt(after * size)
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if own_look and name != TITLE:
            _face(style, _SANS)
    if own_look:
        file.styles[SUBTITLE].font.italic = False
        file.styles[SUBTITLE].font.color.rgb = RGBColor.from_string(SOFT)


def _style(styles: Any, name: str, kind: Any) -> tuple[Any, bool]:
    if name in styles:
        return styles[name], False
    built_in = not name.startswith("Slac")
    return styles.add_style(name, kind, builtin=built_in), True


def _dress(style: Any, face: str, size: float, bold: bool, italic: bool, colour: str) -> None:
    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(colour)
    _face(style, face)


def _face(style: Any, face: str) -> None:
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn(f"w:{script}"), face)


def _bare(style: Any) -> None:
    """Without the rules and contextual spacing that Word's template gives to titles."""
    shape = style.element.get_or_add_pPr()
    looks = style.element.get_or_add_rPr()
    for parent, tag in (
        (shape, "w:pBdr"),
        (shape, "w:contextualSpacing"),
        (looks, "w:spacing"),
        (looks, "w:kern"),
    ):
        for found in parent.findall(qn(tag)):
            parent.remove(found)


def _speak(styles: Any, language: str) -> None:
    """The language that Word spells and reads aloud in."""
    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)
