"""The elements of WordprocessingML that python-docx has no words for: fields, bookmarks, inner links (ECMA-376, 17)."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, /, **attributes: object) -> Any:
    """``element("w:ind", left=680)``: attributes are of the tag's own namespace."""
    made = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    return made


def put(parent: Any, tag: str, /, **attributes: object) -> Any:
    """A new last child of ``parent``."""
    child = element(tag, **attributes)
    parent.append(child)
    return child


def text_run(text: str, style: str | None = None) -> Any:
    """A run of words, its blanks kept; ``style`` is the identifier of a character style."""
    run = element("w:r")
    if style:
        put(put(run, "w:rPr"), "w:rStyle", val=style)
    words = put(run, "w:t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    return run


def field(instruction: str, shown: list[Any], *, dirty: bool = False) -> list[Any]:
    """A field, and what it shows until Word computes it again; ``dirty`` asks it to do so when it opens the file."""
    return [*_begun(instruction, dirty), *shown, _mark("end")]


def field_around(instruction: str, paragraphs: list[Any]) -> None:
    """Make paragraphs, which exist already, what a field shows; the last one ends it, with no word of its own.

    Thus Word does with contents: an end within the last entry would go with it when that is struck out.
    """
    first = paragraphs[0]
    at = 1 if first.find(qn("w:pPr")) is not None else 0
    for run in reversed(_begun(instruction, True)):
        first.insert(at, run)
    paragraphs[-1].append(_mark("end"))


def _begun(instruction: str, dirty: bool) -> list[Any]:
    begin = _mark("begin")
    if dirty:
        begin[0].set(qn("w:dirty"), "true")
    code = element("w:r")
    words = put(code, "w:instrText")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = f" {instruction} "
    return [begin, code, _mark("separate")]


def _mark(kind: str) -> Any:
    run = element("w:r")
    put(run, "w:fldChar", fldCharType=kind)
    return run


def inner_link(bookmark: str, runs: list[Any]) -> Any:
    link = element("w:hyperlink", anchor=bookmark, history=1)
    for run in runs:
        link.append(run)
    return link
