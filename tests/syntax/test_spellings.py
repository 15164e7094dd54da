"""One contract spelt as editors, systems and people spell it gives one tree."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import fold
from slac.syntax.keywords import keywords
from tests.syntax.outline import outline

WHOLE = (Path(__file__).parent / "data" / "complet.slac").read_text(encoding="utf-8")


def _without_accents_in_keywords(text: str) -> str:
    """Every keyword at the beginning of a line without its accents, in capitals."""
    spellings = {s for b in keywords().blocks.values() for s in b.spellings}
    spellings |= {s for b in keywords().blocks.values() for p in b.properties for s in p.spellings}
    longest_first = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True))
    return re.sub(rf"(?m)^( *)({longest_first})(?=  |$)", lambda m: m[1] + fold(m[2]).upper(), text)


def _with_no_break_spaces(text: str) -> str:
    """The blanks that Word makes no-break: inside numbers, before signs and units."""
    text = re.sub(r"(?<=\d) (?=\d|%|€|h\b|min\b|jour|heure)", "\u202f", text)
    return re.sub(r"(?<=\w) (?=[:;!?»])", "\u00a0", text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: "\ufeff" + text,
    "espaces insécables": _with_no_break_spaces,
    "apostrophes courbes": lambda text: text.replace("'", "’"),
    "mots-clés sans accents": _without_accents_in_keywords,
    "blancs en fin de ligne": lambda text: re.sub(r"(?m)$", "  ", text),
    "sans fin de ligne à la fin": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_contract_spelt_otherwise_has_the_same_tree(spelling: str) -> None:
    tree, findings = parse(Source(SPELLINGS[spelling](WHOLE)))
    assert findings == ()
    assert _comparable(outline(tree)) == _comparable(outline(parse(Source(WHOLE))[0]))


def test_curly_and_french_quotes_enclose_as_straight_ones_do() -> None:
    read = [
        outline(parse(Source(f"partie fts\n  dénomination  {quoted}\n"))[0])
        for quoted in ('"Free Telecom"', "« Free Telecom »", "“Free Telecom”", "«\u00a0Free Telecom\u00a0»")
    ]
    assert {line.split(" « ")[-1] for text in read for line in text.splitlines()[1:]} == {"Free Telecom »"}


def test_a_place_is_given_in_the_file_as_it_was_typed() -> None:
    text = unicodedata.normalize("NFD", "priorité P1\n  résolution  4 heurs ouvrées\n")
    finding = parse(Source(text))[1][0]
    assert text.split("\n")[finding.span.first.line - 1][finding.span.first.column - 1 :].startswith("heurs")


def _comparable(text: str) -> str:
    """An outline with its typography made plain."""
    plain = text.translate({0x2019: "'", 0x202F: " ", 0x00A0: " "})
    return re.sub(r" +", " ", unicodedata.normalize("NFC", plain)).lower().replace("'", "'")
