"""Telling that files changed, by their time and size: no two systems agree on anything else."""

from pathlib import Path

#: None for what is not there.
Stamp = tuple[int, int] | None


def stamp(path: Path) -> Stamp:
    """Of a file; of a folder, it tells what is put there or taken away, not what changes within."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def stamps(folder: Path) -> tuple[tuple[str, Stamp], ...]:
    """Of all that is below a folder, but what is hidden, where editors keep their own."""
    found = (path for path in folder.rglob("*") if not path.name.startswith("."))
    return tuple(sorted((str(path), stamp(path)) for path in found if path.is_file()))
