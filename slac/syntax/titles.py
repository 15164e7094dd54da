"""Titles of divisions as documents print them, « ARTICLE 5 – Durée », and the headers that they stand for."""

import re
from typing import NamedTuple

from slac.syntax.attempt import reads
from slac.syntax.keywords import block_at
from slac.syntax.page import Line, Page

#: A rank, in folded text: « 5 », « n° 5 », « 4.2 », « II », « A », « 1er », « premier ».
_RANK = re.compile(
    r"[ \t]+(?:n[°o.][ \t]*)?(\d+(?:\.\d+)*(?![\w.]|er\b)|1er\b|premiere?\b|[ivxlc]+\b|[a-z]\b)"
    r"(?:[ \t]*[.:–—-]+[ \t]*|[ \t]+|$)"
)
_FIRST = ("1er", "premier", "premiere")
_SEPARATED = re.compile(r"[.:–—-][ \t]*$")
#: The end of a sentence: what ends so is text, not a title.
_SENTENCE = re.compile(r"[.;,:]$")
_LONGEST = 150


class Title(NamedTuple):
    """A printed title: the keyword of its division, its number as it is imposed, its words."""

    keyword: str
    number: str
    label: str

    @property
    def header(self) -> str:
        return f'{self.keyword} "{self.label}"' if self.label else self.keyword

    @property
    def imposed(self) -> str:
        """The property that gives it its number, below the header."""
        return f"numéro  {self.number}"


def printed_title(page: Page, line: Line) -> Title | None:
    """The title that a line prints; None for any other line, a sentence and a header of the language included."""
    found = block_at(page.code, line.begin, line.code_end)
    if found is None or found[0].kind not in ("titre", "chapitre", "article", "annexe"):
        return None
    kind, stop = found
    rank = _RANK.match(page.shadow, stop, line.end)
    if rank is None:
        return None
    label = page.text[rank.end() : line.end].strip()
    apart = bool(_SEPARATED.search(page.shadow, stop, rank.end()))
    if _SENTENCE.search(label) or len(label) > _LONGEST or not (apart or not label or label[0].isupper()):
        return None
    number = "1" if rank[1] in _FIRST else page.text[rank.start(1) : rank.end(1)]
    title = Title(kind.kind, number, label.strip('"«»“” '))
    if not reads(page, f"e_{kind.rule}", title.header) or not reads(page, f"p_{kind.rule}", title.imposed):
        return None
    return title
