"""Where findings go, one file a format: adding a file here is all it takes.

A format is a module with ``render(report, *, colour)``, which gives the whole text, with its last line end; only
what is for the eye heeds ``colour``.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from slac.diagnostics import SlacError
from slac.french import enumeration
from slac.lint.report import Report


class UnknownFormat(SlacError):
    """A format that does not exist."""


class _Format(Protocol):
    def render(self, report: Report, *, colour: bool) -> str: ...


@cache
def names() -> tuple[str, ...]:
    """The formats there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def render(name: str, report: Report, *, colour: bool = False) -> str:
    """The report as text; ``UnknownFormat`` when there is no such format."""
    if name not in names():
        raise UnknownFormat(f"« {name} » n'est pas un format : choisissez {enumeration(names(), 'ou')}.")
    module = cast(_Format, import_module(f"{__name__}.{name}"))
    return module.render(report, colour=colour)
