"""``slac new`` writes a first contract that lacks only what nobody has said yet."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.command_line import environment, slac

LAWS = ("France", "Québec", "Belgique", "Suisse")


#: How many seconds a session may last before it is ended and its test fails.
LONGEST = 60

#: A job in the background ignores Ctrl-C, and so do the programs that it starts.
LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from slac.cli import main
main(["new"])
"""


@pytest.fixture
def questions(tmp_path: Path) -> "Terminal":
    return Terminal(tmp_path)


class Terminal:
    """``slac new`` asked at a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def answer(self, *lines: str) -> int:
        """Type the answers, then close the terminal; gives the exit code."""
        with self._asking() as (process, master):
            os.write(master, "".join(f"{line}\n" for line in lines).encode() + b"\x04")
            process.communicate(timeout=LONGEST)
        return int(process.returncode)

    def interrupt(self) -> int:
        """Ctrl-C at the first question, again if it came just before the program began to wait; gives the exit code."""
        with self._asking() as (process, _):
            for _attempt in range(LONGEST):
                process.send_signal(signal.SIGINT)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=1)
                    break
        return int(process.returncode)

    @contextmanager
    def _asking(self) -> "Iterator[tuple[subprocess.Popen[bytes], int]]":
        """The program once it asks its first question, and the terminal's other end; it never outlives the test."""
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", LISTENING],
            cwd=self.folder,
            env=environment(),
            stdin=slave,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        os.close(slave)
        with process:
            try:
                assert process.stderr
                process.stderr.read(1)
                yield process, master
            finally:
                process.kill()
                os.close(master)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("priorities", ["1", "4", "9"])
def test_only_what_is_to_be_completed_is_an_error(law: str, priorities: str, tmp_path: Path) -> None:
    made = slac(
        "new",
        "-y",
        "--law",
        law,
        "--priorities",
        priorities,
        "--availability",
        "99,5 %",
        "-o",
        "a.slac",
        cwd=tmp_path,
    )
    assert made.code == 0, made.err
    found = json.loads(slac("lint", "a.slac", "--format", "json", cwd=tmp_path).out)["findings"]
    assert {f["code"] for f in found if f["severity"] == "erreur"} == {"COR02"}
    assert {f["code"] for f in found if f["severity"] == "avertissement"} == set()


def test_it_is_in_its_canonical_form(tmp_path: Path) -> None:
    slac("new", "-y", "-o", "a.slac", cwd=tmp_path)
    assert slac("fmt", "--check", "a.slac", cwd=tmp_path).code == 0


def test_it_builds_a_draft(tmp_path: Path) -> None:
    slac("new", "-y", "-o", "a.slac", cwd=tmp_path)
    built = slac("build", "a.slac", "-f", "html", cwd=tmp_path)
    assert built.code == 0
    assert "a.html : projet" in built.out


def test_answers_go_into_the_contract(tmp_path: Path) -> None:
    slac(
        "new", "-y", "--title", "Support « Gaïa »", "--client", 'Mairie "X"', "--type", "Charte", cwd=tmp_path
    )
    text = (tmp_path / "support-gaia.slac").read_text(encoding="utf-8")
    assert 'contrat support-gaia "Support « Gaïa »"' in text
    assert "type              charte" in text
    assert 'dénomination     "Mairie « X »"' in text


def test_an_answer_that_would_not_read_is_refused(tmp_path: Path) -> None:
    refused = slac("new", "-y", "--hours", "lundi de 25 h à 26 h", cwd=tmp_path)
    assert refused.code == 2
    assert "« 25 h » n'est pas une heure de la journée." in refused.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "answer", "sentence"),
    [
        (
            "--client",
            "Ville de {Laval}",
            "Un nom n'a pas d'accolades : dans un contrat, elles citent un bloc. Retirez-les.",
        ),
        (
            "--title",
            "Annexe {1}",
            "Un nom n'a pas d'accolades : dans un contrat, elles citent un bloc. Retirez-les.",
        ),
        ("--priorities", "10", "« 10 » n'est pas un nombre de 1 à 9."),
        ("--priorities", "0", "« 0 » n'est pas un nombre de 1 à 9."),
        ("--priorities", "trois", "« trois » n'est pas un nombre de 1 à 9."),
    ],
)
def test_an_answer_that_cannot_be_is_refused_in_a_sentence(
    option: str, answer: str, sentence: str, tmp_path: Path
) -> None:
    refused = slac("new", "-y", option, answer, cwd=tmp_path)
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        f"Erreur : Valeur refusée pour « {option} » : {sentence}",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        (
            "lundi à jeudi de 9 h à 18 h, vendredi de 9 h à 17 h",
            ["lundi à jeudi de 9 h à 18 h", "vendredi de 9 h à 17 h"],
        ),
        (
            "du lundi au vendredi 8h30-12h/13h-18h et le samedi de 9h à midi ; dimanche 10h-12h",
            [
                "lundi à vendredi de 8 h 30 à 12 h / de 13 h à 18 h",
                "samedi de 9 h à midi",
                "dimanche de 10 h à 12 h",
            ],
        ),
        ("lundi, mardi et jeudi de 9 h à 12 h", ["lundi, mardi et jeudi de 9 h à 12 h"]),
        ("24/7", ["24/7"]),
    ],
)
def test_each_group_of_days_has_its_line(hours: str, lines: list[str], tmp_path: Path) -> None:
    made = slac("new", "-y", "--hours", hours, "-o", "a.slac", cwd=tmp_path)
    assert made.code == 0, made.err
    text = (tmp_path / "a.slac").read_text(encoding="utf-8")
    assert [line.split(None, 1)[1] for line in text.splitlines() if line.startswith("  ouvert")] == lines


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("annexe", "La présente annexe dit"),
        ("contrat", "Le présent contrat dit"),
        ("Charte de support", "Le présent document dit"),
    ],
)
def test_the_document_calls_itself_what_it_is(kind: str, called: str, tmp_path: Path) -> None:
    slac("new", "-y", "--type", kind, "-o", "a.slac", cwd=tmp_path)
    assert called in (tmp_path / "a.slac").read_text(encoding="utf-8")


def test_it_never_replaces_a_file_unless_told_to(tmp_path: Path) -> None:
    (tmp_path / "a.slac").write_text("à moi", encoding="utf-8")
    refused = slac("new", "-y", "-o", "a.slac", cwd=tmp_path)
    assert refused.code == 2
    assert "« a.slac » existe déjà" in refused.err
    assert (tmp_path / "a.slac").read_text(encoding="utf-8") == "à moi"
    assert slac("new", "-y", "-o", "a.slac", "--force", cwd=tmp_path).code == 0


def test_it_goes_to_the_folder_of_contracts(tmp_path: Path) -> None:
    (tmp_path / "contracts").mkdir()
    (tmp_path / "slac.toml").touch()
    slac("new", "-y", cwd=tmp_path)
    assert (tmp_path / "contracts" / "engagements-de-service.slac").is_file()


def test_at_a_terminal_it_asks_and_asks_again(questions: Terminal) -> None:
    answers = ["Mon annexe", "", "Atelier", "", "", "Belgium", "Belgique", "toujours", "", "", "2"]
    assert questions.answer(*answers) == 0
    text = (questions.folder / "mon-annexe.slac").read_text(encoding="utf-8")
    assert 'dénomination     "Atelier"' in text
    assert "droit applicable  Belgique" in text
    assert "ouvert  lundi à vendredi de 9 h à 18 h" in text
    assert "P2" in text
    assert "P3" not in text


def test_ctrl_c_leaves_nothing(questions: Terminal) -> None:
    assert questions.interrupt() == 130
    assert list(questions.folder.iterdir()) == []
