"""Running text under a block: paragraphs, bullets, rows of tables, placements, titled paragraphs."""

import re
from collections.abc import Callable, Sequence

from slac.source import Span
from slac.syntax.attempt import reads
from slac.syntax.bullets import Bullet, Bullets, begins_list, bullet_at, pieces_of, starts_late
from slac.syntax.inline import read_text
from slac.syntax.keywords import block_at
from slac.syntax.mistakes import mistake, said
from slac.syntax.page import Line, Page
from slac.syntax.tree import Block, Citation, Plain, Prose

#: The end of a sentence, or of a piece of one that nothing continues.
_FINISHED = re.compile(r"[.:;!?…»)\]}*|]$")
_PLACED = re.compile(r"\{[^{}\n]*\}")
_IMAGE = re.compile(r"!\[([^\[\]{}]*)\]\([ \t]*(?:<([^<>]+)>|([^\s()<>]+))[ \t]*\)")

ReadBlock = Callable[[Page, Line, Sequence[Line]], Block]


def read_prose(page: Page, lines: Sequence[Line], read_subsection: ReadBlock | None) -> tuple[Prose, ...]:
    """The text in ``lines``; ``read_subsection`` reads « paragraphe » with what is deeper, None where there is none."""
    return _Prose(page, read_subsection).read(lines)


def begins_subsection(page: Page, lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` is the header of a titled paragraph rather than a sentence that begins with the word."""
    line = lines[at]
    found = block_at(page.code, line.begin, line.code_end)
    if found is None or found[0].kind != "paragraphe":
        return False
    below = at + 1 < len(lines) and lines[at + 1].column > line.column
    rest = page.code[found[1] : line.code_end].strip()
    return (below or not rest or rest[-1] in '"»”') and reads(
        page, "e_paragraphe", page.text[line.begin : line.code_end]
    )


class _Prose:
    """A text being read line by line."""

    def __init__(self, page: Page, read_subsection: ReadBlock | None) -> None:
        self.page = page
        self.read_subsection = read_subsection
        self.done: list[Prose] = []
        self.paragraph: list[Line] = []
        self.bullets = Bullets()

    def read(self, lines: Sequence[Line]) -> tuple[Prose, ...]:
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.gap:
                self._close_paragraph()
            if self.read_subsection and not self.paragraph and begins_subsection(self.page, lines, at):
                self._close()
                deeper = at + 1
                while deeper < len(lines) and lines[deeper].column > line.column:
                    deeper += 1
                block = self.read_subsection(self.page, line, lines[at + 1 : deeper])
                self.done.append(Prose("subsection", (), block.span, block=block))
                at = deeper
                continue
            self._line(line)
            at += 1
        self._close()
        return tuple(self.done)

    def _line(self, line: Line) -> None:
        page = self.page
        if page.shadow[line.begin] == "|":
            self._close()
            text = read_text(page, [(line.begin, line.end)], prose=True)
            self.done.append(Prose("row", text, page.span(line.begin, line.end)))
            return
        marker = bullet_at(page, line)
        if marker and self._takes(marker):
            self._close_paragraph()
            if not self.bullets.items and starts_late(marker):
                end = line.begin + len(marker)
                page.report(mistake("SYN68", page.span(line.begin, end), found=said(marker)))
            self.bullets.add(page, line, marker)
        elif self.paragraph or not self.bullets.continues(line):
            if not self.paragraph:
                self._close()
                self._warn_of_block(line)
            self.paragraph.append(line)

    def _takes(self, marker: str) -> bool:
        """Whether a mark begins a bullet here: in an unfinished paragraph, only one that can begin a list."""
        if not self.paragraph:
            return True
        last = self.paragraph[-1]
        return begins_list(marker) or bool(_FINISHED.search(self.page.shadow, last.begin, last.end))

    def _warn_of_block(self, line: Line) -> None:
        page = self.page
        found = block_at(page.code, line.begin, line.code_end)
        if not found or found[0].kind == "paragraphe" or page.text[line.code_end - 1] not in '"»”':
            return
        if reads(page, "e_" + found[0].rule, page.text[line.begin : line.code_end]):
            place = page.span(line.begin, found[1])
            page.report(mistake("SYN18", place, word=said(place.text)))

    def _close_paragraph(self) -> None:
        if not self.paragraph:
            return
        page, lines = self.page, self.paragraph
        if len(lines) > 1 and all(_PLACED.fullmatch(page.shadow, one.begin, one.end) for one in lines):
            for one in lines:  # each is alone on its line
                self.paragraph = [one]
                self._close_paragraph()
            return
        span = page.span(lines[0].begin, lines[-1].end)
        if image := _IMAGE.fullmatch(page.text, span.start, span.end):
            self._image(image, span)
            return
        text = read_text(page, pieces_of(page, lines, lines[0].begin), prose=True)
        alone = len(lines) == 1 and _PLACED.fullmatch(page.shadow, span.start, span.end)
        placed = alone and len(text) == 1 and isinstance(text[0], Citation)
        self.done.append(Prose("placement" if placed else "paragraph", text, span))
        self.paragraph = []

    def _image(self, image: re.Match[str], span: Span) -> None:
        page, path = self.page, image[2] or image[3]
        if not image[1].strip():
            page.report(mistake("SYN75", span, found=said(path)))
        shown = Plain(image[1].strip(), span)
        self.done.append(Prose("image", (shown,), span, image=path))
        self.paragraph = []

    def _close(self) -> None:
        self._close_paragraph()
        self.done.extend(self._item(bullet) for bullet in self.bullets.items)
        self.bullets = Bullets()

    def _item(self, bullet: Bullet) -> Prose:
        text = read_text(self.page, bullet.pieces(self.page), prose=True)
        span = self.page.span(bullet.lines[0].begin, bullet.lines[-1].end)
        return Prose("item", text, span, marker=bullet.marker, depth=bullet.depth)
