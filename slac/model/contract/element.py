"""What every block of a contract has, whatever its kind."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from functools import cached_property
from typing import Any

from slac.model.contract.leaves import Leaf, leaves_of
from slac.model.contract.stated import Many, One
from slac.model.contract.text import Passage, RichText
from slac.model.contract.values import Named
from slac.source import Span


@dataclass(init=False, repr=False, eq=False)
class Element:
    """One block: an immutable value; places are not compared.

    ``name`` is folded for comparison (lower case, no accents); ``written_name`` is the author's. ``keyword`` is the
    block's word in the language; ``prose`` its text, in order. The methods below are written once here rather than
    generated for each of the thirty kinds of block: that generation was half the time of a first finding.
    """

    keyword: str
    name: str
    written_name: str
    label: str | None
    prose: tuple[Passage, ...]
    span: Span = field(compare=False)  # the header
    whole: Span = field(compare=False)
    number: One[str] = None  # imposed: a number, or "sans"
    text: One[RichText] = None  # a sentence of its own instead of the compiler's
    obligation: Many[tuple[str, ...]] = ()  # "moyens", "moyens renforcée", "résultat": both is a finding
    debtor: One[tuple[Named, ...]] = None
    aliases: One[tuple[str, ...]] = None

    def __init__(self, **fields: Any) -> None:
        """Every field without a default, and any other, by name; raises `TypeError` for a name that is no field."""
        for name, described in self.__dataclass_fields__.items():
            if name not in fields and described.default is MISSING:
                raise TypeError(f"{type(self).__name__} needs {name}")
            object.__setattr__(self, name, fields.pop(name, described.default))
        if fields:
            raise TypeError(f"{type(self).__name__} has no {', '.join(fields)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name, f in self.__dataclass_fields__.items() if f.compare)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        stated = (f"{n}={getattr(self, n)!r}" for n, f in self.__dataclass_fields__.items() if f.compare)
        return f"{type(self).__name__}({', '.join(stated)})"

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Its words, holes, citations and durations, wherever they stand, in the order of the source."""
        return leaves_of(getattr(self, name) for name in self.__dataclass_fields__)

    @property
    def title(self) -> str:
        """What it is called in print: its label, else its name."""
        return self.label or self.written_name
