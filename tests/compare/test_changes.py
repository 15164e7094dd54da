"""What a new version changes is said, all of it, and nothing else."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slac.compare.words import marked
from slac.pipeline.comparing import compare
from slac.syntax.folding import fold
from tests.compare.written import BASE, CONTRACTS, base, changed, data, read, replaced, told
from tests.entries import cases


@pytest.mark.parametrize(**cases(data("changements.yaml")))
def test_every_change_is_said_in_a_sentence(case: dict[str, Any]) -> None:
    assert told(changed(case["remplace"])) == case["dit"]


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_contract_does_not_differ_from_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert compare(read(text), read(text)).same


def _keywords_without_accents(text: str) -> str:
    """Blocks and properties as somebody types them who has no accents, with capitals."""
    words = "priorité|périmètre|durée au plus|référence|disponibilité|pénalités|activité|définition"
    return re.sub(
        rf"^(?:(?:{words})(?= )|  (?:{words})(?=  ))",
        lambda m: re.sub(r"\w", lambda letter: letter[0].upper(), fold(m[0]), count=1),
        text,
        flags=re.MULTILINE,
    )


SPELLINGS: dict[str, Callable[[str], str]] = {
    "accents décomposés": lambda text: unicodedata.normalize("NFD", text),
    "fins de ligne de Windows": lambda text: text.replace("\n", "\r\n"),
    "marque d'ordre des octets": lambda text: "\ufeff" + text,
    "mots-clés sans accents": _keywords_without_accents,
    "apostrophes courbes": lambda text: text.replace("'", "’"),
    "espaces insécables": lambda text: text.replace(" %", "\u00a0%").replace(" ;", "\u202f;"),
    "commentaires": lambda text: "# Relu.\n" + re.sub(r"\n\n", "\n\n# Relu.\n", text, count=1),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_another_spelling_changes_nothing(path: Path, spelling: str) -> None:
    text = path.read_text(encoding="utf-8")
    found = compare(read(text), read(SPELLINGS[spelling](text)))
    assert (found.changes, found.texts) == ((), ())


@pytest.mark.parametrize(**cases(data("orthographes.yaml")))
def test_the_same_fact_otherwise_written_changes_nothing(case: dict[str, Any]) -> None:
    found = compare(read(replaced(BASE, case["avant"])), read(replaced(BASE, case["après"])))
    assert (found.changes, found.texts) == ((), ())


@pytest.mark.parametrize(**cases(data("textes.yaml")))
def test_the_words_of_a_clause_are_compared(case: dict[str, Any]) -> None:
    found = changed(case["remplace"]).texts
    assert {t.title: [marked(p) for p in t.paragraphs] for t in found} == case["textes"]


def test_the_opposite_change_favours_the_other_party() -> None:
    longer = read(replaced(BASE, {"prise en charge  8 heures ouvrées": "prise en charge  9 heures ouvrées"}))
    favoured = [
        compare(one, other).changes[0].favour.party for one, other in ((base(), longer), (longer, base()))
    ]
    assert favoured == ["fournisseur", "client"]


def test_a_change_has_the_clause_of_the_new_version_and_both_lines() -> None:
    found = changed({"  rang  1\n": "", "critique   2 jours ouvrés": "critique   1 jour ouvré"})
    place = found.changes[1].place
    assert (place.heading, place.old_line, place.new_line) == ("1.2 Délais", 69, 68)
