"""The delays that a contract promises, kept from one question to the next.

They are read out of the contract once, and again when its text, a file that it is made of or slac itself changes.
Reading a contract imports most of slac: it is imported here only when there is something to read.
"""

from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from slac.cli.paths import Input
from slac.configuration import configuration_of
from slac.kept import code, keep, kept, key_of
from slac.worktime.terms import Ground, Terms, ground_data, ground_of_data, terms_data, terms_of_data

if TYPE_CHECKING:
    from slac.model.contract import Contract
    from slac.model.reuse import Load
    from slac.source import Source

PRIORITY, COMMITMENT = "priority", "commitment"


class Promised(NamedTuple):
    """The delays of one block, each with its target as rule sets write it: a text of JSON."""

    name: str
    ground: Ground
    delays: tuple[tuple[str, Terms], ...]


class Promises:
    """What a contract promises, block by block; ``data`` is JSON.

    It has, for each kind, the blocks by their folded name: the name as it is written, the number of its ground, its
    delays.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.contract: str = data["contract"]

    def names(self, kind: str) -> list[str]:
        """The names of a kind, as they are written, in their order."""
        return [name for name, _, _ in self.data[kind].values()]

    def find(self, kind: str, name: str) -> Promised | None:
        """The block of that name, whatever its case and accents."""
        blocks = self.data[kind]
        block = blocks.get(name.lower())
        if block is None:
            from slac.syntax.folding import (
                folded_words,  # here: many a name needs no more than its lower case
            )

            block = blocks.get(folded_words(name))
        if block is None:
            return None
        written, ground, delays = block
        return Promised(
            written,
            ground_of_data(self.data["grounds"][ground]),
            tuple((target, terms_of_data(terms)) for target, terms in delays),
        )


def promises_of(one: Input) -> Promises:
    """What a contract promises: as it is kept, else as it is read; raises `Unread`."""
    if one.path is None:
        return _read(one, {})
    path = one.path.absolute()
    text = _digest(path)
    name = f"echeances-{key_of(str(path))[:32]}"
    root = configuration_of(one.folder).root
    data = kept(name, _key(text, root)) if text else None
    if data is not None and all(_digest(path.parent / file) == was for file, was in data["files"].items()):
        return Promises(data)
    files: dict[str, str] = {}
    read = _read(one, files)
    if "" in files:
        keep(name, _key(files.pop(""), root), read.data | {"files": files})
    return read


def _key(text: str, root: Path) -> str:
    return key_of(code(), text, str(root))


def _digest(path: Path) -> str:
    """The SHA-256 of a file's content; nothing where it is no file that can be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


# -- reading ------------------------------------------------------------------------------------------------------


def _read(one: Input, files: dict[str, str]) -> Promises:
    """Read a contract; ``files`` gets the digest of its text, under "", and of those it is made of.

    It is left without that of its text where a file could not be read: there is nothing to recognise it by.
    """
    from slac.cli.reading import answering

    missing: list[str] = []

    class Watched:
        def __init__(self, load: "Load") -> None:
            self.load = load
            self.image = load.image  # no promise depends on one

        def __call__(self, path: str) -> "Source":
            missing.append(path)
            source = self.load(path)
            missing.pop()
            files[path] = sha256(source.original.encode()).hexdigest()
            return source

    read = answering(one, "il ne promet rien à lui seul", Watched)
    if not missing:
        files[""] = sha256(read.source.original.encode()).hexdigest()
    return Promises(_data(read.parsed))


def _data(contract: "Contract") -> dict[str, Any]:
    from slac.export.quantities import duration
    from slac.export.text import dumps
    from slac.model.contract import Commitment, Contract, Delay, Priority, ServiceHours, Stated
    from slac.worktime.delays import ground_of, terms_of
    from slac.worktime.from_contract import CalendarReading, calendar_of

    def target(stated: "Stated[Delay]") -> str:
        written = duration(stated.value.target) if stated.value and stated.value.target else {}
        return dumps({key: written[key] for key in ("value", "unit", "parts") if key in written}).decode()

    calendars: dict[str, CalendarReading] = {}

    def read(contract: Contract, hours: ServiceHours) -> CalendarReading:
        if hours.name not in calendars:
            calendars[hours.name] = calendar_of(contract, hours)
        return calendars[hours.name]

    grounds: list[Any] = []
    data: dict[str, Any] = {"contract": contract.id, "grounds": grounds}
    for kind, blocks in ((PRIORITY, contract.all(Priority)), (COMMITMENT, contract.all(Commitment))):
        data[kind] = {}
        for block in blocks:
            ground = ground_data(ground_of(contract, block, read))
            if ground not in grounds:
                grounds.append(ground)
            delays = [[target(stated), terms_data(terms)] for stated, terms in terms_of(contract, block)]
            data[kind].setdefault(block.name, [block.written_name, grounds.index(ground), delays])
    return data
