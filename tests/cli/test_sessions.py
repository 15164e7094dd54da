"""What a user types and reads: ``sessions/*.md``, every command run for real, every line of its output compared.

A block « ```console » holds commands (« $ slac lint sain.slac ») with what they print on both streams, and « [1] » for
an exit code that is not 0. Each block starts in a new folder that holds a copy of ``contrats/``. To accept new output:
``python -m tests.cli.test_sessions``.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.command_line import environment

HERE = Path(__file__).parent
SESSIONS = sorted((HERE / "sessions").glob("*.md"))
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Each block, with the title above it."""
    found = []
    for session in SESSIONS:
        text = session.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            title = re.findall(r"^## (.*)$", text[: block.start()], re.MULTILINE)[-1]
            found.append((f"{session.stem} : {title}", block[0]))
    return found


def played(block: str, folder: Path) -> str:
    """The commands of a block, each with what it prints now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command, folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    done = subprocess.run(
        f'slac() {{ {shlex.quote(sys.executable)} -m slac "$@"; }}\n{command}',
        shell=True,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    code = f"[{done.returncode}]\n" if done.returncode else ""
    return done.stdout.decode() + code


@pytest.mark.parametrize(("title", "block"), blocks(), ids=[title for title, _ in blocks()])
def test_the_session_goes_as_written(title: str, block: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / "contrats", tmp_path, dirs_exist_ok=True)
    assert played(block, tmp_path) == block


def _accept() -> None:
    for session in SESSIONS:
        text = session.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:

            def again(block: re.Match[str]) -> str:
                fresh = Path(tempfile.mkdtemp(dir=folder))
                shutil.copytree(HERE / "contrats", fresh, dirs_exist_ok=True)
                return played(block[0], fresh)

            session.write_text(BLOCK.sub(again, text), encoding="utf-8")


if __name__ == "__main__":
    _accept()
