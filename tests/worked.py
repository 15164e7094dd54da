"""The worked contracts, with the clauses of the library that they include."""

from pathlib import Path

from slac.pipeline.checking import CheckResult, check
from slac.pipeline.reading import Project, read

ROOT = Path(__file__).parents[1]


def checked(path: Path) -> CheckResult:
    """A contract of ``contracts/``, read and linted as at the root of the project."""
    shown = path.relative_to(ROOT).as_posix()
    return check(read(path, shown), load=Project(path.parent, ROOT, shown))
