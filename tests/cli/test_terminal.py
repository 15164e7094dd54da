"""What the command does to its streams: colours on a terminal and none in a pipe, nothing raw, no trace of Python."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command_line import environment, slac

CONTRACTS = Path(__file__).parent / "contrats"
FAULTY = CONTRACTS / "projet.slac"


def on_a_terminal(*arguments: str | Path, cwd: Path, **env: str) -> str:
    """What the command writes when its output and errors are a terminal."""
    master, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "slac", *map(str, arguments)],
        cwd=cwd,
        env=environment({"TERM": "xterm", **env}),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    written = b""
    while True:
        try:
            read = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        written += read
    process.wait()
    os.close(master)
    return written.decode()


def test_findings_are_coloured_on_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    assert "\x1b[" in on_a_terminal("lint", FAULTY, cwd=tmp_path)
    assert "\x1b[" not in slac("lint", FAULTY, cwd=tmp_path).out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_is_not_forced_on_who_refuses_it(tmp_path: Path, env: dict[str, str]) -> None:
    for arguments in (
        ["lint", FAULTY],
        ["build", FAULTY, "--format", "json"],
        ["lint", "absent"],
        ["rule", "--all"],
    ):
        assert "\x1b[3" not in on_a_terminal(*arguments, cwd=tmp_path, **env)


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.slac").write_bytes((CONTRACTS / "sain.slac").read_bytes())
    assert "Compilation" in on_a_terminal("build", ".", "--format", "json", cwd=tmp_path)
    result = slac("build", ".", "--format", "json", cwd=tmp_path)
    assert "Compilation" not in result.out + result.err


def test_nothing_of_a_contract_or_its_name_reaches_the_terminal_raw(tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b]0;titre\x07\n\u202eb.slac"
    hostile.write_text('contrat x "\x1b[31mRouge\u202e"\n  verzion  \x07\n', encoding="utf-8")
    for arguments in (["lint", "."], ["build", "."], ["lint", hostile], ["lint", ".", "--format", "concise"]):
        result = slac(*arguments, cwd=tmp_path)
        assert result.code == 1
        assert {c for c in result.out + result.err if not c.isprintable()} <= {"\n"}


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "slac", "rule", "--all"],
        cwd=tmp_path,
        env=environment({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert said == b""


def test_a_full_device_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "slac", "rule", "--all"],
            cwd=tmp_path,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "Erreur : L'écriture a échoué : le disque est plein.\n"


def test_ctrl_c_ends_a_command_in_one_word(tmp_path: Path) -> None:
    contract = tmp_path / "x.slac"
    os.mkfifo(contract)
    with (
        started("lint", "x.slac", cwd=tmp_path) as process,
        contract.open("wb"),
    ):  # opens once the command reads it
        process.send_signal(signal.SIGINT)
        assert process.communicate()[0].strip() == "Interrompu."
    assert process.returncode == 130


def test_watching_builds_again_what_changes_and_ends_quietly(tmp_path: Path) -> None:
    contract = tmp_path / "x.slac"
    contract.write_bytes((CONTRACTS / "sain.slac").read_bytes())
    with started("build", "--watch", "x.slac", "--format", "json", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "x.slac → out/x/ : rules.json : définitif\n"
        assert process.stdout.readline() == "Surveillance en cours, Ctrl-C pour l'arrêter.\n"
        contract.write_bytes(FAULTY.read_bytes())
        assert process.stdout.readline() == "x.slac → out/x/ : rules.json : projet\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.read().endswith("\nSurveillance arrêtée.\n")
    assert process.returncode == 0


#: A job in the background ignores Ctrl-C, and so do the programs that it starts: this one listens.
LISTENING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from slac.cli import main
main(sys.argv[1:])
"""


@contextmanager
def started(*arguments: str, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on, both streams in one; it is ended with the test."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTENING, *arguments],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if sys.exc_info()[0] is not None:
                process.kill()
