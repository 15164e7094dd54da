"""The worked contracts, with the clauses of the library that they include."""

from pathlib import Path

from slac import pipeline

ROOT = Path(__file__).parents[1]


def checked(path: Path) -> pipeline.CheckResult:
    """A contract of ``contracts/``, read and linted as at the root of the project."""
    shown = path.relative_to(ROOT).as_posix()
    return pipeline.check(pipeline.read(path, shown), load=pipeline.Project(path.parent, ROOT, shown))
