"""From what the user names (files, globs, folders, standard input, nothing) to the contracts to read."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from slac.bounded import LARGEST
from slac.configuration import Configuration
from slac.errors import SlacError

SUFFIX = ".slac"
STANDARD_INPUT = "-"


@cache
def standard_input() -> bytes:
    """What the standard input holds, a little more than a contract may hold at most; it can be read once only."""
    return sys.stdin.buffer.read(LARGEST + 1)


class BadPath(SlacError):
    """A path that leads to no contract."""


class SeveralContracts(SlacError):
    """A path that leads to more than one contract, where one has to answer."""


class Input(NamedTuple):
    """A contract to read.

    ``path`` is None for the standard input; ``shown`` is what messages call it, relative to where the user stands;
    ``output`` where its results go, below the output folder: « crm360 », « originaux/crm360 ». ``named`` when the
    user named this very file.
    """

    path: Path | None
    shown: str
    output: str
    named: bool

    @property
    def name(self) -> str:
        return self.output.rpartition("/")[2]

    @property
    def folder(self) -> Path:
        return self.path.absolute().parent if self.path else Path.cwd()


def contracts(
    paths: Sequence[str],
    configuration: Configuration,
    stdin_filename: str | None = None,
    told: Callable[[BadPath], None] | None = None,
) -> list[Input]:
    """The contracts named, each once, in the order of the arguments, folders in alphabetical order.

    Without paths, those of the project's contracts folders, else of the folder where the user stands. Raises `BadPath`
    for a path that leads to none; when ``told`` is given, it is told instead, and the other paths are followed.
    """
    found: dict[object, Input] = {}
    wanted = paths or [_relative(folder) for folder in configuration.contracts or (Path.cwd(),)]
    for argument in wanted:
        try:
            for one in _expanded(argument, configuration, stdin_filename):
                identity = one.path.absolute() if one.path else STANDARD_INPUT
                if identity not in found or one.named:
                    found[identity] = one
        except BadPath as error:
            if told is None:
                raise
            told(error)
    return list(found.values())


def one_contract(argument: str, configuration: Configuration, stdin_filename: str | None = None) -> Input:
    """The contract named. Raises `BadPath` where there is none, `SeveralContracts`."""
    one, *others = contracts([argument], configuration, stdin_filename)
    if others:
        raise SeveralContracts(f"« {argument} » désigne {len(others) + 1} contrats : donnez-en un seul.")
    return one


def _expanded(argument: str, configuration: Configuration, stdin_filename: str | None) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        shown = stdin_filename or "<entrée standard>"
        yield Input(None, shown, Path(stdin_filename).stem if stdin_filename else "contrat", True)
        return
    path = Path(argument)
    if path.is_dir():
        yield from _below(path, configuration)
    elif os.path.lexists(path):
        yield _file(path, configuration, None, named=True)
    elif has_magic(argument):
        yield from _matching(argument, configuration)
    else:
        raise BadPath(f"« {argument} » n'existe pas.")


def _matching(pattern: str, configuration: Configuration) -> Iterator[Input]:
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    if not matches:
        raise BadPath(f"Aucun fichier ne correspond à « {pattern} ».")
    for match in map(Path, matches):
        if match.is_dir():
            yield from _below(match, configuration)
        elif match.suffix == SUFFIX:
            yield _file(match, configuration, None, named=False)


def _below(folder: Path, configuration: Configuration) -> Iterator[Input]:
    files = sorted(_walk(folder))
    if not files:
        raise BadPath(f"Le dossier « {folder} » ne contient aucun contrat (*{SUFFIX}).")
    for file in files:
        yield _file(file, configuration, folder, named=False)


def _walk(folder: Path) -> Iterator[Path]:
    """The contracts below a folder.

    Links to folders are not followed (they may turn in rounds), nor hidden folders; a named pipe would be waited for.
    """

    def unreadable(error: OSError) -> None:
        raise BadPath(f"Le dossier « {error.filename} » ne peut pas être lu.")

    for at, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(SUFFIX) and not name.startswith(".") and not Path(at, name).is_fifo():
                yield Path(at, name)


def _file(path: Path, configuration: Configuration, folder: Path | None, *, named: bool) -> Input:
    return Input(path, _relative(path), _output(path, configuration, folder), named)


def _output(path: Path, configuration: Configuration, folder: Path | None) -> str:
    """The contract's place below the contracts folder that holds it, else below the folder named, else its own name."""
    absolute = path.absolute()
    for root in (*configuration.contracts, *((folder.absolute(),) if folder else ())):
        if absolute.is_relative_to(root):
            return "/".join(map(_folder_name, absolute.relative_to(root).with_suffix("").parts))
    return _folder_name(path.stem)


def _folder_name(part: str) -> str:
    """A contract called « ...slac » would otherwise be built above the output folder."""
    return part if part.strip(".") else "contrat"


def _relative(path: Path) -> str:
    """As seen from where the user stands, POSIX separators; absolute when it is elsewhere."""
    absolute = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
