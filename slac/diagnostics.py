"""The one value with which everything reports what is wrong with a contract, and the one exception for bad use."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from slac.source import Span


class SlacError(Exception):
    """Bad use of slac, as one French sentence that says the remedy; never for a faulty contract.

    ``exit_code`` is what the command ends with: 2 for bad use.
    """

    exit_code = 2


class Severity(StrEnum):
    """How grave a finding is, from the gravest; the value is what users read and write."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFO = "information"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Label(NamedTuple):
    """Another place that the finding is about, and what is to be seen there."""

    span: Span
    text: str


class Edit(NamedTuple):
    """Replace what stands at ``span`` by ``text``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A remedy that can be applied as it is; ``safe`` when it never changes what the contract promises."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something wrong in a contract: what it says, where, what contradicts it, and how to put it right.

    ``span`` is the primary place, ``labels`` the others; ``heading`` is the address in the printed document, from
    the outermost division to the clause, filled by whoever knows the numbering.
    """

    code: str
    severity: Severity
    message: str
    span: Span = field(compare=False)
    labels: tuple[Label, ...] = field(default=(), compare=False)
    help: str = ""
    heading: tuple[str, ...] = ()
    fix: Fix | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then code: the order in which findings are printed."""
        return (self.span.source.path, self.span.start, self.span.end, self.code, self.message)
