"""Where a line may be divided within a long word or an address, whatever their hyphenation.

Marked by ``<wbr>`` alone: before an element that is never divided, WeasyPrint may end a line too early.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

#: A longer word may be divided anywhere, every so many characters.
_LONG_WORD, _STEP = 32, 12

#: The text is escaped: an entity is no word.
_LONG = re.compile(rf"[^\s<>&;]{{{_LONG_WORD},}}")

#: Where an address is best divided: after its « @ » and its strokes, before its dots.
_JOINTS = re.compile(r"(?<=[@?=#&])|(?<=/)(?!/)|(?=\.)")


def divided(text: str) -> "Markup":
    """Plain words, those that are too long being made divisible after their own marks."""
    from markupsafe import Markup, escape

    return Markup(_LONG.sub(_marked, escape(text)))


def divided_address(address: str) -> "Markup":
    """An address, its joints made divisible, and what is long between them."""
    from markupsafe import Markup

    pieces = [piece for part in _JOINTS.split(address) if part for piece in _pieces(part)]
    return Markup("<wbr>").join(pieces)


def _marked(word: "re.Match[str]") -> str:
    parts = [part for part in re.split(r"(?<=[/?=#._-])", word[0]) if part]
    return "<wbr>".join(piece for part in parts for piece in _pieces(part))


def _pieces(part: str) -> list[str]:
    """What is still long in a word, cut after its hyphens, else every so many characters."""
    if len(part) <= _LONG_WORD:
        return [part]
    hyphenated = re.split(r"(?<=[-_])", part)
    if len(hyphenated) > 1:
        return [piece for each in hyphenated if each for piece in _pieces(each)]
    return [part[at : at + _STEP] for at in range(0, len(part), _STEP)]
