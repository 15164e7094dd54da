"""Reads ``cases/CODE.md``: contracts that break a rule, with what it says of them, and contracts that do not.

A case is a heading (« ## Fautif : … » or « ## Sain : … »), a fenced contract, and for a faulty one a list of what
that rule must find: « - ligne 7 : message », and below it, where it matters, « aide : … ». A contract without a
``contrat`` block is completed with a bare one at its end. It may have other files and values: see ``several_files``.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.lint.several_files import files_of

CASES = Path(__file__).parent / "cases"


class Expected(NamedTuple):
    line: int
    message: str
    help: str | None


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
        listed = re.findall(r"^- ligne (\d+) : (.*)\n(?:  aide : (.*)\n)?", part, re.MULTILINE)
        expected = tuple(Expected(int(line), message, remedy or None) for line, message, remedy in listed)
        assert bool(expected) == (kind == "Fautif"), f"{path.name} : « {title} »"
        cases.append(Case(path.stem, title, kind == "Fautif", completed(files[""]), expected, files))
    return tuple(cases)


def all_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.glob("*.md")) for case in read(path))
