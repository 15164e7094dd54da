"""The paragraphs and sentences of a contract's prose, as they are typed and as they are compared."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.model.contract import Contract, Element, Passage
from slac.source import Span
from slac.syntax.folding import fold

_END = r"[.;:!?]\s+"


class Sentence(NamedTuple):
    """One sentence of a block's prose, or a whole paragraph or item of a list.

    ``words`` is its text folded, of equal length: an offset in it is a place in ``span``. Braces stay as typed.
    """

    element: Element
    span: Span
    words: str

    def places(self, pattern: str) -> Iterator[Span]:
        """Where a pattern of folded words stands."""
        for match in re.finditer(pattern, self.words):
            yield Span(self.span.source, self.span.start + match.start(), self.span.start + match.end())


@once_a_contract
def paragraphs(contract: Contract) -> tuple[Sentence, ...]:
    """In the order of the source."""
    return tuple(
        Sentence(element, passage.span, fold(passage.span.text))
        for element in contract.elements
        for passage in _leaves(element.prose)
    )


@once_a_contract
def sentences(contract: Contract) -> tuple[Sentence, ...]:
    """In the order of the source."""
    return tuple(sentence for paragraph in paragraphs(contract) for sentence in _split(paragraph))


def sentences_with(contract: Contract, pattern: str) -> tuple[Sentence, ...]:
    """Those in which a pattern of folded words stands; it asks for no end of a text (« $ »)."""
    return _with(contract, sentences, pattern)


def paragraphs_with(contract: Contract, pattern: str) -> tuple[Sentence, ...]:
    """As ``sentences_with``, whole paragraphs."""
    return _with(contract, paragraphs, pattern)


def _with(
    contract: Contract, texts: Callable[[Contract], tuple[Sentence, ...]], pattern: str
) -> tuple[Sentence, ...]:
    # All of them as one text first: most of what the rules look for stands in none.
    found = re.compile(pattern).search
    return tuple(one for one in texts(contract) if found(one.words)) if found(_whole(contract)) else ()


@once_a_contract
def _whole(contract: Contract) -> str:
    return "\0".join(paragraph.words for paragraph in paragraphs(contract))


def _split(paragraph: Sentence) -> Iterator[Sentence]:
    element, span, words = paragraph
    start = 0
    for end in (*(match.end() for match in re.finditer(_END, words)), len(words)):
        if end > start:
            yield Sentence(element, Span(span.source, span.start + start, span.start + end), words[start:end])
        start = end


def _leaves(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        if passage.passages:
            yield from _leaves(passage.passages)
        else:
            yield passage
