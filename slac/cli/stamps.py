"""Telling that files changed, by their time and size: no two systems agree on anything else."""

from pathlib import Path

from slac.resources import font_files

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


def stamps_of_fonts(folder: Path | None) -> tuple[tuple[str, Stamp], ...]:
    """Of each file that may set a document, there or not."""
    return tuple((str(file), stamp(file)) for files in font_files(folder) for file in files)
