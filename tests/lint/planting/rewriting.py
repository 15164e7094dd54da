"""Ways to rewrite the source of a contract: where there is no place for the change, they give nothing."""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

#: What a source becomes, what is left to chance drawn; None where there is no place.
Rewrite = Callable[[str, Random], str | None]


class Block(NamedTuple):
    """A block of the source: its word, and where it stands, ``[start, end)``."""

    keyword: str
    start: int
    end: int

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]


_BLOCK = re.compile(r"^(?P<keyword>[^\W\d_]+)[^\n]*\n(?:(?:[ \t][^\n]*)?\n)*", re.MULTILINE)


def blocks(text: str, *keywords: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(text):
        if not keywords or match["keyword"] in keywords:
            yield Block(match["keyword"], match.start(), match.end())


def within(
    keywords: str, pattern: str, by: str | Callable[[re.Match[str]], str], unless: str = ""
) -> Rewrite:
    """Replace one match of ``pattern`` in a block of ``keywords``; none in a text that matches ``unless``."""

    def rewrite(text: str, draw: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        found = [
            (block, match)
            for block in blocks(text, *keywords.split())
            for match in re.finditer(pattern, block.text(text), re.MULTILINE)
        ]
        if not found:
            return None
        block, match = draw.choice(found)
        new = match.expand(by) if isinstance(by, str) else by(match)
        start = block.start + match.start()
        return text[:start] + new + text[block.start + match.end() :]

    return rewrite


def dropping(keywords: str, name: str, unless: str = "") -> Rewrite:
    """Leave out a property, with the lines that belong to it."""
    return within(keywords, rf"^  {name}\b[^\n]*\n(?:    [^\n]*\n)*", "", unless)


def adding(block: str, unless: str = "") -> Rewrite:
    """Write one more block before the signature, or at the end."""

    def rewrite(text: str, _: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        at = text.find("\nsignature") + 1 or len(text)
        return f"{text[:at]}{block}\n\n{text[at:]}"

    return rewrite


def whole(pattern: str, by: str, unless: str = "") -> Rewrite:
    """Replace all matches, wherever they stand."""

    def rewrite(text: str, _: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        return re.sub(pattern, by, text, flags=re.MULTILINE)

    return rewrite


def where(pattern: str, times: int, rewrite: Rewrite) -> Rewrite:
    """Only in a text that has a pattern so many times at least."""
    return lambda text, draw: (
        rewrite(text, draw) if len(re.findall(pattern, text, re.MULTILINE)) >= times else None
    )


def saying(*sentences: str, unless: str = "") -> Rewrite:
    """Add a sentence at the end of an article."""

    def rewrite(text: str, draw: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        articles = [b for b in blocks(text, "article") if b.text(text).rstrip().endswith((".", ";"))]
        provider = _provider(text)
        if not articles or not provider:
            return None
        at = draw.choice(articles)
        end = at.start + len(at.text(text).rstrip())
        said = draw.choice(sentences).replace("PRESTATAIRE", f"{{{provider}}}")
        return f"{text[:end]}\n\n  {said}{text[end:]}"

    return rewrite


def _provider(text: str) -> str | None:
    """« Le fournisseur »: how a contract cites the party that provides."""
    for block in blocks(text, "partie"):
        own = block.text(text)
        if re.search(r"^  rôle +prestataire", own, re.MULTILINE):
            name = own.split(None, 2)[1]
            return f"L'{name}" if re.match(r"[aeiouéèh]", name) else f"Le {name}"
    return None


def in_every_block(keywords: str, pattern: str, by: str) -> Rewrite:
    """Replace all matches, in all blocks of ``keywords``."""

    def rewrite(text: str, _: Random) -> str | None:
        parts, at = [], 0
        for block in blocks(text, *keywords.split()):
            parts += [text[at : block.start], re.sub(pattern, by, block.text(text), flags=re.MULTILINE)]
            at = block.end
        return "".join([*parts, text[at:]])

    return rewrite


def both(first: Rewrite, second: Rewrite) -> Rewrite:
    def rewrite(text: str, draw: Random) -> str | None:
        once = first(text, draw)
        return second(once, draw) if once is not None else None

    return rewrite


def twice(keyword: str) -> Rewrite:
    """Write a block a second time."""

    def rewrite(text: str, draw: Random) -> str | None:
        found = list(blocks(text, keyword))
        if not found:
            return None
        block = draw.choice(found)
        return f"{text[: block.end]}{block.text(text).rstrip()}\n\n{text[block.end :]}"

    return rewrite
