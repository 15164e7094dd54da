"""Figures written out in sentences: durations, percentages, hours of the day, counts; in figures, in letters, or both.

All searches are over folded words (see ``passages.Sentence``), so that a place found is a place in the source.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from slac.model.numbers import UNITS, Counting, decimal, in_letters, lengths, wall_clock
from slac.model.quantities import Length

_UNIT_NUMBERS = (
    "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille"
)
#: The words stand once in it: a pattern is compiled at each start, and twice as many take twice the time.
LETTERS = rf"\b(?=[a-z])(?:(?:-| et | |\b)(?:{_UNIT_NUMBERS}))+"
NUMBER = (
    rf"(?:(?P<letters>{LETTERS})(?:\s*\(\s*(?P<both>\d+)\s*\)|\b)"
    r"|(?P<figures>(?<![\w.,-])\d{1,3}(?:[  ]\d{3})*(?:,\d+)?(?![.,]?\d)))"
)


class Figure(NamedTuple):
    """A number met in words, from ``start`` to ``end``; ``letters`` what is spelt out beside figures, if anything."""

    start: int
    end: int
    value: Decimal
    letters: str | None = None


class Stretch(NamedTuple):
    """A duration met in words, and what it amounts to under the contract's units; () where natures are mixed."""

    start: int
    end: int
    lengths: tuple[Length, ...]


class Range(NamedTuple):
    """« de 9 h à 18 h 30 » as ("09:00", "18:30")."""

    start: int
    end: int
    opens: str
    closes: str


@cache
def _duration_pattern() -> re.Pattern[str]:
    units = "|".join(sorted((re.escape(u).replace(r"\ ", r"\s+") for u in UNITS), key=len, reverse=True))
    kind = r"(?:\s+(?P<kind>ouvrees?|calendaires?))?"
    more = rf"(?:\s+(?:et\s+)?(?P<more>\d{{1,2}})(?:\s*(?P<more_unit>{units})(?!\w))?{kind})?"
    return re.compile(rf"{NUMBER}\s*(?P<unit>{units})(?![\w/]){more}")


#: An hour of the day rather than a duration: what stands before it tells.
_OF_DAY = re.compile(r"\b(?:a|de|des|entre|et|vers|avant|jusqu'a|partir de|apres)\s+$")


def durations(words: str, counting: Counting) -> Iterator[Stretch]:
    """Every duration in folded words; « de 9 h à 18 h » is none."""
    for match in _duration_pattern().finditer(words):
        unit = UNITS[re.sub(r"\s+", " ", match["unit"])]
        if match["unit"] == "h" and _OF_DAY.search(words[max(0, match.start() - 14) : match.start()]):
            continue
        amounts = [(_value(match), unit)]
        end = match.end("unit")
        if match["more"] and (match["more_unit"] or match["unit"] == "h"):
            amounts.append((decimal(match["more"]), UNITS[match["more_unit"] or "min"]))
            end = match.end()
            if match["kind"]:
                nature = "clock" if match["kind"].startswith("cal") else "working"
                amounts = [(n, u._replace(nature=nature)) for n, u in amounts]
            elif amounts[1][1].nature in ("working", "clock"):
                amounts = [(n, u._replace(nature=amounts[1][1].nature)) for n, u in amounts]
        yield Stretch(match.start(), end, lengths(amounts, counting))


def percentages(words: str) -> Iterator[Figure]:
    """Every « 99,5 % » in folded words."""
    for match in re.finditer(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?%", words):
        yield Figure(match.start(), match.end(), decimal(match[1]))


def counts(words: str) -> Iterator[Figure]:
    """Every number of folded words, whatever it counts."""
    for match in re.finditer(NUMBER, words):
        yield Figure(match.start(), match.end(), _value(match), match["letters"] if match["both"] else None)


def ranges(words: str) -> Iterator[Range]:
    """Every « de 9 h à 18 h 30 » in folded words."""
    hour = r"\d{1,2}\s*(?:h|heures|:)\s*(?:\d{2})?(?![\d%])|midi|minuit"
    for match in re.finditer(rf"\b(?:de|entre)\s+({hour})\s*(?:a|et|jusqu'a)\s+({hour})", words):
        yield Range(match.start(), match.end(), wall_clock(match[1]), wall_clock(match[2]))


def _value(match: re.Match[str]) -> Decimal:
    figures = match["both"] or match["figures"]
    if figures:
        return decimal(figures)
    return Decimal(in_letters(match["letters"]) or 0)
