"""Text made comparable: lower case, no accents, plain blanks, one character for one character.

The grammar reads this shadow of the author's text; since both have the same length, an offset in one is the
same place in the other, and values are cut from what the author typed.
"""

import re
import unicodedata
from functools import lru_cache

#: Blanks that word processors put around French punctuation and in numbers.
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_APOSTROPHES = "\u2018\u2019\u02bc\u2032\u00b4"
_HYPHENS = "\u2010\u2011"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ODD_ASCII = re.compile(r"[\x0b\x0c\x1c-\x1f]")
_RUN = re.compile(r"[ \t\n]+")

_folded: dict[str, str] = {
    **dict.fromkeys(BLANKS, " "),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_HYPHENS, "-"),
    "\x85": " ",
    "\u2028": " ",
    "\u2029": " ",
}


def fold(text: str) -> str:
    """The shadow of ``text``, of equal length; line feeds and tabs stay."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a capital whose lower case is longer, such as İ
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    if _ODD_ASCII.search(lowered):
        lowered = _ODD_ASCII.sub(" ", lowered)
    return lowered if lowered.isascii() else _FOREIGN.sub(_fold_character, lowered)


@lru_cache(maxsize=4096)
def folded_words(text: str) -> str:
    """``text`` folded, its blanks reduced to single ones: how words are compared."""
    return _RUN.sub(" ", fold(text)).strip()


def _fold_character(match: re.Match[str]) -> str:
    character = match.group()
    known = _folded.get(character)
    if known is None:
        parts = unicodedata.normalize("NFD", character)
        base = parts[0].lower()
        known = base if len(parts) > 1 and len(base) == 1 else character
        if len(_folded) < 4096:
            _folded[character] = known
    return known
