"""What a line states is printed: its figures and its quoted words, line by line, each alone under its block."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from slac.document.composition import compose
from slac.model import lower
from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import folded_words
from tests.document.outline import SMALLEST, outline
from tests.signing.signed import OPTIONS

ROOT = Path(__file__).parents[2]

#: Every construct of the language, and worked contracts.
SOURCES = (ROOT / "tests/syntax/data/complet.slac", *sorted((ROOT / "contracts").rglob("*.slac")))

#: Blocks that print only where a text places them, or that state no clause.
UNPRINTED = {"document", "scénario", "paramètre", "avenant", "inclure", "gamme", "demande"}

#: What says how something is called, numbered or worded, not what is promised.
ABOUT_WORDS = {"aussi nommé", "titres", "numérotation", "numéro", "texte"}

#: Comments; citations, which print other words; dates in figures, which are printed in words.
_APART = re.compile(r"(?m)^\s*#.*| {2,}#.*|\{[^}]*\}|\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4}")


def lines() -> Iterator[str]:
    """Each property of each block, with the lines under it, below the header of its block."""
    seen: set[str] = set()
    for path in SOURCES:
        header, unit = "", ""
        for line in [*path.read_text(encoding="utf-8").splitlines(), "fin"]:
            if line.startswith("    ") and unit:
                unit += f"\n{line}"
                continue
            if unit and unit not in seen:
                seen.add(unit)
                yield unit
            unit = f"{header}\n{line}" if line.startswith("  ") and header else ""
            if line and line[0] not in " #":
                header = line


def _words(text: str) -> str:
    return " ".join(folded_words(re.sub("[~^\u00a0\u202f]", " ", text)).replace("’", "'").split())


def _stated(unit: str) -> list[str]:
    """The quoted texts and the figures of a line."""
    body = unit.partition("\n")[2]
    figures = re.findall(r"(?<!\w)\d[\d,]*", _APART.sub("", re.sub(r'"[^"]*"', "", body)))
    return [quoted for quoted in re.findall(r'"([^"]+)"', body) if not _APART.search(quoted)] + figures


def lost(unit: str) -> list[str]:
    kind = unit.split()[0]
    if kind in UNPRINTED or any(unit.partition("\n")[2].strip().startswith(word) for word in ABOUT_WORDS):
        return []
    tree, mistakes = parse(Source(unit if kind == "contrat" else f"{SMALLEST}\n{unit}\n"))
    if mistakes or tree.is_fragment:
        return []
    document = compose(lower(tree)[0], reference_date=OPTIONS.reference, draft=False)
    printed = _words(outline(document))
    return [word for word in _stated(unit) if _words(word).strip(" .,") not in printed]


def test_a_line_that_is_read_is_printed_with_all_its_figures_and_quotes() -> None:
    assert {unit: gone for unit in lines() if (gone := lost(unit))} == {}


@pytest.mark.parametrize(
    "line",
    [
        'canal appel "Appel"\n  tarif  2 € par "appel entrant"',
        'maintenance nuit "Nuit"\n  durée au plus  4 heures par "fenêtre de nuit"',
        'disponibilité web "Web"\n  franchise  5 minutes par "coupure nette"',
        'contrat cadre "Cadre"\n  montant au plus  4 500 € par "exercice clos"',
        'pénalités retard "Retard"\n  montant  1 % de "redevance nette" par "exercice clos"',
        'pénalités retard "Retard"\n  plafond  15 % de "redevance nette" par "exercice clos"',
        'pénalités retard "Retard"\n  palier  par "jour fixé" : 2 % de "redevance nette"',
        'activité reprise "Reprise"\n  délais  72 heures calendaires',
        'engagement aide "Aide"\n  limite  30 minutes par "module posé" et par an',
        'indicateur note "Note"\n  objectif  au plus 3 fautes par "1 000 lignes"',
        'disponibilité web "Web"\n  objectif  99 %, soit 43 minutes par mois de 30 jours',
    ],
)
def test_what_a_figure_is_of_or_by_is_printed_too(line: str) -> None:
    assert lost(line) == []
