"""What all the readers of one file share: its text, its shadows, what was found."""

import re
from typing import NamedTuple

from slac.diagnostics import Diagnostic
from slac.source import Source, Span
from slac.syntax.folding import fold
from slac.syntax.reader import Reader
from slac.syntax.tables import tables
from slac.syntax.tree import Comment

#: A comment after a value: two blanks (or a tab) before its sign.
_TRAILING = re.compile(r"(?<=[ \t][ \t])#|(?<=\t)#")
_PROTECTING = re.compile(r'["«“{]')
_CLOSING = {'"': '"', "«": "»", "“": "”", "{": "}"}
#: A quoted text, in folded text.
QUOTED = r'(?:"[^"\n]*"|«[^»\n]*»|“[^”\n]*”)'


class Line(NamedTuple):
    """A line that holds something: ``[begin, end)`` without the blanks around it, indented by ``column`` characters.

    ``code_end`` is where it ends when it is a property, without the comment after its value; ``gap`` tells that an
    empty line stands before it.
    """

    begin: int
    end: int
    column: int
    code_end: int
    gap: bool


class Page:
    """One file being read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        #: The folded text; in ``code`` comments after values are blank.
        self.shadow = fold(source.text)
        self.found: list[Diagnostic] = []
        self.comments: list[Comment] = []
        self.lines, self.code = self._cut()
        kept = tables()
        self.prose_reader = Reader(kept, source, self.shadow)
        self.reader = self.prose_reader if self.code is self.shadow else Reader(kept, source, self.code)

    def span(self, begin: int, end: int) -> Span:
        return tuple.__new__(Span, (self.source, begin, end))  # a third of all that is made while reading

    def report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)

    def trial(self) -> "Trial":
        """Within it everything is read as usual, and nothing of it remains but whether something was found."""
        return Trial(self)

    def keep_comment(self, line: Line) -> None:
        """The comment after the value of a line that turned out to be a property."""
        if line.code_end < line.end:
            sign = self.text.index("#", line.code_end)
            self.comments.append(
                Comment(_comment_text(self.text[sign : line.end]), False, self.span(sign, line.end))
            )

    def _cut(self) -> tuple[list[Line], str]:
        """The lines that hold something, and the folded text without the comments after values."""
        lines: list[Line] = []
        pieces: list[str] = []
        copied = 0
        gap = False
        start = 0
        for raw in self.shadow.split("\n"):
            stop = start + len(raw)
            stripped = raw.strip(" \t")
            if not stripped:
                gap = True
            else:
                indent = len(raw) - len(raw.lstrip(" \t"))
                begin = start + indent
                end = begin + len(stripped)
                if stripped[0] == "#":
                    text = _comment_text(self.text[begin:end])
                    self.comments.append(Comment(text, True, self.span(begin, end)))
                else:
                    code_end = _code_end(stripped, begin)
                    if code_end < end:
                        pieces += (self.shadow[copied:code_end], " " * (end - code_end))
                        copied = end
                    column = indent + raw.count("\t", 0, indent)  # reported; read as two blanks meanwhile
                    lines.append(Line(begin, end, column, code_end, gap))
                    gap = False
            start = stop + 1
        return lines, "".join((*pieces, self.shadow[copied:])) if pieces else self.shadow


def _code_end(stripped: str, begin: int) -> int:
    """Where a line ends as a property: before two blanks and « # », outside quotes and braces."""
    comment = _TRAILING.search(stripped) if "#" in stripped else None
    at = 0
    while comment:
        opened = _PROTECTING.search(stripped, at, comment.start())
        if opened is None:
            return begin + len(stripped[: comment.start()].rstrip(" \t"))
        closed = stripped.find(_CLOSING[opened.group()], opened.end())
        at = closed + 1 if closed >= 0 else opened.end()
        if at > comment.start():
            comment = _TRAILING.search(stripped, at)
    return begin + len(stripped)


def _comment_text(comment: str) -> str:
    return comment.removeprefix("#").strip()


class Trial:
    """A reading that leaves no trace on its page; ``found`` tells whether it met a mistake."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found = False

    def __enter__(self) -> "Trial":
        self.kept = len(self.page.found), len(self.page.comments)
        return self

    def __exit__(self, *_: object) -> None:
        found, comments = self.kept
        self.found = len(self.page.found) > found
        del self.page.found[found:]
        del self.page.comments[comments:]
