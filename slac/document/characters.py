"""Which characters of a source may reach the page.

Control characters, bidirectional marks and private-use code points show nothing, or show something else than what is
copied out of the page: a signed document has none of them.
"""

import unicodedata

from slac.document.rewriting import respelt
from slac.document.tree import Inlines

SOFT_HYPHEN = "\u00ad"


def clean(text: str) -> str:
    """``text`` without what cannot be seen; line ends, tabs and separators become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_kept(character) for character in text)


def _kept(character: str) -> str:
    if character in "\n\t\r\v\f\u2028\u2029":
        return " "
    if character == SOFT_HYPHEN:
        return character
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def cleaned(content: Inlines) -> Inlines:
    """One run of inline content, cleaned."""
    return respelt(content, clean, clean)
