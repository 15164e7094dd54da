"""Runs the real command, in a process of its own, as a user does."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

#: Faultless, and nothing is missing: it compiles to a final document.
SOUND = Path(__file__).parent / "contrats" / "sain.slac"


class Result(NamedTuple):
    code: int
    out: str
    err: str


def slac(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
) -> Result:
    """Run ``slac`` in ``cwd``, 80 columns wide, its streams captured."""
    done = subprocess.run(
        [sys.executable, "-m", "slac", *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        input=stdin,
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A plain environment: no colour asked or refused, the checkout on the path."""
    root = str(Path(__file__).parents[2])
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    return kept | {"COLUMNS": "80", "PYTHONPATH": root} | dict(more or {})
