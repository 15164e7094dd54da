"""What slac keeps from one run to the next, in a private folder of the user's: read again rather than made again.

A value is kept under a name, for a key that tells everything it was made from; another key, and it is not there:

    key = key_of(source.text, settings, code())
    found = kept("constats-…", key)
    if found is None:
        found = make()
        keep("constats-…", key, found)

Values are JSON, never pickle, with a digest: a file that somebody else wrote or broke can at worst be refused. A
folder that is foreign, writable by others or impossible to write changes nothing but the time that a run takes, and
what is kept may be erased at any moment.
"""

import json
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from slac.resources import resource_folder

#: How many files of one kind are kept: the oldest make room for others.
MOST = 500


def kept(name: str, key: str) -> Any | None:
    """What was kept under a name, if it was for that key; None for anything else, whatever is wrong."""
    folder = private_folder()
    return opened(folder / f"{name}.json", key) if folder else None


def keep(name: str, key: str, value: Any, most: int = MOST) -> None:
    """Keep a JSON value (not None) under a name, in the place of what was there; whole, or not at all.

    The name is a file's, without suffix; what stands before its first hyphen is its kind, of which ``most`` are kept.
    """
    folder = private_folder()
    if folder is not None:
        path = folder / f"{name}.json"
        if _written(path, sealed(key, value)):
            _make_room(folder, f"{name.partition('-')[0]}-", most)


def key_of(*parts: object) -> str:
    """One key for all that a value is made from; parts are told apart, and equal ones give equal keys."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code() -> str:
    """What slac itself is today, as a part of a key: its code, grammar and templates, by name, size and date."""
    found = [str(sys.version_info)]
    for folder in (Path(__file__).parent, resource_folder("grammar"), resource_folder("templates")):
        pending = [str(folder)]
        while pending:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name == "__pycache__":
                        continue
                    if entry.is_dir():
                        pending.append(entry.path)
                    else:
                        told = entry.stat()
                        found.append(f"{entry.path} {told.st_size} {told.st_mtime_ns}")
    return key_of(*sorted(found))


@cache
def libraries() -> str:
    """What is installed beside it, as a part of a key: a folder of libraries changes when one comes or goes."""
    found = []
    for folder in filter(None, sys.path):
        with suppress(OSError):
            found.append(f"{folder} {Path(folder).stat().st_mtime_ns}")
    return key_of(sys.prefix, *found)


# -- files --------------------------------------------------------------------------------------------------------


def sealed(key: str, value: Any) -> str:
    """The content of a file: the key, a digest of the rest, the rest."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{key} {_digest(body)}\n{body}"


def opened(path: Path, key: str, *, private: bool = True) -> Any | None:
    """The value of a file, if it was sealed with that key; a ``private`` one only if nobody else may write it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, encoding="utf-8") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or (private and not _ours(found)):
                return None
            head, _, body = file.read().partition("\n")
        return json.loads(body) if head == f"{key} {_digest(body)}" else None
    except (OSError, ValueError, RecursionError):
        return None


def private_folder() -> Path | None:
    """``$XDG_CACHE_HOME/slac``, made 0700 when it is not there; None when it is not the user's own."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "slac"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError, ValueError):
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _ours(found) else None


def _digest(body: str) -> str:
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _ours(found: os.stat_result) -> bool:
    """Whether a file or folder is the user's own, which nobody else may write."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _written(path: Path, content: str) -> bool:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(content)
        draft.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):
            draft.unlink()
        return False
    return True


def _make_room(folder: Path, kind: str, most: int) -> None:
    try:
        with os.scandir(folder) as entries:
            found = [
                (entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith(kind)
            ]
        for _, path in sorted(found)[: max(len(found) - most, 0)]:
            Path(path).unlink(missing_ok=True)
    except OSError:
        pass  # another run may be erasing the same ones
