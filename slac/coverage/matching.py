"""Whether the words of a request are those of the contract.

Only the same words decide, whatever their case, accents, articles and plurals; words that are merely close are
proposed, never chosen: « imprimante » is « Imprimantes », « pilote d'imprimante » is for a person to judge.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from slac.syntax.folding import folded_words
from slac.syntax.suggest import nearest

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "le la les l un une des du de d au aux a et ou son sa ses leur leurs mon ma mes notre nos votre vos "
        "ce cet cette ces",
    )
)

#: A part of an enumeration that begins so is no name by itself: « en réseau », « sur site ».
_HANGING = frozenset(
    re.findall(
        r"\w+",
        "de du des d a au aux en sur sous pour par dans avec sans chez entre leur leurs son sa ses y dont qui que",
    )
)

#: Words that two sentences share without being about the same thing.
_COMMON = frozenset(
    re.findall(r"\w+", "est sont ne pas plus que qui se en sur pour par dans avec sans toute tout")
)

_LONGEST_NAME = 6


@lru_cache(maxsize=65_536)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, folded, in the singular: what is compared."""
    return tuple(_singular(word) for word in re.findall(r"[^\W_]+", folded_words(text)) if word not in _SMALL)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def same(one: str, other: str) -> bool:
    """Whether two phrases say the same thing in the same words."""
    return bool(stems(one)) and stems(one) == stems(other)


def names_in(text: str) -> Iterator[str]:
    """What a line of a list names: itself, and each part of « Word, Excel et client Outlook »."""
    yield text
    plain = re.sub(r"\([^)]*\)", " ", text).strip(" .;:")
    if plain != text:
        yield plain
    parts = [part.strip(" .:") for part in re.split(r"[,;]\s|\s+(?:et|ou)\s+(?:[àa] )?", plain)]
    if len(parts) > 1:
        for part in parts:
            first = folded_words(part).replace("'", " ").split(" ")[0]
            if part and first not in _HANGING and len(stems(part)) <= _LONGEST_NAME:
                yield part


def likeness(asked: str, named: str) -> float:
    """How close two phrases are, from 0 to 1: the words they share, else the letters."""
    mine, theirs = set(stems(asked)) - _COMMON, set(stems(named)) - _COMMON
    shared = mine & theirs
    if shared:
        return 0.5 + 0.5 * len(shared) / max(len(mine), len(theirs))
    close = nearest(asked, [named], 0.7)
    return close[0] if close else 0.0


def closest_of(asked: str, named: Iterable[str]) -> float:
    """The likeness of the closest of several names."""
    return max((likeness(asked, name) for name in named), default=0.0)
