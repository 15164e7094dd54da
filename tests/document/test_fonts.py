"""The fonts, and what is done without them."""

from pathlib import Path

import pytest

from slac.document.fonts import find_fonts, ready
from slac.document.pdf import render_pdf
from tests.document.outline import SMALLEST, composed, outline


def test_every_face_is_found_on_this_machine() -> None:
    assert len(find_fonts().faces) == 8


def test_fonts_are_looked_for_in_the_folder_that_is_given(tmp_path: Path) -> None:
    for face in find_fonts().faces:
        (tmp_path / face.path.name).write_bytes(face.path.read_bytes())
    assert {face.path.parent for face in find_fonts(tmp_path).faces} == {tmp_path}


def test_without_fonts_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    assert "sudo apt-get install fonts-texgyre" in find_fonts(tmp_path).notice


def test_without_fonts_the_document_stays_a_draft(tmp_path: Path) -> None:
    fonts = find_fonts(tmp_path)
    meta = ready(composed(SMALLEST), fonts).meta
    assert meta.draft
    assert meta.missing == (fonts.notice,)


def test_without_fonts_the_document_prints(tmp_path: Path) -> None:
    assert render_pdf(composed(SMALLEST), fonts=find_fonts(tmp_path)).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "text", ["« l’œuvre — 1 à 2 … ≥ ≤ × − € § n° ½ “x” É Ç »", "Kraków, Łódź, Ångström, São Paulo"]
)
def test_the_characters_of_contracts_are_printed(text: str) -> None:
    document = composed(f'{SMALLEST}\narticle seul "Seul"\n  {text}\n')
    assert ready(document, find_fonts()) == document


def test_other_characters_are_spelt_out_and_keep_the_document_a_draft() -> None:
    document = ready(composed(SMALLEST + '\narticle seul "Seul"\n  Bravo 😀 !\n'), find_fonts())
    assert "1.1 Bravo [U+1F600] !" in outline(document)
    assert document.meta.draft
    assert document.meta.missing == (
        "Le caractère U+1F600 n'existe pas dans les polices du document : il est imprimé « [U+1F600] ».",
    )
