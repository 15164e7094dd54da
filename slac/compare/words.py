"""Differences between two texts, word by word."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from slac.compare.change import Paragraph, Piece
from slac.compare.meaning import typeless

#: Texts whose words make more pairs than this are compared sentence by sentence.
_MOST_PAIRS = 2_000_000
#: Two texts that share less are not two versions of one.
ALIKE = 0.5

_WORD = re.compile(r"\s*(?:[\w'’-]+|[^\w\s])")


class Token(NamedTuple):
    """A word as it is shown, the blank before it included, and what it is compared by."""

    shown: str
    key: Hashable


def tokens(text: str) -> list[Token]:
    return [Token(word, typeless(word).strip()) for word in _WORD.findall(text)]


def likeness(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How much two sequences have in common, from 0 to 1; of long ones, an upper bound of it."""
    matcher: SequenceMatcher[Hashable] = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or len(one) * len(other) > _MOST_PAIRS:
        return matcher.quick_ratio()
    return matcher.ratio()


def differences(one: Sequence[Token], other: Sequence[Token]) -> Paragraph:
    """What to strike out of one text and to put in to make it the other."""
    if len(one) * len(other) > _MOST_PAIRS:
        one, other = _sentences(one), _sentences(other)
    matcher: SequenceMatcher[Hashable] = SequenceMatcher(
        None, [t.key for t in one], [t.key for t in other], autojunk=False
    )
    pieces: list[Piece] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece("=", _shown(other[j1:j2])))
            continue
        if i1 < i2:
            pieces.append(Piece("-", _shown(one[i1:i2])))
        if j1 < j2:
            pieces.append(Piece("+", _shown(other[j1:j2])))
    return tuple(pieces)


def whole(op: str, text: Iterable[Token]) -> Paragraph:
    return (Piece("+" if op == "+" else "-", _shown(text)),)


def marked(paragraph: Paragraph) -> str:
    """« prises en charge [-du lundi-] {+chaque jour+} »: blanks stand outside the marks."""
    text = ""
    for op, words in paragraph:
        if op == "=":
            text += words
            continue
        blank = " " if words[:1].isspace() else ""
        begin, end = ("[-", "-]") if op == "-" else ("{+", "+}")
        # What replaces stands apart from what it replaces.
        text += (blank or (" " if text.endswith("-]") else "")) + begin + words.strip() + end
    return text.strip()


def abridged(paragraph: Paragraph, words: int = 8) -> Paragraph:
    """The same with no more than so many words kept on either side of a difference."""
    pieces = []
    for rank, (op, text) in enumerate(paragraph):
        parts = text.split(" ")
        first, last = rank == 0, rank == len(paragraph) - 1
        if op == "=" and len(parts) > (1 if first or last else 2) * words + 2:
            head = "" if first else " ".join(parts[:words]) + " "
            tail = "" if last else " " + " ".join(parts[-words:])
            text = f"{head}…{tail}"
        pieces.append(Piece(op, text))
    return tuple(pieces)


def paragraph_differences(
    one: Sequence[Sequence[Token]], other: Sequence[Sequence[Token]]
) -> tuple[Paragraph, ...]:
    """The paragraphs that are not the same, in the order of the second text."""
    keys = [[tuple(token.key for token in paragraph) for paragraph in text] for text in (one, other)]
    matcher: SequenceMatcher[Hashable] = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    found: list[Paragraph] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op != "equal":
            found += _replaced(one[i1:i2], other[j1:j2])
    return tuple(found)


def _replaced(one: Sequence[Sequence[Token]], other: Sequence[Sequence[Token]]) -> Iterator[Paragraph]:
    """Each new paragraph against the first of the old that is like it; the old ones left are struck out in place."""
    left = list(one)
    for paragraph in other:
        keys = [t.key for t in paragraph]
        near = next((r for r, old in enumerate(left) if likeness([t.key for t in old], keys) >= ALIKE), None)
        if near is None:
            yield whole("+", paragraph)
            continue
        yield from (whole("-", old) for old in left[:near])
        yield differences(left[near], paragraph)
        left = left[near + 1 :]
    yield from (whole("-", old) for old in left)


def _sentences(text: Sequence[Token]) -> list[Token]:
    shown, key, found = "", [], []
    for token, following in zip_longest(text, text[1:]):
        shown += token.shown
        key.append(token.key)
        if token.key in (".", ";", "!", "?") or following is None:
            found.append(Token(shown, tuple(key)))
            shown, key = "", []
    return found


def _shown(text: Iterable[Token]) -> str:
    return "".join(token.shown for token in text)
