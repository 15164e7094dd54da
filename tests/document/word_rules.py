"""What Microsoft Word asks of a file, beyond what readers that are kinder open: ECMA-376-1, and OPC (ECMA-376-2).

python -m tests.document.word_rules FILE…    → what is wrong with each, a line a fault
"""

import io
import posixpath
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"

#: The children of an element, in the order of its sequence; those of one line part may mix.
_ORDER = {
    # 17.3.1.26, CT_PPr
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    # 17.3.2.28 and 17.3.1.29, CT_RPr and CT_ParaRPr
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    # 17.4.59, CT_TblPr
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    # 17.4.69, CT_TcPr
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " headers cellIns cellDel cellMerge tcPrChange",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId numberingChange ins",
    # 17.6.17, CT_SectPr
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    " sectPrChange",
    # 17.9, CT_AbstractNum, CT_Lvl, CT_Num, CT_NumLvl, CT_Numbering
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    # 17.7, CT_Style, CT_Styles
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    # 17.15.1.78, CT_Settings
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts"
    " embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState"
    " formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
    " revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
    " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone"
    " doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData"
    " noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter"
    " noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
    " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags"
    " alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr"
    " attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures"
    " forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags"
    " decimalSymbol listSeparator",
}

#: What comes first in an element that holds more.
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tbl": "tblPr"}


class WordFile:
    """A Word file taken apart: its parts by name, those in XML parsed."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees: dict[str, Any] = {
            name: etree.fromstring(data)
            for name, data in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    def stories(self) -> Iterator[tuple[str, Any]]:
        """What is read: the document, its heads and feet, its comments and notes."""
        for name, tree in self.trees.items():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml", name):
                yield name, tree

    def word(self, name: str) -> Any:
        """A part of that name, an empty one where there is none."""
        tree = self.trees.get(f"word/{name}.xml")
        return tree if tree is not None else etree.Element(f"{W}none")


def faults(content: bytes) -> list[str]:
    """What Word would refuse, repair or show otherwise than meant; [] when nothing was seen."""
    file = WordFile(content)
    return [fault for rule in _RULES for fault in rule(file)]


# -- the package --------------------------------------------------------------------------------------------------


def _parts_have_types(file: WordFile) -> Iterator[str]:
    twice = [name for name, count in Counter(map(str.lower, file.names)).items() if count > 1]
    yield from (f"part {name} stands twice" for name in twice)
    types = file.trees["[Content_Types].xml"]
    by_extension = {each.get("Extension").lower() for each in types.iter(f"{_TYPES}Default")}
    by_name = [each.get("PartName") for each in types.iter(f"{_TYPES}Override")]
    yield from (f"type of {n}, which is not there" for n in by_name if n.removeprefix("/") not in file.parts)
    for name in file.names:
        typed = f"/{name}" in by_name or name.rpartition(".")[2].lower() in by_extension
        if not typed and name != "[Content_Types].xml":
            yield f"part {name} has no type"


def _relationships_lead_somewhere(file: WordFile) -> Iterator[str]:
    for name, tree in file.trees.items():
        if not name.endswith(".rels"):
            continue
        folder, _, own = name.rpartition("_rels/")
        related = list(tree.iter(f"{_RELATED}Relationship"))
        identifiers = [each.get("Id") for each in related]
        yield from (f"{name}: {i} stands twice" for i, count in Counter(identifiers).items() if count > 1)
        for each in related:
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).removeprefix("/")
            if each.get("TargetMode") != "External" and target not in file.parts:
                yield f"{name}: {each.get('Id')} leads to {target}, which is not there"
        part = file.trees.get(folder + own.removesuffix(".rels"))
        if part is not None:
            yield from (f"{name}: no {i}" for i in _relations_used(part) if i not in identifiers)


def _relations_used(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        for name, value in element.attrib.items():
            if name.startswith(R):
                yield value


def _used_parts_are_related(file: WordFile) -> Iterator[str]:
    for name, tree in file.trees.items():
        folder, _, own = name.rpartition("/")
        if not name.endswith(".rels") and f"{folder}/_rels/{own}.rels" not in file.parts:
            yield from (
                f"{name}: {identifier}, without relationships" for identifier in _relations_used(tree)
            )


# -- the order of elements ----------------------------------------------------------------------------------------


def _properties_stand_in_order(file: WordFile) -> Iterator[str]:
    order = {tag: _ranks(names) for tag, names in _ORDER.items()}
    for name, tree in file.trees.items():
        for element in tree.iter():
            tag = _local(element)
            held = [_local(child) for child in element if str(child.tag).startswith(W)]
            if tag in order and str(element.tag).startswith(W):
                strangers = [each for each in held if each not in order[tag]]
                if strangers:
                    yield f"{name}: {tag} holds {' '.join(strangers)}"
                elif held != sorted(held, key=order[tag].__getitem__):
                    yield f"{name}: {tag} holds {' '.join(held)}, in another order"
                elif tag in ("pPr", "rPr", "tblPr", "tcPr", "sectPr"):
                    once = [c for c, n in Counter(held).items() if n > 1 and not c.endswith("Reference")]
                    yield from (f"{name}: {tag} holds {child} twice" for child in once)
            first = _FIRST.get(tag)
            if first in held and held[0] != first:
                yield f"{name}: {first} is not the first thing in {tag}"


def _ranks(names: str) -> dict[str, int]:
    return {name: rank for rank, group in enumerate(names.split()) for name in group.split("|")}


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


# -- what is referred to ------------------------------------------------------------------------------------------


def _styles_exist(file: WordFile) -> Iterator[str]:
    styles = list(file.word("styles").iter(f"{W}style"))
    known = {each.get(f"{W}styleId"): each.get(f"{W}type") for each in styles}
    if len(known) < len(styles):
        yield "styles: an identifier stands twice"
    names = Counter(each.find(f"{W}name").get(f"{W}val").lower() for each in styles)
    yield from (f"styles: « {name} » stands twice" for name, count in names.items() if count > 1)
    for style in styles:
        for reference in style.iterchildren(f"{W}basedOn", f"{W}next", f"{W}link"):
            if reference.get(f"{W}val") not in known:
                yield f"styles: {style.get(f'{W}styleId')} refers to {reference.get(f'{W}val')}"
    kinds = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
    for name, tree in file.trees.items():
        for reference in tree.iter(*kinds):
            style_id = reference.get(f"{W}val")
            if known.get(style_id) != kinds[reference.tag]:
                yield f"{name}: no style {style_id} for a {kinds[reference.tag]}"


def _numbers_exist(file: WordFile) -> Iterator[str]:
    numbering = file.word("numbering")
    abstracts = {each.get(f"{W}abstractNumId") for each in numbering.iter(f"{W}abstractNum")}
    nums = [each.get(f"{W}numId") for each in numbering.iter(f"{W}num")]
    yield from (f"numbering: {i} stands twice" for i, count in Counter(nums).items() if count > 1)
    for each in numbering.iter(f"{W}num"):
        if each.find(f"{W}abstractNumId").get(f"{W}val") not in abstracts:
            yield f"numbering: {each.get(f'{W}numId')} counts as nothing"
    for name, tree in file.trees.items():
        for properties in tree.iter(f"{W}numPr"):
            num, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
            if num is not None and num.get(f"{W}val") not in (*nums, "0"):
                yield f"{name}: no numbering {num.get(f'{W}val')}"
            if level is not None and not 0 <= int(level.get(f"{W}val")) <= 8:
                yield f"{name}: level {level.get(f'{W}val')}"


def _bookmarks_are_whole(file: WordFile) -> Iterator[str]:
    starts = [each for _, tree in file.stories() for each in tree.iter(f"{W}bookmarkStart")]
    ends = Counter(each.get(f"{W}id") for _, tree in file.stories() for each in tree.iter(f"{W}bookmarkEnd"))
    names = [each.get(f"{W}name") for each in starts]
    yield from (f"bookmark « {n} » stands twice" for n, c in Counter(names).items() if c > 1)
    yield from (
        f"bookmark « {n} » has no such name" for n in names if not re.fullmatch(r"[^\W\d]\w{0,39}", n)
    )
    if Counter(each.get(f"{W}id") for each in starts) != ends or any(count > 1 for count in ends.values()):
        yield "a bookmark does not begin or does not end, or two have one number"
    for name, tree in file.stories():
        for each in tree.iter(f"{W}hyperlink"):
            if (anchor := each.get(f"{W}anchor")) and anchor not in names:
                yield f"{name}: a link to {anchor}"
        for each in tree.iter(f"{W}instrText"):
            words = (each.text or "").split()
            if words[:1] in (["REF"], ["PAGEREF"]) and words[1] not in names:
                yield f"{name}: a renvoi to {words[1]}"


def _comments_are_anchored(file: WordFile) -> Iterator[str]:
    comments = Counter(each.get(f"{W}id") for each in file.word("comments").iter(f"{W}comment"))
    body = file.word("document")
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if Counter(each.get(f"{W}id") for each in body.iter(f"{W}{tag}")) != comments:
            yield f"{tag}: not one for each comment"


def _changes_have_their_numbers(file: WordFile) -> Iterator[str]:
    changes = [
        f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange")
    ]
    numbers: Counter[str] = Counter()
    for name, tree in file.stories():
        for each in tree.iter(*changes):
            numbers[each.get(f"{W}id")] += 1
            if not each.get(f"{W}author"):
                yield f"{name}: a change of nobody"
        for deleted in tree.iter(f"{W}del"):
            if next(deleted.iter(f"{W}t"), None) is not None:
                yield f"{name}: what is struck out is written as text"
        for text in tree.iter(f"{W}delText"):
            if next(text.iterancestors(f"{W}del", f"{W}moveFrom"), None) is None:
                yield f"{name}: what is not struck out is written as if it were"
    yield from (f"change {i} stands twice" for i, count in numbers.items() if count > 1)


def _drawings_have_their_numbers(file: WordFile) -> Iterator[str]:
    for name, tree in file.stories():
        numbers = Counter(each.get("id") for each in tree.iter(f"{WP}docPr"))
        yield from (f"{name}: drawing {i} stands twice" for i, count in numbers.items() if count > 1)


# -- tables, fields, words ----------------------------------------------------------------------------------------


def _cells_end_with_a_paragraph(file: WordFile) -> Iterator[str]:
    for name, tree in file.stories():
        for cell in tree.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end with a paragraph"
        for table in tree.iter(f"{W}tbl"):
            following = table.getnext()
            if (
                following is not None
                and following.tag == f"{W}tbl"
                and not (_goes(table) or _goes(following))
            ):
                yield f"{name}: two tables touch, which Word makes one"


def _goes(table: Any) -> bool:
    """Whether all its rows are struck out, so that it goes once the changes are accepted."""
    return all(row.find(f"{W}trPr/{W}del") is not None for row in table.iterchildren(f"{W}tr"))


def _rows_fill_their_grid(file: WordFile) -> Iterator[str]:
    for name, tree in file.stories():
        for table in tree.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.iterchildren(f"{W}tr"):
                spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.iterchildren(f"{W}tc")]
                filled = sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans)
                if filled != columns:
                    yield f"{name}: a row of {filled} in a table of {columns}"


def _fields_are_whole(file: WordFile) -> Iterator[str]:
    for name, tree in file.stories():
        open_: list[str] = []
        for each in tree.iter(f"{W}fldChar"):
            kind = each.get(f"{W}fldCharType")
            if kind == "begin":
                open_.append(kind)
            elif not open_ or (kind == "separate" and open_[-1] != "begin"):
                yield f"{name}: {kind} of a field that did not begin"
            elif kind == "separate":
                open_[-1] = kind
            else:
                open_.pop()
        if open_:
            yield f"{name}: a field does not end"


def _blanks_are_kept(file: WordFile) -> Iterator[str]:
    for name, tree in file.stories():
        for each in tree.iter(f"{W}t", f"{W}delText", f"{W}instrText"):
            text = each.text or ""
            if text != text.strip(" \t\n") and each.get(_SPACE) != "preserve":
                yield f"{name}: the blanks around « {text.strip()} » are lost"


def _the_document_ends_with_its_section(file: WordFile) -> Iterator[str]:
    body = file.word("document").find(f"{W}body")
    if body is None or body[-1].tag != f"{W}sectPr":
        yield "the document does not end with its section"
    elif len(body) > 1 and body[-2].tag == f"{W}tbl":
        yield "the document ends with a table, without a paragraph after it"


_RULES: tuple[Callable[[WordFile], Iterator[str]], ...] = (
    _parts_have_types,
    _relationships_lead_somewhere,
    _used_parts_are_related,
    _properties_stand_in_order,
    _styles_exist,
    _numbers_exist,
    _bookmarks_are_whole,
    _comments_are_anchored,
    _changes_have_their_numbers,
    _drawings_have_their_numbers,
    _cells_end_with_a_paragraph,
    _rows_fill_their_grid,
    _fields_are_whole,
    _blanks_are_kept,
    _the_document_ends_with_its_section,
)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for fault in faults(Path(path).read_bytes()):
            sys.stdout.write(f"{path}: {fault}\n")
