"""Files of values: what is read in them, and the sentence that refuses the others."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from slac.model import value_files
from slac.model.value_files import BadValues, Row, rows
from tests.model.reading import cases

CASES = cases("value_files.yaml")


def told(found: tuple[Row, ...]) -> list[list[Any]]:
    return [[row.folder, dict(row.given.values)] for row in found]


@pytest.mark.parametrize("case", [c for c in CASES if "lignes" in c], ids=lambda c: str(c["cas"]))
def test_a_file_gives_its_values(case: dict[str, Any]) -> None:
    assert told(rows(case["contenu"].encode(), case["fichier"])) == case["lignes"]


@pytest.mark.parametrize("case", [c for c in CASES if "phrase" in c], ids=lambda c: str(c["cas"]))
def test_a_file_that_gives_none_is_refused_in_one_sentence(case: dict[str, Any]) -> None:
    with pytest.raises(BadValues) as raised:
        rows(case["contenu"].encode(), case["fichier"])
    assert str(raised.value) == case["phrase"]


def test_a_row_knows_its_line_in_the_file() -> None:
    found = rows('nom;note\nA;"deux\nlignes"\nB;\n'.encode("utf-8-sig"), "clients.csv")
    assert [row.given.place for row in found] == ["clients.csv, ligne 2", "clients.csv, ligne 4"]


def test_another_encoding_is_refused() -> None:
    with pytest.raises(BadValues) as raised:
        rows("nom\nété\n".encode("cp1252"), "clients.csv")
    assert str(raised.value) == (
        "« clients.csv » n'est pas en UTF-8 (ligne 2) ; enregistrez-le en « CSV UTF-8 », ou en UTF-8."
    )


def test_every_row_of_a_large_table_is_read_once() -> None:
    table = "dossier;nom\n" + "".join(f"d{n};Client {n}\n" for n in range(1000))
    found = rows(table.encode(), "clients.csv")
    assert [row.given.values["nom"] for row in found] == [f"Client {n}" for n in range(1000)]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(value_files, "MOST_ROWS", 2)
    with pytest.raises(BadValues, match="a plus de 2 lignes : partagez-le"):
        rows(b"nom\na\nb\nc\n", "clients.csv")


def workbook(*lines: list[Any], percent: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    for place in percent:
        sheet[place].number_format = "0.00%"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def saved(book: bytes, result: str, kind: str = "") -> bytes:
    """A workbook as a spreadsheet saves it: with the ``result`` of its one formula, and the ``kind`` of that result."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(
                name, re.sub(r'(<c r="B2")>(<f>.*?</f>)<v(?: ?/>|></v>)', rf"\1{kind}>\2{result}", content)
            )
    return file.getvalue()


class TestWorkbooks:
    """The cells of the first sheet, as a contract writes them."""

    def test_each_kind_of_cell(self) -> None:
        book = workbook(
            ["dossier", "remise", "postes", "taux", "effet", "astreinte"],
            ["Dupont", 0.05, 12, 2.5, date(2026, 1, 31), True],
            percent=("B2",),
        )
        assert told(rows(book, "clients.xlsx")) == [
            [
                "Dupont",
                {
                    "dossier": "Dupont",
                    "remise": "5 %",
                    "postes": "12",
                    "taux": "2,5",
                    "effet": "2026-01-31",
                    "astreinte": "oui",
                },
            ]
        ]

    def test_a_formula_gives_the_result_that_was_saved(self) -> None:
        book = saved(workbook(["dossier", "postes"], ["Dupont", "=6*7"]), "<v>42</v>")
        assert told(rows(book, "clients.xlsx")) == [["Dupont", {"dossier": "Dupont", "postes": "42"}]]

    def test_the_result_that_was_saved_may_be_an_empty_text(self) -> None:
        book = saved(workbook(["dossier", "note"], ["Dupont", '=""']), "<v></v>", kind=' t="str"')
        assert told(rows(book, "clients.xlsx")) == [["Dupont", {"dossier": "Dupont", "note": ""}]]

    def test_a_formula_whose_result_was_never_saved_is_refused(self) -> None:
        book = workbook(["dossier", "postes"], ["Dupont", 12], ["Durand", "=6*7"])
        with pytest.raises(BadValues) as raised:
            rows(book, "clients.xlsx")
        assert str(raised.value) == (
            "« clients.xlsx », cellule B3 : le résultat de cette formule n'est pas dans le fichier, et slac ne calcule "
            "pas les formules ; ouvrez le classeur dans un tableur et enregistrez-le, ou remplacez la formule par sa "
            "valeur."
        )

    def test_a_formula_that_failed_is_refused(self) -> None:
        book = saved(workbook(["dossier", "postes"], ["Dupont", "=6/0"]), "<v>#DIV/0!</v>", kind=' t="e"')
        with pytest.raises(BadValues) as raised:
            rows(book, "clients.xlsx")
        assert str(raised.value) == (
            "« clients.xlsx », cellule B2 : « #DIV/0! » est l'erreur d'un calcul ; corrigez-la."
        )

    def test_one_that_unfolds_without_end_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(value_files, "LARGEST_UNFOLDED", 1000)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", " " * 10_000)
        with pytest.raises(BadValues, match="est trop grand une fois décompressé"):
            rows(file.getvalue(), "clients.xlsx")
