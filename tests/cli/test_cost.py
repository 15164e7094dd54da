"""A command pays only for the stages it uses."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import environment

SOUND = Path(__file__).parent / "contrats" / "sain.slac"
HEAVY = {
    "weasyprint",
    "jinja2",
    "numpy",
    "babel",
    "num2words",
    "rich",
    "jsonschema",
    "holidays",
    "markdown_it",
}

WITNESS = """
import sys
from slac.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(end.code, *sorted(sys.modules), file=sys.stderr)
"""


def modules(*arguments: str, cwd: Path) -> tuple[str, set[str]]:
    """The exit code of a command, and what it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", WITNESS, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        check=True,
    )
    code, *names = done.stderr.decode().splitlines()[-1].split()
    return code, set(names)


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", str(SOUND)),
        ("lint", str(SOUND), "--format", "json"),
        ("rule", "TPS01"),
        ("deadline", str(SOUND.with_name("delais.slac")), "--priority", "P1", "--opened", "2026-03-27T17:00"),
    ],
    ids=["lint", "lint json", "rule", "deadline"],
)
def test_reading_and_counting_load_no_heavy_library(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, loaded = modules(*arguments, cwd=tmp_path)
    assert code == "0"
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_no_stage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, loaded = modules(*arguments, cwd=tmp_path)
    assert code == "0"
    assert {name for name in loaded if name.startswith("slac.")} <= {
        "slac.cli",
        "slac.cli.commands",
        "slac.cli.french",
        "slac.cli.terminal",
        "slac.errors",
    }


def test_a_deadline_asked_again_loads_neither_the_language_nor_click(tmp_path: Path) -> None:
    asked = (
        "deadline",
        str(SOUND.with_name("delais.slac")),
        "--priority",
        "P1",
        "--opened",
        "2026-03-27T17:00",
    )
    modules(*asked, cwd=tmp_path)
    code, loaded = modules(*asked, cwd=tmp_path)
    assert code == "0"
    assert not {"click", "slac.syntax", "slac.model", "slac.lint", "dataclasses", "inspect"} & loaded
