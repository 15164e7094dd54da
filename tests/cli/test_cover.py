"""``slac cover``, as a technician types it."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import Result, slac

CONTRACT = Path(__file__).parents[1] / "coverage" / "contrats" / "assistance.slac"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(CONTRACT, tmp_path)
    return tmp_path


def cover(folder: Path, *arguments: str) -> Result:
    return slac("cover", "assistance.slac", *arguments, cwd=folder)


def test_a_request_in_flags(folder: Path) -> None:
    done = cover(folder, "--item", "Excel", "--opened", "2026-03-27T17:00", "--priority", "P1")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("COUVERT, au niveau N1\n")
    assert "résolution : lundi 30 mars 2026 à 16 h 00 (8 heures ouvrées)" in done.out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.toml", 'category = "incident"\nitem = "imprimante"\nacquired = 2026-03-12\n'),
        ("d.json", '{"demande": "incident", "objet": "imprimante", "acquis": "12/03/2026"}'),
    ],
)
def test_a_request_in_a_file(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    done = cover(folder, name, "--format", "json")
    answer = json.loads(done.out)
    assert (done.code, answer["verdict"]) == (0, "out_of_scope")
    assert answer["reasons"][0]["place"]["line"] == 64


def test_several_requests_in_json(folder: Path) -> None:
    (folder / "d.json").write_text('[{"item": "Excel"}, {"item": "macro"}]', encoding="utf-8")
    done = cover(folder, "d.json", "--format", "json")
    assert [d["verdict"] for d in json.loads(done.out)["decisions"]] == ["covered", "out_of_scope"]


def test_requests_in_csv(folder: Path) -> None:
    (folder / "d.csv").write_text("\ufeffobjet;ticket\nExcel;=1+1\nmacro;T2\n", encoding="utf-8")
    done = cover(folder, "d.csv")
    rows = list(csv.DictReader(done.out.splitlines(), delimiter=";"))
    assert done.code == 0
    assert [(row["ticket"], row["verdict"]) for row in rows] == [
        ("'=1+1", "couvert"),
        ("T2", "hors périmètre"),
    ]


def test_a_csv_with_a_row_that_cannot_be_read_fails_after_the_others(folder: Path) -> None:
    (folder / "d.csv").write_text("objet,acquis\nExcel,hier\nExcel,\n", encoding="utf-8")
    done = cover(folder, "d.csv")
    assert (done.code, len(done.out.splitlines())) == (1, 3)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Donnez une demande"),
        (("d.toml", "--item", "Excel"), "pas les deux"),
        (("absent.toml",), "ce fichier n'existe pas"),
        (("mal.toml",), "n'est pas du TOML (ligne 1)"),
        (("mal.json",), "n'est pas du JSON"),
        (("liste.json",), "doit décrire une demande"),
        (("latin.csv",), "n'est pas en UTF-8"),
        (("vide.csv",), "est vide"),
        (("d.csv", "--format", "json"), "en CSV"),
        (("demande.txt",), "un fichier .toml, .json ou .csv"),
        (("--opened", "hier"), "n'est pas un instant"),
        (("--used", "beaucoup"), "n'est pas une quantité"),
    ],
)
def test_bad_use_is_one_french_sentence(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (folder / "d.toml").write_text('item = "Excel"\n', encoding="utf-8")
    (folder / "mal.toml").write_text("item = \n", encoding="utf-8")
    (folder / "mal.json").write_text("{", encoding="utf-8")
    (folder / "liste.json").write_text("[]", encoding="utf-8")
    (folder / "latin.csv").write_bytes("objet\ncafé\n".encode("latin-1"))
    (folder / "vide.csv").write_text("", encoding="utf-8")
    (folder / "d.csv").write_text("objet\nExcel\n", encoding="utf-8")
    (folder / "demande.txt").write_text("Excel", encoding="utf-8")
    done = cover(folder, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_one_contract_answers_at_a_time(folder: Path) -> None:
    shutil.copy(CONTRACT, folder / "autre.slac")
    done = slac("cover", ".", "--item", "Excel", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "désigne 2 contrats : donnez-en un seul." in done.err


def test_an_instant_that_the_clock_shows_twice_is_told_beside_the_delay(folder: Path) -> None:
    done = cover(folder, "--item", "Excel", "--priority", "P1", "--opened", "2026-10-25T02:30")
    assert done.code == 0
    assert "l'horloge montre deux fois" in done.out


def test_a_contract_that_does_not_parse_is_refused_with_its_mistakes(folder: Path) -> None:
    (folder / "assistance.slac").write_text('contrat x "X"\n  verzion  1.0\n', encoding="utf-8")
    done = cover(folder, "--item", "Excel")
    assert (done.code, done.out) == (1, "")
    assert "verzion" in done.err
