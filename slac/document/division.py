"""Where a line may be divided, beyond what spacing and French hyphenation decide: not within a name or a number.

Words are hyphenated by the style sheet (``hyphens``, ``hyphenate-limit-chars``); its classes ``whole`` (never divided)
and ``undivided`` (never hyphenated) are given here.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

#: A longer word may be divided anywhere, every so many characters.
_LONG_WORD, _STEP = 32, 12

#: Words that the rules of French do not divide well: long ones, references and numbers (« CT-2025-117 »), what is in
#: capitals, the month of a date. The text is escaped: an entity is no word.
_WORD = re.compile(
    rf"(?P<long>[^\s<>&;]{{{_LONG_WORD},}})"
    r"|(?P<reference>\b(?=[^\s<>&;]*\d)[^\s<>&;-]+(?:-[^\s<>&;-]+)+)"
    r"|(?P<name>\b[A-ZÀÂÇÉÈÊËÎÏÔÛÜ]{7,}\b"
    r"|(?<=\u00a0)(?:janvier|février|juillet|septembre|octobre|novembre|décembre)\b)"
)

#: Where an address may be divided: after its « @ » and its strokes, before its dots; never after a hyphen, which would
#: be taken for one of ours.
_JOINTS = re.compile(r"(?<=[@?=#&])|(?<=/)(?!/)|(?=\.)")


def divided(text: str) -> "Markup":
    """Plain words, those that are not divided as the others being marked."""
    from markupsafe import Markup, escape

    return Markup(_WORD.sub(_marked, escape(text)))


def whole_address(address: str) -> "Markup":
    """An address that may be divided at its joints, and nowhere else but in what is long between them."""
    from markupsafe import Markup

    return Markup("<wbr>").join(
        Markup('<span class="whole">{}</span>').format(piece)
        for part in _JOINTS.split(address)
        if part
        for piece in _pieces(part)
    )


def _marked(word: "re.Match[str]") -> str:
    match word.lastgroup:
        case "reference":
            return f'<span class="whole">{word[0]}</span>'
        case "name":
            return f'<span class="undivided">{word[0]}</span>'
    # A long word may be divided after its own marks, and anywhere in what is still long between them.
    parts = [part for part in re.split(r"(?<=[/?=#._-])", word[0]) if part]
    return "<wbr>".join(piece for part in parts for piece in _pieces(part))


def _pieces(part: str) -> list[str]:
    """What is still long in a word, cut every so many characters."""
    if len(part) <= _LONG_WORD:
        return [part]
    return [part[at : at + _STEP] for at in range(0, len(part), _STEP)]
