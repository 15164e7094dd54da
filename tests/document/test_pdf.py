"""The printed file: archivable (PDF/A-3a), accessible (PDF/UA-1), signable, reproducible, carrying its own rules.

Every file is printed once and validated once, all together, for all tests.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from slac.document.pdf import MissingLibrary, PageError, render_pdf
from slac.document.tree import plain
from slac.resources import resource_folder
from tests.document.outline import SMALLEST, composed, made, outline_of
from tests.document.printed import PRINTED, RULES, printed, source

ROOT = Path(__file__).parents[2]
PROFILES = ("PDFA_3_A", "PDFUA_1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds every printed file, and ``control.pdf``: the annexe without its colour profile and its mark of tagging."""
    folder = tmp_path_factory.mktemp("printed")
    for name in PRINTED:
        (folder / f"{name}.pdf").write_bytes(printed(name))
    control = folder / "control.pdf"
    _run("qpdf", "--qdf", "--object-streams=disable", folder / "annexe.pdf", control)
    stripped = (
        control.read_bytes().replace(b"/OutputIntents", b"/OutputIntentz").replace(b"/MarkInfo", b"/MarkInfz")
    )
    control.write_bytes(stripped)
    return folder


@pytest.fixture(scope="module")
def failures(folder: Path) -> dict[str, dict[str, list[str]]]:
    """What veraPDF finds in each file, by name and profile."""
    files = [str(folder / f"{name}.pdf") for name in (*PRINTED, "control")]
    run = _run(sys.executable, "-m", "tests.document.verapdf", *files)
    return {Path(path).stem: found for path, found in json.loads(run).items()}


def _run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    environment = {**os.environ, **(env or {})}
    run = subprocess.run(
        [str(c) for c in command], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def _text(path: Path, *options: str) -> str:
    """The text of a PDF as poppler reads it, no-break spaces shown as plain ones."""
    return _run("pdftotext", *options, path, "-").replace("\u00a0", " ")


def _closed_up(text: str) -> str:
    """``text`` without its blanks and case: a thin space has no glyph, so that poppler sees none."""
    return "".join(text.casefold().split())


# -- conformance --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", PRINTED)
def test_the_file_conforms(failures: dict[str, dict[str, list[str]]], name: str, profile: str) -> None:
    assert failures[name][profile] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_a_file_that_does_not_conform_is_seen(
    failures: dict[str, dict[str, list[str]]], profile: str
) -> None:
    assert failures["control"][profile]


def test_the_file_is_sound(folder: Path) -> None:
    assert "No syntax or stream encoding errors found" in _run("qpdf", "--check", folder / "annexe.pdf")


def test_only_the_private_fonts_are_used(folder: Path) -> None:
    for name in PRINTED:
        rows = _run("pdffonts", folder / f"{name}.pdf").splitlines()[2:]
        assert rows
        assert all(re.match(r"[A-Z]{6}\+Slac-(Serif|Sans)", row) for row in rows), rows


def test_the_page_for_technicians_is_one_page(folder: Path) -> None:
    for name in ("fiche", "fiche-longue"):
        assert re.search(r"Pages: +1\n", _run("pdfinfo", folder / f"{name}.pdf")), name


def test_nothing_of_the_page_for_technicians_is_cut_off(folder: Path) -> None:
    text = _closed_up(_text(folder / "fiche.pdf", "-raw"))
    for section in made("annexe", "fiche").sections():
        last = outline_of(section)[-1]
        assert _closed_up(last.rsplit("= ", 1)[-1].removeprefix("- ")) in text, plain(section.title)


# -- what travels in the file ---------------------------------------------------------------------------------------


def test_the_rules_and_the_source_are_attached(folder: Path, tmp_path: Path) -> None:
    _run("pdfdetach", "-saveall", "-o", tmp_path, folder / "annexe.pdf")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "rules.json": RULES,
        "annexe.slac.txt": source("annexe").encode(),
    }


def test_attachments_say_what_they_are_and_are_listed_once(folder: Path) -> None:
    with (folder / "annexe.pdf").open("rb") as file:
        listed = [each.get_object() for each in PdfFileReader(file).root["/AF"]]
        found = sorted((each["/UF"], each["/AFRelationship"]) for each in listed)
    assert found == [("annexe.slac.txt", "/Source"), ("rules.json", "/Data")]


def test_each_signatory_has_an_empty_field_at_its_place(folder: Path) -> None:
    with (folder / "annexe.pdf").open("rb") as file:
        fields = [field.get_object() for field in PdfFileReader(file).root["/AcroForm"]["/Fields"]]
        found = [
            (field["/T"], field["/FT"], field["/Rect"][3] > field["/Rect"][1], "/V" in field)
            for field in fields
        ]
    assert found == [("Signature_titulaire", "/Sig", True, False), ("Signature_commune", "/Sig", True, False)]


def test_no_signature_is_invented(folder: Path) -> None:
    assert b"/AcroForm" not in (folder / "projet.pdf").read_bytes()


def test_the_file_says_its_title_language_and_date(folder: Path) -> None:
    said = _run("pdfinfo", "-isodates", folder / "annexe.pdf")
    assert re.search(r"Title: +Annexe 3 — Engagements de support\n", said)
    assert re.search(r"CreationDate: +2026-01-01T00:00:00Z\n", said)


# -- the pages ------------------------------------------------------------------------------------------------------

#: Words of the contract that the pages show.
SHOWN = (
    "Annexe 3", "Engagements de support", "Marché de services numériques, référence 2026-014, du 2 février 2026",
    "SIREN 123 456 782, Rennes", "capital de 10 000 €", "ci-après « l’Acheteur »", "120 000 € HT", "1er mars 2026",
    "2 h ouvrées", "5 jours ouvrés", "99,5 %", "22 h à 2 h le lendemain", "48 h calendaires",
    "Fait à Rennes, le 20 février 2026, en deux (2) exemplaires originaux.", "Anne Le Goff", "gérante",
)  # fmt: skip


@pytest.mark.parametrize("words", SHOWN)
def test_the_pages_show_what_the_contract_states(folder: Path, words: str) -> None:
    assert _closed_up(words) in _closed_up(_text(folder / "annexe.pdf", "-raw"))


def test_every_page_has_its_number_and_the_fingerprint(folder: Path) -> None:
    pages = _text(folder / "annexe.pdf").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} sur {len(pages)}" in page
        assert "Source sha256:" in page


def test_initials_are_asked_on_every_page(folder: Path) -> None:
    pages = _text(folder / "annexe.pdf").split("\f")[:-1]
    assert all("Paraphe la Société" in page and "Paraphe l’Acheteur" in page for page in pages)


def test_heads_are_repeated_on_each_page_of_a_long_table(folder: Path) -> None:
    pages = _text(folder / "dix-parties.pdf").split("\f")
    with_rows = [page for page in pages if "Prestation numéro" in page]
    assert len(with_rows) > 1
    assert all(re.search(r"Prestation\s+Unité\s+Prix", page) for page in with_rows)


def test_signatures_are_never_alone_on_a_page(folder: Path) -> None:
    page = next(p for p in _text(folder / "annexe.pdf", "-raw").split("\f") if "Fait à Rennes" in p)
    before = page.split("Signatures\nFait à")[0].splitlines()
    assert len(before) > 3  # more than the running heads


def test_a_reference_is_kept_whole_by_nothing_that_a_reader_copies(tmp_path: Path) -> None:
    title = "Objet du contrat CPS-IT-2026-03"
    file = tmp_path / "essai.pdf"
    file.write_bytes(
        render_pdf(composed(f'{SMALLEST}\narticle objet "{title}"\n  Le contrat CPS-IT-2026-03.\n'))
    )
    with file.open("rb") as opened:
        assert title in str(PdfFileReader(opened).root["/Outlines"]["/Last"]["/Title"])
    assert "contrat CPS-IT-2026-03." in _text(file)


def test_a_draft_says_so_on_the_page_but_not_aloud(folder: Path) -> None:
    assert _tinted(folder / "projet.pdf") > 0
    assert "PROJET" not in _text(folder / "projet.pdf")


def test_a_final_document_has_no_watermark(folder: Path) -> None:
    assert _tinted(folder / "annexe.pdf") == 0


def _tinted(path: Path) -> int:
    """How many pixels of the first page have the watermark's very colour."""
    command = ["pdftoppm", "-r", "30", "-f", "1", "-l", "1", str(path)]
    image = subprocess.run(command, capture_output=True, check=True).stdout
    pixels = image.split(b"\n", 3)[3]
    return sum(pixels[at : at + 3] == b"\xf0\xf2\xf5" for at in range(0, len(pixels), 3))


def test_a_character_without_glyph_is_spelt_out_and_listed(folder: Path) -> None:
    text = " ".join(_text(folder / "hostile.pdf", "-raw").split())
    assert "Un sourire [U+1F600]" in text
    assert "5 caractères n’existent pas dans les polices du document (U+05D5, U+05DC," in text


def test_nothing_runs_off_the_page(folder: Path) -> None:
    boxes = _run("pdftotext", "-bbox", folder / "hostile.pdf", "-")
    widths = [float(value) for value in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert widths
    assert max(widths) < 595 - 25 / 25.4 * 72 + 1  # A4 less the right margin


# -- reproducible, and closed to the outside --------------------------------------------------------------------------


def test_images_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "again.pdf"
    env = {
        "PYTHONHASHSEED": "12345",
        "TZ": "America/Toronto",
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1",
    }
    _run(sys.executable, "-m", "tests.document.printed", "images", output, env=env, cwd=tmp_path)
    assert output.read_bytes() == (folder / "images.pdf").read_bytes()


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates, to be spoilt."""
    return Path(shutil.copytree(resource_folder("templates"), tmp_path / "templates"))


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "../../pyproject.toml", "data:image/png;base64,AAAA"],
)
def test_a_template_loads_nothing_from_outside_its_folder(templates: Path, address: str) -> None:
    (templates / "look.css").write_text(f"body {{ background: url({address}) }}", encoding="utf-8")
    with pytest.raises(PageError, match=r"look\.css, ligne 1 : « .* » est hors de ce dossier"):
        render_pdf(composed(SMALLEST), templates=templates)


def test_a_warning_about_a_template_stops_the_build(templates: Path) -> None:
    with (templates / "look.css").open("a", encoding="utf-8") as file:
        file.write("\np { colour: red }\n")
        line = (templates / "look.css").read_text(encoding="utf-8").count("\n") + 2
    with pytest.raises(PageError, match=rf"look\.css, ligne {line} : .*colour"):
        render_pdf(composed(SMALLEST), templates=templates)


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without WeasyPrint's libraries: importing it fails as it does there."""

    class Finder:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])


@pytest.mark.usefixtures("no_pango")
def test_missing_libraries_are_named_with_the_command_that_installs_them() -> None:
    with pytest.raises(MissingLibrary, match=r"apt-get install .*libpangoft2-1\.0-0 libharfbuzz-subset0"):
        render_pdf(composed(SMALLEST))
