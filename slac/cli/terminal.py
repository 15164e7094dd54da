"""What reaches the user: results on the standard output, remarks and faults on the standard error stream.

Nothing of a contract or of a file's name is sent raw to a terminal: it could drive it.
"""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

import click


def reconfigure() -> None:
    """Have the streams write UTF-8 where the machine's own encoding cannot hold French."""
    for stream in (sys.stdout, sys.stderr):
        if (
            isinstance(stream, io.TextIOWrapper)
            and (stream.encoding or "").lower().replace("-", "") != "utf8"
        ):
            stream.reconfigure(encoding="utf-8", errors="replace")


def colour_wanted() -> bool | None:
    """False when the user wants none (https://no-color.org); None: where the stream is a terminal."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def in_colour(stream: TextIO) -> bool:
    return colour_wanted() is None and stream.isatty()


def say(text: str = "", *, nl: bool = True) -> None:
    """A line of the result."""
    click.echo(text, nl=nl)


def remark(text: str) -> None:
    """Something to know that is not the result."""
    click.echo(text, err=True)


def complain(sentence: str, prefix: str = "Erreur : ") -> None:
    """What went wrong, as one sentence."""
    from slac.lint.terminal import visible  # here, so that --help and --version load no stage

    with suppress(OSError):  # when the error stream itself is gone, nobody is left to tell
        click.echo(click.style(prefix, fg="red") + visible(sentence), err=True, color=colour_wanted())


class Progress:
    """How far long work has come, on one line of the error stream, when that is a terminal and there is some to show.

    ``clear`` before anything else is written, ``advance`` after each thing done.
    """

    _WIDTH = 24

    def __init__(self, total: int, what: str) -> None:
        self._total = total
        self._what = what
        self._done = 0
        self._shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        self._draw("")
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        self._write("\r\x1b[K")

    def advance(self, name: str) -> None:
        self._done += 1
        self._draw(name)

    def _draw(self, name: str) -> None:
        from slac.lint.terminal import visible

        filled = self._WIDTH * self._done // self._total if self._total else 0
        bar = "█" * filled + "░" * (self._WIDTH - filled)
        self._write(f"\r\x1b[K{self._what} {bar} {self._done}/{self._total} {visible(name)[-40:]}")

    def _write(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(text)
            sys.stderr.flush()
