"""The text of a contract, and places in it.

Everything downstream sees one text: NFC, ``\\n`` line ends, no byte-order mark. Places are offsets in that
text; lines and columns are given in the author's file, so that an editor finds them.
"""

import hashlib
import unicodedata
from bisect import bisect_right
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

BOM = "\ufeff"


class Position(NamedTuple):
    """A place in the author's file; line and column count from 1, in code points."""

    line: int
    column: int


class Source:
    """One text and where it came from.

    ``path`` is what findings print: relative to where the user stands, POSIX separators. Two sources are the
    same only if they are the same object.
    """

    def __init__(self, text: str, path: str | PurePath = "<texte>") -> None:
        self.path = path.as_posix() if isinstance(path, PurePath) else path
        self.original = text
        self.text = _normalise(text)

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the normalised text in UTF-8, lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def line_of(self, offset: int) -> int:
        """The line (from 1) that holds ``offset``; the end of the text belongs to the last line."""
        return bisect_right(self._line_starts, offset)

    def line_text(self, line: int) -> str:
        """The normalised text of a line (from 1), without its line end."""
        start = self._line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def position(self, offset: int) -> Position:
        """Where ``offset`` stands in the author's file."""
        line = self.line_of(offset)
        column = offset - self._line_starts[line - 1]
        if self._was_composed:
            column = _original_column(self._original_lines[line - 1], column)
        return Position(line, column + 1)

    @cached_property
    def _was_composed(self) -> bool:
        return not _unchanged(self.original)

    @cached_property
    def _original_lines(self) -> list[str]:
        return _line_ends(self.original.removeprefix(BOM)).split("\n")

    def span(self, start: int, end: int) -> "Span":
        return Span(self, start, end)


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a source's normalised text."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def first(self) -> Position:
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """Just past the last character (exclusive)."""
        return self.source.position(self.end)

    def to(self, other: "Span") -> "Span":
        """From the start of this one to the end of the other."""
        return Span(self.source, self.start, other.end)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unchanged(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _normalise(text: str) -> str:
    text = _line_ends(text.removeprefix(BOM))
    return text if _unchanged(text) else unicodedata.normalize("NFC", text)


def _original_column(line: str, column: int) -> int:
    """The column, in a decomposed line, of what stands at ``column`` in its composed form."""
    if _unchanged(line):
        return column
    # Composition never joins across a starter that begins a new character: count characters, not code points.
    seen = 0
    at = 0
    while at < len(line) and seen < column:
        end = at + 1
        while end < len(line) and unicodedata.combining(line[end]):
            end += 1
        seen += len(unicodedata.normalize("NFC", line[at:end]))
        at = end
    return at
