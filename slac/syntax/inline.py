"""Citations ``{…}`` and holes ``[…]`` in a text."""

import re
from collections.abc import Sequence

from slac.syntax.mistakes import mistake, said
from slac.syntax.page import Page
from slac.syntax.reader import Stuck
from slac.syntax.tree import Citation, Hole, Part, Plain, Text, Word

_MARK = re.compile(r"\\.|[{}\[]|</?[a-zA-Z][^<>\n]*>|<!--")
_LINK = re.compile(r"<(?:https?:|mailto:|tel:|www\.)|<[^<>\s@]+@[^<>\s]+>", re.IGNORECASE)
_ADDRESS = re.compile(r'\([ \t]*<?([^\s()<>]+(?:\([^\s()]*\))?)>?(?:[ \t]+"[^"\n]*")?[ \t]*\)')
_ALLOWED = ("https://", "http://", "mailto:", "tel:")
_HOLE = re.compile(r"\[([^\[\]{}]*)\]")
_BRACE = re.compile(r"[{}]")
_FIRST_NAME = re.compile(r"[^\W\d][\w-]*")


def read_text(page: Page, pieces: Sequence[tuple[int, int]], prose: bool = False) -> Text:
    """The parts of a text made of ``pieces`` (half-open stretches of the source); what is wrong in it is reported.

    ``prose``: the text is printed as Markdown, so that a tag of HTML in it is a mistake.
    """
    parts: list[Part] = []
    for begin, end in pieces:
        _Piece(page, begin, end, parts, prose).read()
    return tuple(parts)


def word_text(page: Page, word: Word) -> Text:
    """The parts of what a quoted text, a phrase or a cell holds; of ``{…}``, its one citation."""
    return read_text(page, [inside(word)])


def inside(word: Word) -> tuple[int, int]:
    """Where the content of a word stands: within its quotes, else the whole word."""
    begin, end = word.span.start, word.span.end
    if len(word.text) >= 2 and word.text[0] in '"«“' and word.text[-1] in '"»”':
        content = word.text[1:-1]
        begin += 1 + len(content) - len(content.lstrip())
        end = begin + len(content.strip())
    return begin, end


class _Piece:
    """One stretch of text being cut into parts."""

    def __init__(self, page: Page, begin: int, end: int, parts: list[Part], prose: bool) -> None:
        self.page = page
        self.end = end
        self.parts = parts
        self.prose = prose
        self.plain_from = begin
        self.said: set[str] = set()

    def read(self) -> None:
        at = self.plain_from
        while mark := _MARK.search(self.page.text, at, self.end):
            sign = mark.group()[0]
            if sign == "{":
                at = self._citation(mark.start())
            elif sign == "[":
                at = self._hole(mark.start())
            else:
                at = mark.end()
                if sign == "}":
                    self._once("SYN61", mark.start(), at)
                elif sign == "<" and self.prose and not _LINK.match(mark.group()):
                    self._once("SYN70", mark.start(), at, found=said(mark.group()))
        self._plain(self.end)

    def _citation(self, begin: int) -> int:
        """Read ``{…}`` from ``begin``; gives where to go on."""
        page = self.page
        brace = _BRACE.search(page.text, begin + 1, self.end)
        if brace is None or brace.group() == "{":
            name = _FIRST_NAME.match(page.text, begin + 1, self.end)
            shown = said("{" + (name.group() if name else "client") + "}")
            self._once("SYN60", begin, name.end() if name else begin + 1, repaired=shown)
            return begin + 1
        end = brace.end()
        self._plain(begin)
        self.plain_from = end
        span = page.span(begin, end)
        if not page.text[begin + 1 : end - 1].strip():
            page.report(mistake("SYN62", span))
            self.parts.append(Citation(None, span))
            return end
        read = page.prose_reader.read("accolade", begin + 1, end - 1)
        if isinstance(read, Stuck):
            from slac.syntax.explain_braces import explain_citation  # only where something is wrong

            page.report(explain_citation(page, begin + 1, end - 1, read))
            self.parts.append(Citation(None, span))
        else:
            self.parts.append(Citation(read, span))
        return end

    def _hole(self, begin: int) -> int:
        """Read ``[…]`` unless it is a link, an image or a footnote; gives where to go on."""
        text = self.page.text
        hole = _HOLE.match(text, begin, self.end)
        if hole is None:
            return begin + 1
        after = text[hole.end() : hole.end() + 1] if hole.end() < self.end else ""
        if self.prose and (address := _ADDRESS.match(text, hole.end(), self.end)):
            self._address(begin, address)
            return address.end()
        if after == "[" or hole.group(1).startswith("^") or text[begin - 1 : begin] == "]":
            return hole.end()
        self._plain(begin)
        self.plain_from = hole.end()
        self.parts.append(Hole(hole.group(1).strip(), self.page.span(begin, hole.end())))
        return hole.end()

    def _address(self, begin: int, address: re.Match[str]) -> None:
        """Report a link that leads nowhere printable, and an image."""
        text = self.page.text
        if text[begin - 1 : begin] == "!":
            self._once("SYN74", begin - 1, address.end(), found=said(address[1]))
        elif not address[1].lower().startswith(_ALLOWED):
            self._once("SYN73", begin, address.end(), found=said(address[1]))

    def _plain(self, end: int) -> None:
        if end > self.plain_from:
            span = self.page.span(self.plain_from, end)
            self.parts.append(Plain(span.text, span))
            self.plain_from = end

    def _once(self, code: str, begin: int, end: int, *, found: str = "", repaired: str = "") -> None:
        """Report a brace without its fellow, or a tag, once a piece: the others are most likely its consequence."""
        if code not in self.said:
            self.said.add(code)
            self.page.report(mistake(code, self.page.span(begin, end), found=found, repaired=repaired))
