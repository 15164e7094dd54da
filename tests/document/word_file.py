"""A Word file read back as Word shows it: the numbers it counts, the text that accepting or rejecting changes gives."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(file: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def text_of(element: Any) -> str:
    """The words of an element, tabs and line ends as they are."""
    shown = {f"{W}t": None, f"{W}delText": None, f"{W}tab": "\t", f"{W}br": "\n"}
    found = []
    for each in element.iter(*shown):
        if each.tag == f"{W}tab" and each.getparent().tag != f"{W}r":
            continue
        found.append(each.text or "" if shown[each.tag] is None else shown[each.tag])
    return "".join(found)  # type: ignore[arg-type]  # no None is left


def style_of(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def counted(file: bytes) -> Iterator[tuple[str, str]]:
    """Each numbered paragraph: the number that Word prints before it, and its words (ECMA-376, 17.9)."""
    numbering = part(file, "numbering")
    abstracts = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
    nums = {each.get(f"{W}numId"): each for each in numbering.iter(f"{W}num")}
    counts: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    for paragraph in part(file, "document").iter(f"{W}p"):
        num = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if num is None:
            continue
        identifier = num.get(f"{W}val")
        index = int(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"))
        abstract = nums[identifier].find(f"{W}abstractNumId").get(f"{W}val")
        levels = {int(lvl.get(f"{W}ilvl")): lvl for lvl in abstracts[abstract].iter(f"{W}lvl")}
        count = counts.setdefault(abstract, {})
        override = nums[identifier].find(f"{W}lvlOverride[@{W}ilvl='{index}']/{W}startOverride")
        if override is not None and (identifier, index) not in begun:
            count[index] = int(override.get(f"{W}val"))
        else:
            start = int(levels[index].find(f"{W}start").get(f"{W}val"))
            count[index] = count[index] + 1 if index in count else start
        begun.add((identifier, index))
        for deeper, lvl in levels.items():
            restart = lvl.find(f"{W}lvlRestart")
            after = int(restart.get(f"{W}val")) if restart is not None else deeper
            if deeper > index and index + 1 <= after:
                count.pop(deeper, None)
        shown = levels[index].find(f"{W}lvlText").get(f"{W}val")
        for level, lvl in levels.items():
            kind = lvl.find(f"{W}numFmt").get(f"{W}val")
            value = count.get(level, int(lvl.find(f"{W}start").get(f"{W}val")))
            shown = shown.replace(f"%{level + 1}", _as(kind, value))
        yield shown, text_of(paragraph)


def _as(kind: str, value: int) -> str:
    if kind == "decimal":
        return str(value)
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + value - 1)
        return letter if kind == "upperLetter" else letter.lower()
    roman = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[value]
    return roman if kind == "upperRoman" else roman.lower()


def lines(file: bytes, changes: str = "") -> list[str]:
    """The paragraphs that say something, « accept » or « reject » applied to its tracked changes first; the contents,
    which Word computes, are left out.
    """
    body = part(file, "document")
    if changes:
        gone = "del" if changes == "accept" else "ins"
        _settle(body, {f"{W}{gone}", f"{W}{'moveFrom' if gone == 'del' else 'moveTo'}"}, f"{W}{gone}")
    said = (each for each in body.iter(f"{W}p") if not style_of(each).startswith("toc"))
    return [text for paragraph in said if (text := text_of(paragraph).strip())]


def _settle(body: Any, gone: set[str], mark: str) -> None:
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{mark}") is not None:
            row.getparent().remove(row)
    for paragraph in list(body.iter(f"{W}p")):
        marked = paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None
        for each in list(paragraph.iter(*gone)):
            if each.getparent() is not None and each.getparent().tag != f"{W}rPr":
                each.getparent().remove(each)
        following = paragraph.getnext()
        if marked and following is not None and following.tag == f"{W}p":
            for child in reversed([c for c in paragraph if c.tag != f"{W}pPr"]):
                following.insert(1 if following.find(f"{W}pPr") is not None else 0, child)
            paragraph.getparent().remove(paragraph)
