"""Words put side by side: where a blank stands between them, and what French writers put there besides."""

from collections.abc import Sequence
from typing import NamedTuple

_OPENING = ("(", "'", "’")
_CLOSING = (")", ",")


class Atom(NamedTuple):
    """A piece of a line that stays whole: where it stood in the source, and how it is written."""

    begin: int
    end: int
    text: str


def joined(atoms: Sequence[Atom]) -> str:
    """The line that the atoms make."""
    line = ""
    for atom in atoms:
        line += (
            atom.text
            if not line or atom.text.startswith(_CLOSING) or line.endswith(_OPENING)
            else f" {atom.text}"
        )
    return line
