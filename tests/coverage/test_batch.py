"""A CSV of requests in, verdicts out."""

import csv
import io

import pytest

from slac.coverage.batch import ADDED, answered, delimiter_of, neutral
from slac.coverage.request import BadRequest
from tests.coverage.written import desk


def table(text: str) -> list[dict[str, str]]:
    """The rows of the answer, by heading."""
    lines = text.splitlines(keepends=True)
    heading, *rows = (row.cells for row in answered(desk("assistance"), lines, delimiter_of(lines[0])))
    return [dict(zip(heading, cells, strict=True)) for cells in rows]


def test_each_row_gets_its_verdict_and_keeps_its_other_columns() -> None:
    found = table(
        "ticket;demande;objet;acquis le;priorité;ouvert le\n"
        "T1;incident;Imprimantes;03/06/2024;P1;27/03/2026 17:00\n"
        "T2;incident;Imprimantes;12/03/2026;;\n"
        "T3;;serveur;;;\n"
    )
    assert [(row["ticket"], row["verdict"]) for row in found] == [
        ("T1", "couvert"),
        ("T2", "hors périmètre"),
        ("T3", "à router vers l'équipe systèmes"),
    ]
    assert found[0]["échéances"] == (
        "prise en charge : vendredi 27 mars 2026 à 17 h 30 ; résolution : lundi 30 mars 2026 à 16 h 00"
    )
    assert (found[1]["clause"], found[1]["ligne"]) == ("3 Matériels", "64")


def test_a_row_that_cannot_be_read_says_why_and_hides_no_other() -> None:
    found = table("item,acquired\nExcel,hier\nExcel,2026-01-01\nExcel,2026-01-01,de trop\n")
    assert [row["verdict"] for row in found] == ["illisible", "couvert", "illisible"]
    assert "n'est pas une date" in found[0]["motif"]
    assert "plus de cellules" in found[2]["motif"]


def test_an_instant_that_the_clock_never_shows_keeps_the_verdict_and_says_why_there_is_no_deadline() -> None:
    (row,) = table("objet;priorité;ouvert le\nExcel;P1;29/03/2026 02:30\n")
    assert row["verdict"] == "couvert"
    assert "l'horloge ne montre jamais le dimanche 29 mars 2026 à 2 h 30" in row["échéances"]


def test_empty_lines_are_left_out() -> None:
    assert len(table("objet\nExcel\n\n  \nWord\n")) == 2


def test_answering_an_answer_replaces_its_columns() -> None:
    found = table("objet;verdict\nExcel;hors périmètre\n")
    assert list(found[0]) == ["objet", *ADDED]
    assert found[0]["verdict"] == "couvert"


@pytest.mark.parametrize("cell", ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "|calc"])
def test_no_cell_is_a_formula(cell: str) -> None:
    written = io.StringIO()
    csv.writer(written).writerow(["ticket", "objet"])
    csv.writer(written).writerow([cell, cell])
    row = table(written.getvalue())[0]
    assert row["ticket"] == neutral(cell) == f"'{cell}"
    assert [value for value in row.values() if value[:1] in {*"=+-@\t\r|"}] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a;b\n1;2\n", "Aucune colonne"),
        ("objet;item\nx;y\n", "Deux colonnes"),
        ('objet\n"jamais fermé\n', "ne se lit pas"),
    ],
)
def test_a_file_that_is_no_table_of_requests_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadRequest, match=why):
        table(text)
