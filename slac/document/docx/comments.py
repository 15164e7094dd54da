"""Findings as Word comments, each on the words that it is about."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from slac.document.docx import styles
from slac.document.tree import Inlines, Remark, Text, plain

if TYPE_CHECKING:
    from slac.document.docx.writing import Writer

_AUTHOR, _INITIALS = "slac", "slac"


def add(file: Any, written: Sequence[Any], remarks: Sequence[Remark], writer: "Writer") -> None:
    """Comment on what was ``written`` (the heading first); what is about no words gets words of its own."""
    paragraphs = [p for each in written for p in each.iter(qn("w:p")) if _runs(p)]
    for remark in remarks:
        at = _concerned(paragraphs, remark)
        if at is None:
            at = writer.paragraph(styles.BODY, (*_headed(remark), *remark.message))._p
        runs = [Run(run, Paragraph(at, file)) for run in (_runs(at)[0], _runs(at)[-1])]
        comment = file.add_comment(runs, "", author=_AUTHOR, initials=_INITIALS)
        dated = datetime.combine(writer.document.meta.reference_date, time(), UTC)
        comment._comment_elm.set(qn("w:date"), dated.strftime("%Y-%m-%dT%H:%M:%SZ"))
        for index, content in enumerate(_told(remark)):
            said = comment.paragraphs[0] if index == 0 else comment.add_paragraph()
            said.add_run(plain(content))
    called = styles.for_comments(file)
    for root in (file.element, file.part._comments_part.element):
        for style in root.iter(qn("w:pStyle"), qn("w:rStyle")):
            style.set(qn("w:val"), called.get(style.get(qn("w:val")), style.get(qn("w:val"))))


def _headed(remark: Remark) -> Inlines:
    return (Text(f"{remark.severity.capitalize()} {remark.code}\u00a0: "),)


def _told(remark: Remark) -> list[Inlines]:
    told = [(*_headed(remark), *remark.message), remark.place, *remark.others]
    return [*told, (Text("À faire\u00a0: "), *remark.help)] if remark.help else told


def _runs(paragraph: Any) -> list[Any]:
    """The runs of words that stand in a paragraph itself."""
    return [run for run in paragraph.findall(qn("w:r")) if run.find(qn("w:t")) is not None]


def _concerned(paragraphs: Sequence[Any], remark: Remark) -> Any:
    """The paragraph that has most of the words that the finding quotes; the heading where none stands out."""
    if not paragraphs:
        return None
    quoted = _words(plain(remark.place).partition("«")[2])
    scores = [
        len(quoted & (found := _words("".join(t.text or "" for t in p.iter(qn("w:t")))))) / (8 + len(found))
        for p in paragraphs
    ]
    best = max(range(len(paragraphs)), key=lambda index: (scores[index], -index))
    return paragraphs[best] if scores[best] > 0 else paragraphs[0]


def _words(text: str) -> set[str]:
    """Figures, and words long enough to mean something, in their first letters: a sentence conjugates them."""
    words = re.findall(r"\d+|[^\W\d_]{4,}", text.casefold())
    return {word[:5] for word in words}
