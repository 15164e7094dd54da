"""The tables with which a contract is read, made once and kept.

They come from the package (a wheel ships them beside the grammar), else from what the user's last runs kept (see
``slac.kept``), else Lark makes them.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from slac.kept import keep, kept, opened, sealed
from slac.resources import resource_folder

#: The file beside ``slac.lark`` in an installed package.
SHIPPED = "slac.tables.json"

_CODE = ("grammar.py", "folding.py", "tables.py")


class Rule(NamedTuple):
    """How many symbols become one node; see ``slac.syntax.grammar`` for the items."""

    origin: str
    size: int
    node: str
    spliced: bool
    lone_child: bool
    items: tuple[int, ...]


class Terminal(NamedTuple):
    """What a word of the grammar looks like: one of ``words``, or what matches ``pattern`` (in folded text)."""

    name: str
    priority: int
    words: tuple[str, ...]
    pattern: str


V = TypeVar("V")


class Lines(dict[int, V]):
    """Values by their number, each read from its line when it is first asked for.

    A contract passes by a tenth of the states: reading them all took longer than reading the contract.
    """

    def __init__(self, lines: list[str], read: Callable[[list[str]], V]) -> None:
        super().__init__()
        self.lines = lines
        self.read = read

    def __missing__(self, number: int) -> V:
        value = self[number] = self.read(self.lines[number].split())
        return value

    def all(self) -> list[V]:
        """Every value, in order."""
        return [self[number] for number in range(len(self.lines))]


class Tables(NamedTuple):
    """LALR(1) tables; an action is the next state, or ``-1 - rule`` to reduce."""

    rules: Lines[Rule]
    states: Lines[dict[str, int]]
    starts: dict[str, int]
    ends: dict[str, int]
    terminals: dict[str, Terminal]
    refused: tuple[str, ...]
    keywords: dict[str, Any]


@cache
def tables() -> Tables:
    """The tables of the grammar that this slac reads."""
    return load()


def load() -> Tables:
    """The tables, from where they are kept, else made and kept."""
    text = (resource_folder("grammar") / "slac.lark").read_text(encoding="utf-8")
    key = content_key(text)
    shipped = opened(resource_folder("grammar") / SHIPPED, key, private=False)
    if shipped is not None:
        return _tables(shipped)
    name = f"syntaxe-{key[:32]}"
    made = kept(name, key)
    if made is None:
        from slac.syntax.grammar import compile_tables  # imports Lark

        made = json.loads(json.dumps(compile_tables(text)))  # as it will be read the next time
        keep(name, key, made, most=8)
    return _tables(made)


def ship(folder: Path) -> Path:
    """Write the tables beside the grammar of a package that is being built; gives the file."""
    from slac.syntax.grammar import compile_tables  # imports Lark

    text = (resource_folder("grammar") / "slac.lark").read_text(encoding="utf-8")
    path = folder / SHIPPED
    path.write_text(sealed(content_key(text), compile_tables(text)), encoding="utf-8")
    return path


def content_key(text: str) -> str:
    """What the tables depend on: the grammar and the code that compiles it."""
    digest = hashlib.sha256(text.encode())
    here = Path(__file__).parent
    for name in _CODE:
        digest.update((here / name).read_bytes())
    return digest.hexdigest()


def _tables(data: dict[str, Any]) -> Tables:
    return Tables(
        rules=Lines(data["rules"], _rule),
        states=Lines(data["states"], _state),
        starts=data["starts"],
        ends=data["ends"],
        terminals={
            name: Terminal(name, priority, tuple(words), pattern)
            for name, priority, words, pattern in data["terminals"]
        },
        refused=tuple(data["refused"]),
        keywords=data["keywords"],
    )


def _rule(words: list[str]) -> Rule:
    origin, size, node, spliced, lone_child, *items = words
    return Rule(origin, int(size), node, spliced == "1", lone_child == "1", tuple(map(int, items)))


def _state(words: list[str]) -> dict[str, int]:
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))
