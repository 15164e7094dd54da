"""Where a line may be divided within a long word or an address, whatever their hyphenation, and where it may not.

The first is marked by ``<wbr>``. What holds a hyphen of its own (« CPS-IT-2026-03 ») is ``<span class="whole">``: at
the end of a line, nobody would know whether it belongs to the reference.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

WORD_JOINER = "\u2060"

#: A longer word may be divided anywhere, every so many characters.
_LONG_WORD, _STEP = 32, 12

#: A longer reference may be divided after its hyphens: a narrow column would not hold it.
_LONG_REFERENCE = 24

#: The text is escaped: an entity is no word.
_LONG_OR_HYPHENATED = re.compile(rf"[^\s<>&;]{{{_LONG_WORD},}}|[^\s<>&;-]+(?:-[^\s<>&;-]+)+")

#: Where an address is best divided: after its « @ » and its strokes, before its dots.
_JOINTS = re.compile(r"(?<=[@?=#&])|(?<=/)(?!/)|(?=\.)")


def divided(text: str) -> "Markup":
    """Plain words: those that are too long made divisible after their own marks, references kept whole."""
    from markupsafe import Markup, escape

    return Markup(_LONG_OR_HYPHENATED.sub(_marked, escape(text)))


def divided_address(address: str) -> "Markup":
    """An address, its joints made divisible, and what is long between them; the rest of it is kept whole."""
    from markupsafe import Markup

    pieces = [piece for part in _JOINTS.split(address) if part for piece in _pieces(part)]
    whole = Markup('<span class="whole">{}</span>')
    return Markup("<wbr>").join(whole.format(piece) if "-" in piece else piece for piece in pieces)


def joined(page: str) -> str:
    """A page for WeasyPrint: beside an element that is never divided, it may end a line too early; word joiners hold as
    well, and leave no trace in the PDF.
    """
    return _WHOLE.sub(lambda whole: whole[1].replace("-", f"-{WORD_JOINER}"), page)


_WHOLE = re.compile(r'<span class="whole">([^<]*)</span>')


def _marked(word: "re.Match[str]") -> str:
    if len(word[0]) < _LONG_WORD:
        reference = len(word[0]) <= _LONG_REFERENCE and any(map(str.isdigit, word[0]))
        return f'<span class="whole">{word[0]}</span>' if reference else word[0]
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
