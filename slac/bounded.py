"""Reading no more of a file than it should hold: it may be anybody's, and of any size."""

from pathlib import Path

#: The largest contract that is read, in bytes: ten times the longest known, and a second of work.
LARGEST = 5_000_000


def beginning(path: Path, most: int) -> bytes:
    """The content of a file; of one that is too large, ``most`` bytes and the one that tells it. Raises `OSError`."""
    with path.open("rb") as file:
        return file.read(most + 1)
