"""Images in prose: which are read, and how they are shown."""

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from slac.document.docx import render_docx
from slac.document.html import render_html
from slac.document.tree import figures
from slac.model.images import read_image
from slac.pipeline.building import Options, compose
from slac.pipeline.freshness import build_key
from tests.document.images import ILLUSTRATED, JPEG, checked, illustrated, png, project
from tests.document.outline import outline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "projet"
    inside.mkdir()
    project(inside)
    (tmp_path / "dehors.png").write_bytes(png())
    (inside / "lien.png").symlink_to(tmp_path / "dehors.png")
    (inside / "texte.png").write_text("pas une image")
    (inside / "coupe.png").write_bytes(png()[:-20])
    (inside / "grosse.png").write_bytes(png() + b"\0" * 5_000_000)
    return inside


def _faults(folder: Path, path: str) -> list[tuple[str, str]]:
    found = checked(folder, ILLUSTRATED.replace("plans/site.png", path))
    return [(d.code, d.message) for d in found.findings if d.code.startswith("INC")]


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("../dehors.png", "INC02", "ce chemin sort du dossier du projet"),
        ("lien.png", "INC02", "ce lien mène hors du dossier du projet"),
        ("/etc/passwd", "INC02", "son chemin ne part pas du dossier du contrat"),
        ("https://exemple.fr/a.png", "INC02", "son chemin ne part pas du dossier du contrat"),
        ("data:image/png;base64,AAAA", "INC02", "son chemin ne part pas du dossier du contrat"),
        ("perdue.png", "INC01", "ce fichier n'existe pas"),
        ("plans", "INC01", "c'est un dossier"),
        ("texte.png", "INC01", "ce n'est pas un PNG ou un JPEG entier, en couleurs RVB ou en gris"),
        ("coupe.png", "INC01", "ce n'est pas un PNG ou un JPEG entier, en couleurs RVB ou en gris"),
        ("grosse.png", "INC01", "elle dépasse 5 Mo"),
    ],
)
def test_an_image_that_is_not_to_be_had_is_a_finding_and_a_hole(
    folder: Path, path: str, code: str, why: str
) -> None:
    assert _faults(folder, path) == [(code, f"L'image « {path} » ne peut pas être imprimée : {why}.")]
    found = checked(folder, ILLUSTRATED.replace("plans/site.png", path))
    document = compose(found, "annexe", (), Options(date(2026, 1, 1), final=False))
    assert f"[image introuvable : {path}]" in outline(document)


def test_images_of_the_project_are_read_with_their_sizes(folder: Path) -> None:
    assert _faults(folder, "plans/site.png") == []
    assert [(f.alt, f.media, f.width, f.height) for f in figures(illustrated().body)] == [
        ("Plan du site", "image/png", 1000, 400),
        ("Entrée", "image/png", 6, 4),
        ("Photo du local", "image/jpeg", 8, 8),
    ]


@pytest.mark.parametrize("data", [png(), JPEG])
def test_a_file_that_is_cut_off_is_no_image(data: bytes) -> None:
    assert read_image(data) is not None
    assert [end for end in range(len(data)) if read_image(data[:end]) is not None] == []


def test_the_page_holds_its_images_and_says_what_they_show() -> None:
    page = render_html(illustrated())
    assert re.findall(r'<img src="data:(image/\w+);base64,[^"]+" alt="([^"]+)">', page) == [
        ("image/png", "Plan du site"),
        ("image/png", "Entrée"),
        ("image/jpeg", "Photo du local"),
    ]


def test_word_shows_them_no_wider_than_the_text_and_never_enlarged() -> None:
    file = docx.Document(io.BytesIO(render_docx(illustrated())))
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [
        "Plan du site",
        "Entrée",
        "Photo du local",
    ]
    wide, small, _ = file.inline_shapes
    assert wide.width <= Mm(170)
    assert wide.height == pytest.approx(wide.width * 0.4, abs=2)
    assert (small.width, small.height) == (6 * 9525, 4 * 9525)


def test_another_image_builds_again(folder: Path) -> None:
    options = Options(date(2026, 1, 1), formats=("html",))
    before = build_key(checked(folder), "c", options)
    assert build_key(checked(folder), "c", options) == before
    (folder / "plans/site.png").write_bytes(png(7, 4))
    assert build_key(checked(folder), "c", options) != before
