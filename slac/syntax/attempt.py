"""Lines that are tried before they are proposed, or before a line is taken for text."""

from typing import NamedTuple

from slac.source import Source
from slac.syntax.folding import fold
from slac.syntax.mistakes import said_line
from slac.syntax.page import Page
from slac.syntax.reader import Reader, Stuck


class Attempt(NamedTuple):
    """A line as it was read: ``[begin, end)`` with ``start``; what is before ``begin`` is shown, not read."""

    page: Page
    start: str
    line_begin: int
    begin: int
    end: int
    lead: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.page.text[self.begin : self.end]

    def with_part(self, begin: int, end: int, text: str) -> str:
        """What is read, with ``text`` in place of ``[begin, end)``."""
        return self.page.text[self.begin : begin] + text + self.page.text[end : self.end]

    def reads(self, text: str) -> bool:
        """Whether ``text`` would be read in its place."""
        return reads(self.page, self.start, text, self.lead)

    def line(self, text: str) -> str:
        """The author's line with ``text`` in place of what is read, quoted."""
        return said_line(self.page.text[self.line_begin : self.begin] + text)


def reads(page: Page, start: str, text: str, lead: tuple[str, ...] = ()) -> bool:
    """Whether ``text`` reads with a start of the grammar."""
    source = Source(text)
    reader = Reader(page.reader.tables, source, fold(source.text))
    return not isinstance(reader.read(start, 0, len(source.text), lead), Stuck)
