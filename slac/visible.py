"""What may reach a terminal, and how wide it is there.

Control, bidirectional and invisible characters are never sent raw: a contract could otherwise hide words from its
reader or drive the terminal.
"""

import unicodedata
from typing import NamedTuple

_TAB = 4
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def visible(text: str) -> str:
    """``text`` with a picture in the place of each character that would not show itself: ␛, ‹U+202E›."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_picture(character) for character in text)


def is_hidden(character: str) -> bool:
    """Whether a character would not show itself: control, direction, private use, unassigned."""
    return unicodedata.category(character) in _INVISIBLE


def _picture(character: str) -> str:
    if not is_hidden(character):
        return character
    point = ord(character)
    if point < 0x20:
        return chr(0x2400 + point)
    return "␡" if point == 0x7F else f"‹U+{point:04X}›"


def cells(text: str) -> int:
    """How many cells ``text``, already visible, takes: 2 for a wide character, 0 for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Line(NamedTuple):
    """A source line as it is shown, character by character.

    ``columns[i]`` is the cell where ``pieces[i]`` begins, with one more entry for the end of the line.
    """

    pieces: tuple[str, ...]
    columns: tuple[int, ...]


def show(line: str) -> Line:
    """A line ready for the terminal: tabs spread to the next stop, the rest made visible."""
    pieces: list[str] = []
    columns = [0]
    for character in line:
        piece = " " * (_TAB - columns[-1] % _TAB) if character == "\t" else visible(character)
        pieces.append(piece)
        columns.append(columns[-1] + cells(piece))
    return Line(tuple(pieces), tuple(columns))
