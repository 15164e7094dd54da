"""Bullets and paragraphs under a property."""

from collections.abc import Sequence

from slac.syntax.bullets import Bullet, Bullets, bullet_at, pieces_of
from slac.syntax.inline import read_text
from slac.syntax.mistakes import mistake
from slac.syntax.page import Line, Page
from slac.syntax.tree import Item


def items_of(page: Page, under: Sequence[Line]) -> tuple[Item, ...]:
    """The bullets under a property."""
    bullets = Bullets()
    for line in under:
        marker = bullet_at(page, line)
        if marker:
            bullets.add(page, line, marker)
        elif not bullets.continues(line):
            page.report(mistake("SYN53", page.span(line.begin, line.end)))
    return tuple(_item(page, bullet) for bullet in bullets.items)


def paragraphs_of(page: Page, under: Sequence[Line]) -> tuple[Item, ...]:
    """Running text under a property, a paragraph an item without mark; its bullets are items as usual."""
    items: list[Item] = []
    bullets = Bullets()
    paragraph: list[Line] = []

    def close() -> None:
        if paragraph:
            text = read_text(page, pieces_of(page, paragraph, paragraph[0].begin), prose=True)
            items.append(Item("", 1, text, page.span(paragraph[0].begin, paragraph[-1].end)))
            paragraph.clear()
        items.extend(_item(page, bullet) for bullet in bullets.items)
        bullets.items.clear()
        bullets.close()

    for line in under:
        marker = bullet_at(page, line)
        if marker:
            if paragraph:
                close()
            bullets.add(page, line, marker)
        elif not (bullets.items and not line.gap and bullets.continues(line)):
            if line.gap or bullets.items:
                close()
            paragraph.append(line)
    close()
    return tuple(items)


def _item(page: Page, bullet: Bullet) -> Item:
    text = read_text(page, bullet.pieces(page), prose=True)
    return Item(bullet.marker, bullet.depth, text, page.span(bullet.lines[0].begin, bullet.lines[-1].end))
