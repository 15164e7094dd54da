"""A question asked again is answered the same, without reading the contract again, until something of it changes."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from slac.cli import promised
from slac.cli.due import Question, plain_question
from slac.cli.paths import Input
from slac.cli.promised import Promises, promises_of
from slac.cli.unread import Unread
from slac.syntax.tables import tables
from slac.worktime.counting import count

tables()  # before anything is said of where they are kept

CONTRACTS = [
    path
    for path in sorted((Path(__file__).parents[2] / "contracts").rglob("*.slac"))
    if path.parent.name != "clausier" and ".scenarios" not in path.name
]
NOON = datetime(2026, 3, 27, 12)

CONTRACT = """\
contrat annexe "Essai"
  droit applicable  France
horaires bureau
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 17 h
inclure "priorites.slac"
"""
INCLUDED = """\
priorité P1 "Critique"
  prise en charge  4 heures ouvrées
"""


class Reads:
    """How many times a contract was read."""

    number = 0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private folder of somebody who never asked anything."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "slac"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    counted, read = Reads(), promised._read

    def reading(one: Input, files: dict[str, str]) -> Promises:
        counted.number += 1
        return read(one, files)

    monkeypatch.setattr(promised, "_read", reading)
    return counted


@pytest.fixture
def contract(tmp_path: Path) -> Input:
    project = tmp_path / "projet"
    (project / ".git").mkdir(parents=True)
    (project / "essai.slac").write_text(CONTRACT)
    (project / "priorites.slac").write_text(INCLUDED)
    return asked(project / "essai.slac")


def asked(path: Path) -> Input:
    return Input(path, path.name, path.stem, True)


def due(contract: Input) -> datetime | None:
    found = promises_of(contract).find("priority", "P1")
    assert found is not None
    ((_, terms),) = found.delays
    return count(terms, found.ground, NOON).due


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_what_is_kept_is_what_was_read(path: Path, reads: Reads) -> None:
    first, again = promises_of(asked(path)), promises_of(asked(path))
    assert reads.number == 1
    for kind in ("priority", "commitment"):
        assert again.names(kind) == first.names(kind)
        for name in first.names(kind):
            assert again.find(kind, name) == first.find(kind, name)


def test_a_question_asked_again_reads_nothing(contract: Input, reads: Reads) -> None:
    assert due(contract) == due(contract)
    assert reads.number == 1


@pytest.mark.parametrize("file", ["essai.slac", "priorites.slac"])
def test_a_change_of_any_file_is_seen_even_at_the_same_date(contract: Input, file: str) -> None:
    before = due(contract)
    changed = (contract.path or Path()).with_name(file)
    date = changed.stat().st_mtime_ns
    changed.write_text(changed.read_text().replace("17 h", "13 h").replace("4 heures", "3 heures"))
    os.utime(changed, ns=(date, date))
    assert due(contract) != before


def test_a_file_that_is_gone_is_missed(contract: Input) -> None:
    due(contract)
    (contract.path or Path()).with_name("priorites.slac").unlink()
    assert promises_of(contract).names("priority") == []


def test_a_file_that_comes_is_seen(contract: Input) -> None:
    included = (contract.path or Path()).with_name("priorites.slac")
    text = included.read_text()
    included.unlink()
    assert promises_of(contract).names("priority") == []
    included.write_text(text)
    assert promises_of(contract).names("priority") == ["P1"]


def test_a_new_version_of_slac_reads_again(
    contract: Input, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(contract)
    monkeypatch.setattr(promised, "code", lambda: "une autre version")
    due(contract)
    assert reads.number == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe\x00", b"[1,"], ids=repr)
def test_a_broken_file_changes_no_answer(contract: Input, folder: Path, content: bytes) -> None:
    before = due(contract)
    for file in folder.iterdir():
        file.write_bytes(content)
    assert due(contract) == before


def test_a_folder_that_cannot_be_written_changes_no_answer(
    contract: Input, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = due(contract)
    (tmp_path / "fichier").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fichier"))
    assert due(contract) == before


def test_a_contract_with_mistakes_is_told_each_time(contract: Input) -> None:
    assert contract.path is not None
    contract.path.write_text("contrat annexe\npriorité P1\n  prise en charge  4 heure ouvrés de\n")
    for _ in range(2):
        with pytest.raises(Unread) as raised:
            promises_of(contract)
        assert "SYN" in raised.value.report


ASKED = ["x.slac", "--priority", "P1", "--opened", "2026-03-27T12:00"]


@pytest.mark.parametrize(
    "arguments",
    [ASKED, ["--opened=2026-03-27 12:00", "--priority=P1", "x.slac"]],
    ids=["en deux mots", "en un mot"],
)
def test_a_plain_question_is_understood(arguments: list[str]) -> None:
    assert plain_question(arguments) == Question("x.slac", NOON, priority="P1")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        [*ASKED, "--help"],
        [*ASKED, "y.slac"],
        [*ASKED, "--commitment", "rappel"],
        [*ASKED, "--priority", "P2"],
        [*ASKED, "--unknown", "x"],
        [*ASKED, "--format", "yaml"],
        [*ASKED, "--metric"],
        [*ASKED, "--metric", "--format"],
        [*ASKED, "--"],
        ASKED[:3],
        ASKED[1:],
        [*ASKED[:4], "demain"],
    ],
    ids=" ".join,
)
def test_all_other_arguments_are_left_to_click(arguments: list[str]) -> None:
    assert plain_question(arguments) is None
