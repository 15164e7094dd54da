"""Changing the author's files: at once, as they were otherwise; and showing what would change."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from slac.cli.files import write_all
from slac.cli.terminal import in_colour, say


def rewrite(path: Path, text: str) -> None:
    """Replace a file at once; a link stays a link, and permissions stay. Raises `Unwritable`."""
    target = path.resolve()
    mode = target.stat().st_mode
    write_all(target.parent, {target.name: text.encode()})
    target.chmod(mode)


def show_difference(shown: str, old: str, new: str, done: str) -> None:
    """Print what changes in a file called ``shown``; ``done`` says what the new text is: « mis en forme »."""
    colour = in_colour(sys.stdout)
    for line in _difference(shown, old, new, done):
        say(_coloured(line) if colour else line)


def _difference(shown: str, old: str, new: str, done: str) -> Iterator[str]:
    """The lines of a unified diff (GNU diffutils, « Detailed Description of Unified Format »)."""
    from slac.visible import visible

    names = (f"{shown} (actuel)", f"{shown} ({done})")
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm=""))
    if not lines:
        return iter((f"{shown} : seules changent les fins de ligne.",))
    return (visible(line) if sys.stdout.isatty() else line for line in lines)


def _coloured(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    colours = {"@": "cyan", "-": "red", "+": "green"}
    return click.style(line, fg=colours.get(line[:1]))
