"""Words compared as a reader would, plurals and feminines folded; and the terms that a contract defines.

Folding is conservative: two forms are one word only when they differ by a plural or feminine ending.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.lint.passages import paragraphs, sentences
from slac.model.contract import Contract, Definition
from slac.source import Source, Span
from slac.syntax.folding import fold

#: Words that carry no subject.
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a au aux avec ce ces cet cette chaque chez ci d dans de des du elle en et il ils l la le les leur leurs ne ni "
        "nos notre ou par pas pour qu que qui s sa sans se ses si son sous sur tous tout toute toutes un une vers vos "
        "votre y",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")

_EACH_WORD = re.compile(f"({_WORD.pattern})")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its plural and feminine endings, folded: « finaux », « finale » and « final » are one."""
    word = word.lower()
    if word.endswith("aux") and len(word) > 4 and not word.endswith("eaux"):
        word = word[:-2] + "l"
    elif word[-1:] in ("s", "x") and len(word) > 3:
        word = word[:-1]
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return fold(word)


def stems(text: str) -> tuple[str, ...]:
    """The stems of all words of a text, in order."""
    return tuple(stem(word) for word in _WORD.findall(text.replace("’", "'")))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry the subject of a text."""
    return frozenset(found for found in stems(text) if found not in _LITTLE)


class Term(NamedTuple):
    """A term that the contract defines; ``element`` is its block, None for one defined in a sentence."""

    text: str
    span: Span
    element: Definition | None

    @property
    def key(self) -> tuple[str, ...]:
        return stems(self.text)


#: « (« Compte-rendu d'incident ») », « (ci-après le « Portail ») ».
_IN_PASSING = re.compile(r"\(\s*(?:ci-apres\s*,?\s*)?(?:(?:le|la|les)\s+|l')?«\s*([^«»{}]{2,60}?)\s*»\s*\)")


@once_a_contract
def defined_terms(contract: Contract) -> tuple[Term, ...]:
    """What the contract defines, by a block or in passing (« (ci-après le « Portail ») »), blocks first."""
    found = [Term(one.title, one.span, one) for one in contract.all(Definition)]
    for sentence in sentences(contract):
        if "«" in sentence.words:
            found += _in_passing(sentence.span, sentence.words)
    return tuple(found)


def _in_passing(span: Span, words: str) -> Iterator[Term]:
    for match in _IN_PASSING.finditer(words):
        place = Span(span.source, span.start + match.start(1), span.start + match.end(1))
        if place.text[:1].isupper():
            yield Term(place.text, place, None)


class _Words(NamedTuple):
    """The words of a source by their stems, in order, and where each stem stands in that list.

    ``bounds`` holds where the words and what is between them end, a gap first.
    """

    source: Source
    stems: list[str]
    bounds: list[int]
    at: dict[str, list[int]]

    def span(self, first: int, last: int) -> Span:
        """From one word to another, both included."""
        return Span(self.source, self.bounds[2 * first], self.bounds[2 * last + 1])


@once_a_contract
def _indexes(contract: Contract) -> tuple[_Words, ...]:
    sources = {id(e.whole.source): e.whole.source for e in contract.elements}
    return tuple(_index(source) for source in sources.values())


def _index(source: Source) -> _Words:
    gaps_and_words = _EACH_WORD.split(source.text)
    found = list(map(stem, gaps_and_words[1::2]))
    at: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(found):
        at[word].append(number)
    return _Words(source, found, list(accumulate(map(len, gaps_and_words))), at)


def uses(contract: Contract, key: tuple[str, ...]) -> Iterator[Span]:
    """Wherever words of these stems follow one another, headers, values and citations included."""
    for index in _indexes(contract) if key else ():
        # From the rarest word: among a hundred terms that begin with « service », each would look at all the others.
        places, ahead = min(
            ((index.at.get(word, []), n) for n, word in enumerate(key)), key=lambda one: len(one[0])
        )
        for at in places:
            first = at - ahead
            if first >= 0 and tuple(index.stems[first : first + len(key)]) == key:
                yield index.span(first, first + len(key) - 1)


def is_within(place: Span, other: Span) -> bool:
    """Whether one place lies in another."""
    return place.source is other.source and other.start <= place.start and place.end <= other.end


def in_prose(contract: Contract, places: Iterable[Span]) -> Iterator[Span]:
    """Those of the places that stand in running text rather than in a header or a property."""
    starts, stretches = _prose_of(contract)
    for place in places:
        key = (place.source.path, place.start)
        at = bisect_right(starts, key) - 1
        if at >= 0 and is_within(place, stretches[at]):
            yield place


@once_a_contract
def _prose_of(contract: Contract) -> tuple[list[tuple[str, int]], list[Span]]:
    spans = sorted(
        (one.span for one in paragraphs(contract)), key=lambda span: (span.source.path, span.start)
    )
    return [(span.source.path, span.start) for span in spans], spans
