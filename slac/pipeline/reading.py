"""Files to texts: a contract, the values of its parameters, and what else of its project it is made of."""

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from slac.bounded import LARGEST, beginning
from slac.diagnostics import SlacError
from slac.model.reuse import NotLoaded
from slac.record import Record
from slac.source import Source

if TYPE_CHECKING:
    from slac.model.value_files import Row


class Unreadable(SlacError):
    """A file that is no text of a contract, or that cannot be opened."""


def read(path: Path, shown: str) -> Source:
    """The text of the contract in ``path``, called ``shown`` in messages; raises `Unreadable`."""
    try:
        data = beginning(path, LARGEST)
    except OSError as error:
        raise Unreadable(f"Impossible de lire « {shown} » : {_reason(error)}.") from error
    return decode(data, shown)


def decode(data: bytes, shown: str) -> Source:
    """The text of a contract; raises `Unreadable` for what is too large, binary, or not in UTF-8."""
    if len(data) > LARGEST:
        raise _not_a_contract(
            shown, f"dépasse {LARGEST // 1_000_000} Mo : ce n'est sans doute pas un contrat"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_a_contract(shown, f"est en UTF-16 ; {_SAVE_AS_UTF_8}")
    if b"\0" in data:
        raise _not_a_contract(shown, "n'est pas un fichier de texte (est-ce un fichier Word ou PDF ?)")
    try:
        return Source(data.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        # No guess: a wrong one would print another letter in a signed document.
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_a_contract(shown, f"n'est pas en UTF-8 (ligne {line}) ; {_SAVE_AS_UTF_8}") from error


_SAVE_AS_UTF_8 = "enregistrez-le avec l'encodage « UTF-8 » (Enregistrer sous, dans la plupart des éditeurs)"


def _not_a_contract(shown: str, why: str) -> Unreadable:
    error = Unreadable(f"« {shown} » {why}.")
    error.exit_code = 1  # a file that does not parse, not a bad use
    return error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "ce fichier n'existe pas"
        case PermissionError():
            return "la lecture n'est pas permise"
        case IsADirectoryError():
            return "c'est un dossier"
    return "ce lien tourne en rond" if error.errno == 40 else (error.strerror or "erreur du système").lower()


def read_values(path: Path, shown: str) -> "tuple[Row, ...]":
    """The sets of values in a file, one a contract; raises `Unreadable` and `BadValues`."""
    from slac.model.value_files import LARGEST, rows

    try:
        return rows(beginning(path, LARGEST), shown)
    except OSError as error:
        raise Unreadable(f"Impossible de lire « {shown} » : {_reason(error)}.") from error


class Project(Record):
    """Reads the files that a contract in ``folder`` (absolute), called ``shown`` in messages, is made of.

    Only those of the project, below ``root`` once links are followed; a `Load` when called.
    """

    folder: Path
    root: Path
    shown: str

    def __call__(self, path: str) -> Source:
        called = posixpath.normpath(posixpath.join(posixpath.dirname(self.shown), path))
        try:
            return read(self._file(path), called)
        except Unreadable as error:
            raise NotLoaded("INC01", str(error).removeprefix(f"« {called} » ").rstrip(".")) from error

    def image(self, path: str) -> bytes:
        """The bytes of a file of the project, `images.LARGEST` and one at most."""
        from slac.model.images import LARGEST as LARGEST_IMAGE

        try:
            return beginning(self._file(path), LARGEST_IMAGE)
        except OSError as error:
            raise NotLoaded("INC01", _reason(error)) from error

    def _file(self, path: str) -> Path:
        file = Path(os.path.normpath(self.folder / path))
        if not file.is_relative_to(os.path.normpath(self.root)):
            raise NotLoaded("INC02", "ce chemin sort du dossier du projet")
        try:
            real = file.resolve(strict=True)
            if not real.is_relative_to(self.root.resolve()):
                raise NotLoaded("INC02", "ce lien mène hors du dossier du projet")
            if not real.is_file():
                raise NotLoaded("INC01", "c'est un dossier" if real.is_dir() else "ce n'est pas un fichier")
            return real
        except (OSError, ValueError) as error:
            why = _reason(error) if isinstance(error, OSError) else "ce chemin n'en est pas un"
            raise NotLoaded("INC01", why) from error
