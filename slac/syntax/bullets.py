"""Bullets, as people and word processors type them, and the marks of numbered lists."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from slac.syntax.mistakes import mistake
from slac.syntax.page import Line, Page

#: How many levels of bullets may stand under one another.
DEEPEST = 12

#: What word processors leave of the bullets of their symbol fonts: a private character, or a letter before a tab.
_SYMBOL = re.compile(r"[\uf020-\uf0ff](?=[ \t])|[o§øv](?=\t)|o(?=[ \t]{2,})")
_BULLET = re.compile(
    r"(?:[-*•◦·–—▪◆○‣●■►➢]|\d{1,2}[.)°](?!\d)|[a-z][.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[ivx]{1,4}[.)])(?=[ \t]|$)"
)
#: The marks that may begin a list in the middle of a paragraph; another one there is the wrapped end of a sentence.
_FIRST = {
    "-",
    "*",
    "•",
    "◦",
    "·",
    "▪",
    "◆",
    "○",
    "‣",
    "●",
    "■",
    "►",
    "➢",
    "1.",
    "1)",
    "a)",
    "(1)",
    "(a)",
    "1°",
    "i)",
    "(i)",
}
_COUNTED = re.compile(r"(\d{1,2})[.)°]")


def bullet_at(page: Page, line: Line) -> str:
    """The mark that begins a line, as typed, « - » for one of a symbol font; "" if none does."""
    found = _BULLET.match(page.shadow, line.begin, line.end)
    if found:
        return page.text[found.start() : found.end()]
    return "-" if _SYMBOL.match(page.shadow, line.begin, line.end) else ""


def begins_list(marker: str) -> bool:
    """Whether a mark can only be the first of a list, or carries no order."""
    return marker.lower() in _FIRST


def starts_late(marker: str) -> bool:
    """Whether a mark is a number that no list begins with."""
    counted = _COUNTED.fullmatch(marker)
    return counted is not None and int(counted.group(1)) > 1


def after_marker(page: Page, line: Line, marker: str) -> int:
    """Where the text of a bullet begins."""
    at = line.begin + len(marker)
    while at < line.end and page.shadow[at] in " \t":
        at += 1
    return at


class Bullets:
    """A list being read line by line: a deeper bullet is a child, a deeper line continues the bullet left of it."""

    def __init__(self) -> None:
        self.items: list[Bullet] = []
        self._open: list[Bullet] = []

    def add(self, page: Page, line: Line, marker: str) -> "Bullet":
        """A line that begins with a mark; one level too many is reported."""
        while self._open and self._open[-1].column >= line.column:
            self._open.pop()
        bullet = Bullet(marker, len(self._open) + 1, line.column, [line])
        if bullet.depth == DEEPEST + 1:
            page.report(mistake("SYN57", page.span(line.begin, line.end), limit=str(DEEPEST)))
        self._open.append(bullet)
        self.items.append(bullet)
        return bullet

    def continues(self, line: Line) -> bool:
        """Take a line without mark as the rest of the deepest bullet on its left; False if there is none."""
        while self._open and self._open[-1].column >= line.column:
            self._open.pop()
        if self._open:
            self._open[-1].lines.append(line)
        return bool(self._open)

    def close(self) -> None:
        """What follows belongs to no bullet of this list."""
        self._open.clear()


class Bullet(NamedTuple):
    """One bullet: its mark, its depth from 1, and its lines, the first beginning with the mark."""

    marker: str
    depth: int
    column: int
    lines: list[Line]

    def pieces(self, page: Page) -> list[tuple[int, int]]:
        """Where its text stands."""
        return pieces_of(page, self.lines, after_marker(page, self.lines[0], self.marker))


def pieces_of(page: Page, lines: Sequence[Line], begin: int) -> list[tuple[int, int]]:
    """The stretches of text of successive lines, from ``begin``: one, unless something else stands between them.

    The line end after a stretch belongs to it.
    """
    pieces: list[tuple[int, int]] = []
    start, end = begin, lines[0].end
    for line in lines[1:]:
        if page.text.count("\n", end, line.begin) == 1:
            end = line.end
        else:
            pieces.append((start, page.text.index("\n", end) + 1))
            start, end = line.begin, line.end
    pieces.append((start, end))
    return pieces
