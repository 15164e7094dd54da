"""An operator plants the fault that a rule is meant to find."""

from random import Random
from typing import NamedTuple

from tests.lint.planting.rewriting import Rewrite


class Operator(NamedTuple):
    """``codes`` are the rules that name this very fault: any of them will do."""

    name: str
    codes: tuple[str, ...]
    rewrite: Rewrite


class Planted(NamedTuple):
    """A contract with one fault; ``line`` is the first that differs, from 1."""

    operator: Operator
    text: str
    line: int


def operator(name: str, codes: str, rewrite: Rewrite) -> Operator:
    return Operator(name, tuple(codes.split()), rewrite)


def plant(operator: Operator, text: str, draw: Random) -> Planted | None:
    """The contract with the fault, None where it has no place for it."""
    faulty = operator.rewrite(text, draw)
    if faulty is None or faulty == text:
        return None
    lines = zip(text.splitlines(), faulty.splitlines(), strict=False)
    line = next(
        (number for number, (old, new) in enumerate(lines, 1) if old != new), len(text.splitlines()) + 1
    )
    return Planted(operator, faulty, line)
