"""Writing results: whole or not at all, and only when something changed."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from slac.diagnostics import SlacError

#: What was built from what, beside the results; JSON, read as untrusted.
RECORD = ".slac-build.json"


class Unwritable(SlacError):
    """A result that cannot be written; the files that were there are still there, whole."""


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` into ``folder``, made if need be; each replaces the old one at once, after all are on the disk.

    Raises `Unwritable`.
    """
    temporary: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        for name, content in files.items():
            beside = folder / f".{name}.{os.getpid()}.tmp"
            temporary[beside] = folder / name
            _write(beside, content)
        for beside, target in temporary.items():
            beside.replace(target)
    except OSError as error:
        raise Unwritable(f"Impossible d'écrire dans « {folder} » : {reason(error)}.") from error
    finally:
        for beside in temporary:
            beside.unlink(missing_ok=True)


def replace_folder(folder: Path, files: Mapping[str, bytes], record: str) -> None:
    """Make ``folder`` hold ``files``, at once where it is new; what the ``record`` of an earlier run names goes.

    A file that somebody else put there stays, and so does one that was changed since. Raises `Unwritable`.
    """
    try:
        if not os.path.lexists(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
            try:
                for name, content in files.items():
                    _write(beside / name, content)
                beside.chmod(0o777 & ~_umask())
                beside.rename(folder)
            except BaseException:
                shutil.rmtree(beside, ignore_errors=True)
                raise
            return
        for name in files:
            if (folder / name).is_dir():
                raise IsADirectoryError(21, "", str(folder / name))
    except OSError as error:
        raise Unwritable(f"Impossible d'écrire dans « {folder} » : {reason(error)}.") from error
    stale = [name for name in _recorded_files(folder / record) if name not in files]
    write_all(folder, {**{name: files[name] for name in files if name != record}, record: files[record]})
    for name in stale:
        (folder / name).unlink(missing_ok=True)


def _recorded_files(record: Path) -> list[str]:
    """The files of an earlier run that are there as they were written; the record is read as untrusted."""
    try:
        named = dict(json.loads(record.read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return [name for name, digest in named.items() if _has(record.parent, name, digest)]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write(path: Path, content: bytes) -> None:
    """Write a file that has no name before it is whole, where the system can; whatever kills slac leaves no half."""
    path.unlink(missing_ok=True)
    try:
        descriptor = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except (AttributeError, OSError):
        with path.open("wb") as file:
            _fill(file, content)
        return
    with os.fdopen(descriptor, "wb") as file:
        _fill(file, content)
        # Given a folder, however useless, Python follows the link of /proc; not otherwise.
        os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor)


def _fill(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed had not put in its place yet."""
    for path in folder.glob(".*.tmp"):
        match = _TEMPORARY.fullmatch(path.name)
        if match and not _runs(int(match[1])):
            path.unlink(missing_ok=True)


_TEMPORARY = re.compile(r"\..+\.(\d{1,10})\.tmp")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def reason(error: OSError) -> str:
    """Why something cannot be written, to end a sentence."""
    match error:
        case PermissionError():
            return "l'écriture n'y est pas permise"
        case FileNotFoundError():
            return "ce dossier n'existe pas et ne peut pas être créé"
        case FileExistsError() | NotADirectoryError():
            return "ce nom est celui d'un fichier"
        case IsADirectoryError():
            return f"« {Path(error.filename2 or error.filename).name} » y est un dossier"
    known = {
        28: "le disque est plein",
        30: "le disque est en lecture seule",
        122: "le quota du disque est atteint",
    }
    return known.get(error.errno or 0) or (error.strerror or "erreur du système").lower()


class Record(NamedTuple):
    """What was built: from what (``key``), the files by name with their SHA-256, and what was said of it."""

    key: str
    files: dict[str, str]
    draft: bool
    missing: tuple[str, ...]


def recorded(key: str, files: Mapping[str, bytes], draft: bool, missing: Sequence[str]) -> dict[str, bytes]:
    """The record to write beside ``files``."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    record = {"version": 1, "key": key, "files": digests, "draft": draft, "missing": list(missing)}
    return {RECORD: json.dumps(record, indent=2, sort_keys=True).encode() + b"\n"}


def up_to_date(folder: Path, key: str) -> Record | None:
    """The record of what was built from ``key``, if all its files are there as they were written."""
    record = _record(folder)
    if record is None or record.key != key:
        return None
    return record if all(_has(folder, name, digest) for name, digest in record.files.items()) else None


def _record(folder: Path) -> Record | None:
    try:
        read = json.loads((folder / RECORD).read_bytes())
        missing = tuple(str(line) for line in read["missing"])
        return Record(str(read["key"]), dict(read["files"]), bool(read["draft"]), missing)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _has(folder: Path, name: str, digest: object) -> bool:
    if Path(name).name != name:
        return False
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == digest
