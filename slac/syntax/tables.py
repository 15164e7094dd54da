"""The tables with which a contract is read, made once and kept.

They are plain JSON, never pickle: a file that somebody else wrote can at worst be refused. They come from the
package (a wheel ships them beside the grammar), else from the user's private cache folder, else Lark makes them. A
cache that is broken, foreign, writable by others or impossible to write changes nothing but the time of a first run.
"""

import hashlib
import json
import os
import re
import stat
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from slac.resources import resource_folder

#: The file beside ``slac.lark`` in an installed package.
SHIPPED = "slac.tables.json"

_CODE = ("grammar.py", "folding.py", "tables.py")
_LARK_VERSION = re.compile(r"__version__[^=\n]*=\s*['\"]([^'\"]+)")


class Rule(NamedTuple):
    """How many symbols become one node; see ``slac.syntax.grammar`` for the items."""

    origin: str
    size: int
    node: str
    spliced: bool
    lone_child: bool
    items: tuple[int, ...]


class Terminal(NamedTuple):
    """What a word of the grammar looks like: one of ``words``, else ``pattern`` (in folded text)."""

    name: str
    priority: int
    words: tuple[str, ...]
    pattern: str


class Tables(NamedTuple):
    """LALR(1) tables; an action is the next state, or ``-1 - rule`` to reduce."""

    rules: tuple[Rule, ...]
    states: list[dict[str, int]]
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
    shipped = _load(resource_folder("grammar") / SHIPPED, key)
    if shipped is not None:
        return shipped
    folder = _private_folder()
    name = f"syntaxe-{_machine_key(key)[:32]}.json"
    kept = _load(folder / name, key) if folder else None
    if kept is not None:
        return kept
    from slac.syntax.grammar import compile_tables  # imports Lark

    made = compile_tables(text)
    if folder:
        _keep(folder / name, _serialised(made, key))
    return _tables(json.loads(json.dumps(made)))


def ship(folder: Path) -> Path:
    """Write the tables beside the grammar of a package that is being built; gives the file."""
    from slac.syntax.grammar import compile_tables  # imports Lark

    text = (resource_folder("grammar") / "slac.lark").read_text(encoding="utf-8")
    path = folder / SHIPPED
    path.write_text(_serialised(compile_tables(text), content_key(text)), encoding="utf-8")
    return path


def content_key(text: str) -> str:
    """What the tables depend on: the grammar and the code that compiles it."""
    digest = hashlib.sha256(text.encode())
    here = Path(__file__).parent
    for name in _CODE:
        digest.update((here / name).read_bytes())
    return digest.hexdigest()


def _serialised(made: dict[str, Any], key: str) -> str:
    """The file's content: the key, a digest of the rest, the rest."""
    body = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return f"{key} {hashlib.sha256(body.encode()).hexdigest()}\n{body}"


def _machine_key(key: str) -> str:
    from importlib.util import find_spec

    spec = find_spec("lark")
    origin = Path(spec.origin) if spec and spec.origin else None
    found = _LARK_VERSION.search(origin.read_text(encoding="utf-8")) if origin else None
    versions = f"{key} lark {found.group(1) if found else '?'} python {sys.version_info[:3]}"
    return hashlib.sha256(versions.encode()).hexdigest()


def _load(path: Path, key: str) -> Tables | None:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), encoding="utf-8") as file:
            if path.name != SHIPPED and not _ours(os.fstat(file.fileno())):
                return None
            head, _, body = file.read().partition("\n")
        if head != f"{key} {hashlib.sha256(body.encode()).hexdigest()}":
            return None
        return _tables(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _tables(data: dict[str, Any]) -> Tables:
    return Tables(
        rules=tuple(
            Rule(o, size, node, spliced, lone, tuple(items))
            for o, size, node, spliced, lone, items in data["rules"]
        ),
        states=data["states"],
        starts=data["starts"],
        ends=data["ends"],
        terminals={
            name: Terminal(
                name,
                priority,
                () if isinstance(form, str) else tuple(form),
                form if isinstance(form, str) else "",
            )
            for name, priority, form in data["terminals"]
        },
        refused=tuple(data["refused"]),
        keywords=data["keywords"],
    )


def _private_folder() -> Path | None:
    """``$XDG_CACHE_HOME/slac``, made 0700 when it is not there; None when it is not the user's own."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "slac"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _ours(found) else None


def _ours(found: os.stat_result) -> bool:
    """Whether a file or folder is the user's own, which nobody else may write."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(path: Path, content: str) -> None:
    """Write the file whole or not at all; a folder that cannot be written is no reason to stop."""
    import tempfile

    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(content)
    except OSError:
        return
    try:
        Path(file.name).replace(path)
    except OSError:
        Path(file.name).unlink(missing_ok=True)
