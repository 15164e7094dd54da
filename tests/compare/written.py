"""Contracts, and the differences between two of them, as the data files of these tests write them."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from slac.compare import Comparison
from slac.model import Contract, lower
from slac.pipeline.comparing import compare
from slac.source import Source
from slac.syntax import parse
from tests.entries import Entry, entries

HERE = Path(__file__).parent
BASE = (HERE / "contrat.slac").read_text(encoding="utf-8")
CONTRACTS = sorted((HERE.parents[1] / "contracts").rglob("*.slac"))


def data(name: str) -> dict[str, Entry]:
    """A data file of this folder: cases by name."""
    return entries(HERE / name)


@lru_cache(maxsize=64)
def read(text: str, path: str = "essai.slac") -> Contract:
    """The contract of ``text``; a mistake of writing fails the test at once."""
    tree, mistakes = parse(Source(text, path))
    assert not mistakes, [m.message for m in mistakes]
    return lower(tree)[0]


def base() -> Contract:
    return read(BASE)


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """``text`` with each of the changes made once; one that is nowhere fails the test."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} figure {text.count(old)} fois"
        text = text.replace(old, new)
    return text


def changed(changes: Mapping[str, str]) -> Comparison:
    """The base contract against itself with these changes."""
    return _changed(tuple(changes.items()))


@cache
def _changed(changes: tuple[tuple[str, str], ...]) -> Comparison:
    return compare(base(), read(replaced(BASE, dict(changes))))


def told(comparison: Comparison) -> list[Any]:
    """Every sentence; one that has details as « sentence: [details] »."""
    return [{c.sentence: list(c.details)} if c.details else c.sentence for c in comparison.changes]
