"""The nearest of some words to what somebody typed."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from slac.syntax.folding import folded_words

#: Longer words are like nothing.
LONGEST = 80


def closest(word: str, candidates: Iterable[str], at_least: float = 0.7) -> str | None:
    """The candidate most like ``word``, without case or accents, as the candidates spell it; None if none is near.

    ``at_least`` is a ratio of likeness, from 0 to 1; of two as near, the one given first.
    """
    found = nearest(word, candidates, at_least)
    return found[1] if found else None


def nearest(word: str, candidates: Iterable[str], at_least: float = 0.7) -> tuple[float, str] | None:
    """As ``closest``, with how like ``word`` it is."""
    typed = folded_words(word)
    return _nearest(typed, tuple(candidates), at_least) if 0 < len(typed) <= LONGEST else None


@lru_cache(maxsize=1024)
def _nearest(typed: str, candidates: tuple[str, ...], at_least: float) -> tuple[float, str] | None:
    letters = _letters(typed)
    likely = [known for known in _known(candidates) if _may_be_near(typed, letters, known, at_least)]
    if not likely:
        return None
    from difflib import SequenceMatcher  # only where something is wrong

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    best: tuple[float, str] | None = None
    for known in likely:
        matcher.set_seq1(known.folded)
        ratio = matcher.ratio()
        if ratio >= at_least and (best is None or ratio > best[0]):
            best = (ratio, known.word)
    return best


class _Known(NamedTuple):
    word: str
    folded: str
    letters: int


@lru_cache(maxsize=256)
def _known(candidates: tuple[str, ...]) -> tuple[_Known, ...]:
    folded = [(word, folded_words(word)) for word in candidates]
    return tuple(_Known(word, plain, _letters(plain)) for word, plain in folded)


def _letters(word: str) -> int:
    """Which letters a word has, one bit for each of 64 classes of characters."""
    bits = 0
    for character in word:
        bits |= 1 << (ord(character) & 63)
    return bits


def _may_be_near(typed: str, letters: int, known: _Known, at_least: float) -> bool:
    """Whether lengths and letters allow so much likeness: a letter that only one has is in nothing common."""
    common_of_typed = len(typed) - (letters & ~known.letters).bit_count()
    common_of_known = len(known.folded) - (known.letters & ~letters).bit_count()
    needed = at_least * (len(typed) + len(known.folded)) / 2
    if min(common_of_typed, common_of_known) < needed:
        return False
    return sum(min(typed.count(letter), known.folded.count(letter)) for letter in set(typed)) >= needed
