"""Whatever a file holds, it is read to its end, and messages can be shown on a terminal."""

import random
from pathlib import Path

import pytest

from slac.diagnostics import Diagnostic
from slac.source import Source
from slac.syntax import parse

WHOLE = (Path(__file__).parent / "data" / "complet.slac").read_text(encoding="utf-8")
WORDS = sorted(set(WHOLE.split()))
SIGNS = "abcé 0123456789,.:;{}[]()\"«»“”'’#-–•|*%€$/<>=+×−\t\n\n  \u00a0\u202e\x1b\x00\ufeff"
LONG = 8000

HOSTILE = {
    "accolades ouvertes": 'article a1 "A"\n  ' + "{" * LONG,
    "crochets ouverts": 'article a1 "A"\n  ' + "[" * LONG,
    "guillemets ouverts": "partie p\n  siège  " + "«" * LONG + "  # x",
    "blancs": "partie p\n  siège  a" + " " * LONG + "b",
    "virgules": "contrat c\n  parties  " + "," * LONG,
    "noms": "contrat c\n  parties  " + "a, " * LONG,
    "conditions": "engagement e\n  délai  4 h" + ', si "x"' * LONG,
    "parenthèses": "pénalités p\n  formule  " + "(" * LONG,
    "signes": "pénalités p\n  formule  " + "-" * LONG + "V",
    "somme sans fin": "pénalités p\n  formule  " + "V + " * LONG + "V",
    "chiffres": "priorité P1\n  rang  " + "1" * LONG,
    "un seul mot": "a" * LONG,
    "un seul chiffre par ligne": "1\n" * LONG,
    "puces emboîtées": 'article a1 "A"\n' + "\n".join(" " * (2 + n) + "- x" for n in range(400)),
    "cas emboîtés": "priorité P1\n  résolution\n" + "\n".join(" " * (4 + n) + "a" for n in range(400)),
    "marches": "priorité P1\n" + "\n".join(" " * (1 + n) + "rang  1" for n in range(400)),
    "paragraphes emboîtés": 'article a1 "A"\n'
    + "\n".join(" " * (2 + 2 * n) + 'paragraphe "x"' for n in range(200)),
    "lignes vides": "\n" * LONG,
    "dièses": "priorité P1\n  rang 1" + "  #" * LONG,
    "balises": 'article a1 "A"\n  ' + "<b" * LONG,
    "sens renversé": 'article a1 "A"\n  ' + "\u202e" * LONG,
    "substituts isolés": 'article a1 "A"\n  ' + "\ud800" * 10 + "a" * LONG,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_to_its_end(name: str) -> None:
    assert_can_be_shown(parse(Source(HOSTILE[name]))[1])


@pytest.mark.parametrize("seed", range(60))
def test_random_signs_are_read_to_their_end(seed: int) -> None:
    draw = random.Random(seed)
    text = "".join(draw.choice(SIGNS) for _ in range(draw.randrange(3000)))
    assert_can_be_shown(parse(Source(text))[1])


@pytest.mark.parametrize("seed", range(60))
def test_words_of_a_contract_in_any_order_are_read_to_their_end(seed: int) -> None:
    draw = random.Random(seed)
    ends = (" ", "  ", "\n", "\n  ", "\n    ", ", ")
    text = "".join(draw.choice(WORDS) + draw.choice(ends) for _ in range(draw.randrange(800)))
    assert_can_be_shown(parse(Source(text))[1])


@pytest.mark.parametrize("seed", range(60))
def test_a_mutilated_contract_is_read_to_its_end(seed: int) -> None:
    draw = random.Random(seed)
    text = WHOLE
    for _ in range(draw.randrange(1, 40)):
        at = draw.randrange(len(text))
        cut = at + draw.choice((0, 1, 30))
        text = text[:at] + draw.choice(("", draw.choice(SIGNS), draw.choice(WORDS), "\n")) + text[cut:]
    assert_can_be_shown(parse(Source(text))[1])


def assert_can_be_shown(findings: tuple[Diagnostic, ...]) -> None:
    """Sentences are whole, have no character that a terminal would obey, and stand at a place of the file."""
    for finding in findings:
        for sentence in (finding.message, finding.help):
            assert all(c.isprintable() for c in sentence), sentence
            assert "{expected}" not in sentence
            assert len(sentence) < 800
        assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text)
        assert finding.span.first.line >= 1
