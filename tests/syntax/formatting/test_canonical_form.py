"""What the author types and the canonical form of it, from ``spellings.yaml`` and ``files.md``."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from slac.source import Source
from slac.syntax.formatting import format_source

HERE = Path(__file__).parent
CASE = re.compile(
    r"^## (?P<title>.+)\n\n```slac\n(?P<typed>.*?)^```\n\n```slac\n(?P<canonical>.*?)^```", re.M | re.S
)


class Case(NamedTuple):
    title: str
    typed: str
    canonical: str


def spellings() -> list[Case]:
    groups = yaml.safe_load((HERE / "spellings.yaml").read_text(encoding="utf-8"))
    return [
        Case(typed, f"{group['in']}\n  {typed}\n", f"{group['in']}\n  {canonical}\n")
        for group in groups
        for typed, canonical in group["lines"].items()
    ]


def files() -> list[Case]:
    return [Case(*found.groups()) for found in CASE.finditer((HERE / "files.md").read_text(encoding="utf-8"))]


CASES = [*spellings(), *files()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.title)
def test_the_canonical_form(case: Case) -> None:
    assert formatted(case.typed) == case.canonical


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.title)
def test_the_canonical_form_stays_as_it_is(case: Case) -> None:
    assert formatted(case.canonical) == case.canonical


def test_a_file_with_mistakes_has_no_canonical_form() -> None:
    done = format_source(Source("horaires support\n  ouvret lundi\n"))
    assert done.text is None
    assert [m.code for m in done.mistakes] == ["SYN20"]


def test_comments_alone_are_kept() -> None:
    assert formatted("#seul\n\n\n# autre") == "# seul\n\n# autre\n"


def formatted(text: str) -> str:
    done = format_source(Source(text))
    assert done.text is not None, [m.message for m in done.mistakes]
    return done.text
