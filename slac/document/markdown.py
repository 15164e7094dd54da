"""Inline Markdown (emphasis, links, code) in a text, read into the document tree; HTML is text like any other.

Markdown is read over a whole paragraph at once, citations included (« **Le {client} paie** »): each citation is one
private-use character while Markdown reads, and comes back where that character stands.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from slac.document.characters import clean
from slac.document.tree import Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text, plain
from slac.document.typography import ADDRESS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ALLOWED = ("http://", "https://", "mailto:", "tel:")
_FIRST = 0xF0000
_STANDS_FOR = re.compile("[\U000f0000-\U000ffffd]")
_MARKS = re.compile(r"[*_`\[\]<>\\]")


def read(parts: Iterable[str | Inlines]) -> Inlines:
    """Words and what is already read, in order, as one run: ``read(["Le ", (Text("Client"),), " *paie*"])``."""
    ready: list[Inlines] = []
    line = ""
    for part in parts:
        if isinstance(part, str):
            line += " ".join(_lines(part))
        else:
            line += chr(_FIRST + len(ready))
            ready.append(part)

    def put_back(text: str) -> list[Inline]:
        found: list[Inline] = []
        at = 0
        for match in _STANDS_FOR.finditer(text):
            found += linked(text[at : match.start()])
            found += ready[ord(match[0]) - _FIRST]
            at = match.end()
        return found + linked(text[at:])

    if not _MARKS.search(line):
        return tuple(put_back(line))
    tokens = _reader().parseInline(line)[0].children or []
    return _Reading(tokens, put_back).run()


def linked(text: str) -> list[Inline]:
    """Words with their web and e-mail addresses made into links."""
    found: list[Inline] = []
    at = 0
    for match in ADDRESS.finditer(text):
        address = (
            match[0] if match[0].startswith(_ALLOWED) else f"mailto:{match[0]}" if "@" in match[0] else ""
        )
        if address:
            found += [Text(text[at : match.start()]), Link(address, (Text(match[0]),))]
            at = match.end()
    found.append(Text(text[at:]))
    return [inline for inline in found if inline != Text("")]


def _lines(text: str) -> list[str]:
    """The lines of a text as typed, their blanks closed up: a line end is a blank, the indentation nothing."""
    lines = text.split("\n")
    if len(lines) == 1:
        return [clean(text)]
    first, *middle, last = lines
    return [clean(first.rstrip()), *(clean(line.strip()) for line in middle), clean(last.lstrip())]


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["entity", "image", "html_inline"])


class _Reading:
    """Turns Markdown's flat list of tokens into nested content."""

    def __init__(self, tokens: "Sequence[Token]", put_back: Callable[[str], list[Inline]]) -> None:
        self.tokens = iter(tokens)
        self.put_back = put_back

    def run(self, until: str = "") -> Inlines:
        found: list[Inline] = []
        for token in self.tokens:
            match token.type:
                case "text":
                    found += self.put_back(token.content)
                case "softbreak":
                    found.append(Text(" "))
                case "hardbreak":
                    found.append(LineBreak())
                case "code_inline":
                    found.append(Code(plain(tuple(self.put_back(token.content)))))
                case "em_open":
                    found.append(Emphasis(self.run("em_close")))
                case "strong_open":
                    found.append(Strong(self.run("strong_close")))
                case "link_open":
                    found += self._link(str(token.attrs.get("href", "")))
                case kind if kind == until:
                    break
        return tuple(found)

    def _link(self, address: str) -> Inlines:
        content = _unlinked(self.run("link_close"))
        if address.startswith(_ALLOWED):
            return (Link(address, content),)
        return (*content, Text(f" ({address})"))


def _unlinked(content: Inlines) -> Inlines:
    """A link holds no other."""
    return tuple(
        part for inline in content for part in (inline.content if isinstance(inline, Link) else (inline,))
    )
