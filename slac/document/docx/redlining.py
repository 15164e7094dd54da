"""Two Word files as one with tracked changes, by the engine of python-redlines (Docxodus)."""

import io
import subprocess
import zipfile
from datetime import date
from typing import Any

from slac.document.docx import NO_WORD, NoWord
from slac.document.docx.package import undated

_AUTHOR = "slac"


def redline(old: bytes, new: bytes, reference_date: date) -> bytes:
    """``new`` as changes to ``old``, all of that date: accepted they give the one, rejected the other.

    Raises NoWord where the engine is missing or fails.
    """
    try:
        from python_redlines import DocxodusEngine, EngineNotInstalledError

        engine = DocxodusEngine()
    except ImportError as error:
        raise NoWord(NO_WORD) from error
    except OSError as error:
        raise NoWord(
            "Le moteur qui compare des fichiers Word ne s'installe pas ici : il lui faut un dossier de cache "
            "où écrire et un système Linux, Windows ou macOS."
        ) from error
    try:
        made, _, _ = engine.run_redline(
            _AUTHOR,
            old,
            new,
            date_time=f"{reference_date.isoformat()}T00:00:00Z",
            detect_format_changes=False,
            conflate_spaces=False,
        )
    except (subprocess.CalledProcessError, EngineNotInstalledError) as error:
        raise NoWord(
            "Le moteur qui compare des fichiers Word s'est arrêté sans donner de résultat."
        ) from error
    return undated(_settled(made))


def _settled(made: bytes) -> bytes:
    """The same file as Word wants it: contents, which it computes, are the new ones, and each bookmark stands once."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    _accept_contents(body, etree.fromstring(parts["word/styles.xml"]))
    _leave_bookmarks_once(body)
    parts["word/document.xml"] = etree.tostring(body, encoding="UTF-8", xml_declaration=True, standalone=True)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def _accept_contents(body: Any, styles: Any) -> None:
    """What is struck out of the contents goes, what is put there stays: half of a field would break the file."""
    from docx.oxml.ns import qn

    entries = {
        style.get(qn("w:styleId"))
        for style in styles.iter(qn("w:style"))
        if style.find(qn("w:name")).get(qn("w:val")).lower().startswith("toc ")
    }
    for mark in list(body.iter(qn("w:pStyle"))):
        if mark.get(qn("w:val")) not in entries:
            continue
        paragraph = mark.getparent().getparent()
        for struck in [each for each in paragraph.iter(qn("w:del")) if each.getparent().tag != qn("w:rPr")]:
            struck.getparent().remove(struck)
        for put in [each for each in paragraph.iter(qn("w:ins")) if each.getparent().tag != qn("w:rPr")]:
            for run in list(put):
                put.addprevious(run)
            put.getparent().remove(put)
        goes = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
        if goes and next(paragraph.iter(qn("w:r")), None) is None:
            paragraph.getparent().remove(paragraph)
        for change in list(paragraph.iter(qn("w:ins"), qn("w:del"))):
            change.getparent().remove(change)


def _leave_bookmarks_once(body: Any) -> None:
    """Those that stand in the old text and in the new are left to the new."""
    from docx.oxml.ns import qn

    starts = list(body.iter(qn("w:bookmarkStart")))
    last = {each.get(qn("w:name")): each for each in starts}
    doubled = {each.get(qn("w:id")) for each in starts if last[each.get(qn("w:name"))] is not each}
    for each in list(body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        if each.get(qn("w:id")) in doubled:
            each.getparent().remove(each)
