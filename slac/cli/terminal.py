"""What reaches the user: results on the standard output, remarks and faults on the standard error stream.

Nothing of a contract or of a file's name is sent raw to a terminal: it could drive it. Nothing is imported for what
has no fault to tell: an answer may cost less than click does.
"""

import io
import os
import re
import sys
from contextlib import suppress
from typing import TextIO

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


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
    """A line of the result, its colours taken off where they are not wanted."""
    _write(sys.stdout, text, nl)


def remark(text: str, *, nl: bool = True) -> None:
    """Something to know that is not the result."""
    _write(sys.stderr, text, nl)


def strong(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def complain(sentence: str, prefix: str = "Erreur : ") -> None:
    """What went wrong, as one sentence."""
    from slac.visible import visible  # here, so that --help and --version load no stage

    with suppress(OSError):  # when the error stream itself is gone, nobody is left to tell
        remark(f"\x1b[31m{prefix}\x1b[0m{visible(sentence)}")


def _write(stream: TextIO, text: str, nl: bool) -> None:
    stream.write((text if in_colour(stream) else _COLOUR.sub("", text)) + "\n" * nl)
    stream.flush()


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
        from slac.visible import visible

        filled = self._WIDTH * self._done // self._total if self._total else 0
        bar = "█" * filled + "░" * (self._WIDTH - filled)
        self._write(f"\r\x1b[K{self._what} {bar} {self._done}/{self._total} {visible(name)[-40:]}")

    def _write(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(text)
            sys.stderr.flush()
