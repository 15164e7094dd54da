"""Reads ``cases/CODE.md``: contracts that break a rule, with what it says of them, and contracts that do not.

A case is a heading (« ## Fautif : … » or « ## Sain : … »), a fenced contract, and for a faulty one a list of what
that rule must find: « - ligne 7 : message », and below it, where it matters, « aide : … », then what its fix makes of
the first line it touches: « correction : … » for one that is safe, « proposition : … » for one to choose. A contract
without a ``contrat`` block is completed with a bare one at its end. It may have other files and values: see
``several_files``.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.lint.several_files import files_of

CASES = Path(__file__).parent / "cases"


_EXPECTED = re.compile(
    r"^- ligne (\d+) : (.*)\n(?:  aide : (.*)\n)?(?:  (correction|proposition) : (.*)\n)?", re.MULTILINE
)


class Expected(NamedTuple):
    line: int
    message: str
    help: str | None = None
    fixed: str | None = None
    safe: bool = False


class Case(NamedTuple):
    code: str
    title: str
    faulty: bool
    contract: str
    expected: tuple[Expected, ...]
    files: Mapping[str, str]


def completed(contract: str) -> str:
    """The contract, with a ``contrat`` block if it has neither that nor an ``avenant``."""
    return (
        contract
        if re.search(r"^(?:contrat|avenant)\b", contract, re.MULTILINE)
        else f"{contract}\ncontrat essai\n"
    )


def read(path: Path) -> tuple[Case, ...]:
    cases = []
    for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        kind, _, title = part.partition("\n")[0].partition(" : ")
        files = files_of(part)
        assert kind in ("Fautif", "Sain"), f"{path.name} : « {kind} »"
        assert "" in files, f"{path.name} : « {title} » n'a pas de contrat"
        expected = tuple(
            Expected(int(line), message, remedy or None, fixed or None, kind_of_fix == "correction")
            for line, message, remedy, kind_of_fix, fixed in _EXPECTED.findall(part)
        )
        assert bool(expected) == (kind == "Fautif"), f"{path.name} : « {title} »"
        cases.append(Case(path.stem, title, kind == "Fautif", completed(files[""]), expected, files))
    return tuple(cases)


def all_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.glob("*.md")) for case in read(path))
