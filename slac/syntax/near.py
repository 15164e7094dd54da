"""Which property a line nearly begins with."""

import re

from slac.syntax.attempt import reads
from slac.syntax.folding import folded_words
from slac.syntax.keywords import BlockWord, PropertyWord
from slac.syntax.page import Page
from slac.syntax.suggest import closest

_TITLE = re.compile(r"[^\d\"«“{,:]*?(?=[ \t\u00a0]{2,}|[\d\"«“{,:]|$)")
_WORD = re.compile(r"[^\W\d][\w'’-]*|\S")


def near_property(
    page: Page, block: BlockWord, begin: int, end: int
) -> tuple[PropertyWord, int, bool] | None:
    """The property whose keyword is nearest to the beginning of a line, the length replaced, whether the rest reads."""
    title = title_at(page, begin, end)
    if not title or len(title) > 60:
        return None
    by_word = {spelling: p for p in block.properties for spelling in p.spellings}
    tried = dict.fromkeys((title, *first_words(title, 3)))
    best: tuple[PropertyWord, int, bool] | None = None
    for part in tried:
        near = closest(part, by_word, 0.72) or _longer(part, by_word)
        if near is None or folded_words(near) == folded_words(title):
            continue
        rest = page.text[begin + len(part) : end]
        found = (by_word[near], len(part), reads(page, "p_" + block.rule, near + rest))
        if found[2]:
            return found
        best = best or found
    return best or _contained(page, block, title, begin, end)


def _contained(
    page: Page, block: BlockWord, title: str, begin: int, end: int
) -> tuple[PropertyWord, int, bool] | None:
    """A property whose keyword ends what was typed, with a value that reads: « délai de résolution »."""
    typed = folded_words(title)
    rest = page.text[begin + len(title) : end]
    for word in block.properties:
        for spelling in word.spellings:
            folded = folded_words(spelling)
            if typed.endswith((f" {folded}", f"'{folded}")) and reads(
                page, "p_" + block.rule, spelling + rest
            ):
                return word, len(title), True
    return None


def _longer(part: str, by_word: dict[str, PropertyWord]) -> str | None:
    """A keyword of several words of which ``part`` is the first ones: « suspendu » for « suspendu pendant »."""
    begun = folded_words(part) + " "
    return (
        next((word for word in by_word if folded_words(word).startswith(begun)), None)
        if len(begun) > 4
        else None
    )


def first_words(title: str, most: int) -> list[str]:
    cuts = [m.start() for m in re.finditer(r"\s+", title)]
    return [title[:cut] for cut in reversed(cuts[:most])]


def title_at(page: Page, begin: int, end: int) -> str:
    """What stands where a keyword should: up to two blanks, a figure, a quote…"""
    found = _TITLE.match(page.text, begin, end)
    title = found.group().rstrip() if found else ""
    if title:
        return title
    word = _WORD.match(page.text, begin, end)
    return word.group() if word else page.text[begin : begin + 1]
