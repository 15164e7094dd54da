"""What is given to a contract made of several files, or to a template; and how to tell either from a whole contract."""

import re
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from slac.source import Source

REUSE = re.compile(r"^(?:inclure|param.tre|avenant)\b", re.IGNORECASE | re.MULTILINE)


def reuses(source: Source) -> bool:
    """Whether a text may have a block of reuse (``inclure``, ``paramètre``, ``avenant``): most contracts have none."""
    return REUSE.search(source.text) is not None


class Given(NamedTuple):
    """Values by the name of their parameter, and where they come from.

    ``row`` is the line of a table (from 1, the headings' line counted), None for a file that holds one set. ``key`` is
    the column that names the row: it may be no parameter.
    """

    values: Mapping[str, str] = {}
    file: str = ""
    row: int | None = None
    key: str | None = None

    @property
    def place(self) -> str:
        """« clients.csv, ligne 3 »."""
        return f"{self.file}, ligne {self.row}" if self.row is not None else self.file


NOTHING = Given()


class NotLoaded(Exception):
    """A file that is not read: ``code`` of the finding, and why, to end « … ne peut pas être lu : »."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class Load(Protocol):
    """Gives the files of a project, called by their path from the folder of the contract; raises `NotLoaded`."""

    def __call__(self, path: str) -> Source:
        """A text to include."""

    def image(self, path: str) -> bytes:
        """The bytes of an image, or more of them than an image may have."""


class _Nowhere:
    """What a text loads that belongs to no folder: nothing."""

    def __call__(self, path: str) -> Source:
        raise NotLoaded("INC01", "ce texte n'est dans aucun dossier")

    def image(self, path: str) -> bytes:
        raise NotLoaded("INC01", "ce texte n'est dans aucun dossier")


nowhere: Load = _Nowhere()
