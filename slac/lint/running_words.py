"""The running words of a contract, as one text a file in which everything else is hidden.

Typography is looked for in words alone: keywords, values, braces, brackets, addresses, links and code are hidden. One
search a rule reads a whole contract.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from slac.lint.facts import words_of
from slac.lint.finding import Finding, rewriting
from slac.lint.once import once_a_contract
from slac.lint.wording import count
from slac.model.contract import Contract, Words
from slac.source import Source, Span

#: What stands for a character that belongs to no running words, and for one of a citation or an address within them.
OUTSIDE = "\0"
HIDDEN = "\ufffc"

_HIDE = (
    r"`[^`\n]*`|\]\([^)\n]*\)|<[^<>\s]+>|\b(?:https?://|mailto:|tel:|www\.)\S*[^\s.,;:!?)»]"
    # Each looked for where it may begin only: a word of a megabyte would take hours otherwise.
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|fr|net|org|example|ca|be|ch|eu|io|quebec)\b(?:/\S*[^\s.,;:!?)»])?"
)
#: What everything that is hidden has in it.
_MAY_HIDE = r"[`<@:.\]](?:(?<=[`<@])|\S)"


class Page(NamedTuple):
    """The running words of one file.

    ``text`` is the source with each stretch of no running words drawn together in one `OUTSIDE`; ``drawn`` and
    ``starts`` tell, for each of its pieces, where it begins in ``text`` and in the source.
    """

    source: Source
    text: str
    drawn: tuple[int, ...]
    starts: tuple[int, ...]

    def finditer(self, pattern: str, flags: int = 0) -> Iterator[re.Match[str]]:
        return re.finditer(pattern, self.text, flags)

    def span(self, match: re.Match[str], group: int | str = 0) -> Span:
        start, end = match.span(group)
        begins = self._in_source(start)
        return Span(self.source, begins, self._in_source(end - 1) + 1 if end > start else begins)

    def _in_source(self, at: int) -> int:
        piece = bisect_right(self.drawn, at) - 1
        return self.starts[piece] + at - self.drawn[piece]


@once_a_contract
def pages(contract: Contract) -> tuple[Page, ...]:
    """One page for each file that the contract is made of, in the order in which they are met."""
    stretches: dict[int, list[Words]] = {}
    sources: dict[int, Source] = {}
    for element in contract.elements:
        for words in words_of(element):
            sources[id(words.span.source)] = words.span.source
            stretches.setdefault(id(words.span.source), []).append(words)
    return tuple(_page(sources[key], found) for key, found in stretches.items())


def _page(source: Source, found: list[Words]) -> Page:
    text = source.text
    found.sort(key=lambda words: words.span.start)
    parts: list[str] = []
    drawn: list[int] = []
    starts: list[int] = []
    length = at = 0

    def add(shown: str, start: int) -> None:
        nonlocal length
        parts.append(shown)
        drawn.append(length)
        starts.append(start)
        length += len(shown)

    for words in found:
        start, end = words.span.start, words.span.end
        if start < at or words.text.split() != text[start:end].split():
            continue  # of a list of quoted phrases, what stands between them tells its neighbours again
        add(_between(text[at:start]), at)
        add(_hidden(text[start:end]), start)
        at = end
    add(OUTSIDE if at < len(text) else "", at)
    return Page(source, "".join(parts), tuple(drawn), tuple(starts))


def _hidden(words: str) -> str:
    """A stretch of words, of equal length, with what is none hidden."""
    if not re.search(_MAY_HIDE, words):
        return words
    return re.sub(_HIDE, lambda hidden: HIDDEN * len(hidden[0]), words)


def _between(text: str) -> str:
    """What stands between two stretches of words: blanks of a broken line, a citation, or something else."""
    if not text or (text.isspace() and "\n\n" not in text):
        return text
    if text[0] in "{[" and text[-1] in "}]" and "\n\n" not in text:
        return HIDDEN * len(text)
    return OUTSIDE


def language(contract: Contract) -> str:
    """« fr-FR », as the contract states it or by default."""
    stated = contract.agreement.language
    return (stated.value if stated is not None else None) or "fr-FR"


class Slip(NamedTuple):
    """One slip of typing: what stands there and what should."""

    span: Span
    becomes: str


def slips_found(slips: list[Slip], message: str, title: str, help: str) -> Iterator[Finding]:
    """One finding a paragraph of slips: at the first, with a fix that mends them all.

    In ``message``, ``{shown}`` is the word in which the first stands, ``{mended}`` what is to stand there.
    """
    for together in _by_paragraph(slips):
        first, *others = together
        more = f" ({count(len(others), 'autre', 'autres')} dans ce passage)" if others else ""
        fix = rewriting(title, *((one.span, one.becomes) for one in together), safe=True)
        said = message.replace("{shown}", _word_around(first.span)).replace("{mended}", first.becomes)
        yield Finding(first.span, f"{said}{more}.", help=help, fix=fix)


def _word_around(span: Span) -> str:
    text = span.source.text
    start, end = span.start, span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].replace("\n", " ").rstrip(",.")


def _by_paragraph(slips: list[Slip]) -> Iterator[list[Slip]]:
    kept: list[Slip] = []
    for slip in slips:
        last = kept[-1].span if kept else None
        if last is not None and (
            last.source is not slip.span.source or "\n\n" in slip.span.source.text[last.end : slip.span.start]
        ):
            yield kept
            kept = []
        if last is None or not kept or slip.span.start >= kept[-1].span.end:
            kept.append(slip)
    if kept:
        yield kept
