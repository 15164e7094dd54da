"""The one value with which everything reports what is wrong with a contract."""

from typing import NamedTuple

from slac.errors import Severity, SlacError
from slac.record import Record, uncompared
from slac.source import Span

__all__ = ["Diagnostic", "Edit", "Fix", "Label", "Severity", "SlacError"]


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


class Diagnostic(Record):
    """Something wrong in a contract: what it says, where, what contradicts it, and how to put it right.

    ``span`` is the primary place, ``labels`` the others; ``heading`` is the address in the printed document, from
    the outermost division to the clause, and ``block`` the block it stands in (« priorité P2 »): whoever knows the
    whole contract fills them.
    """

    code: str
    severity: Severity
    message: str
    span: Span = uncompared()
    labels: tuple[Label, ...] = uncompared(default=())
    help: str = ""
    heading: tuple[str, ...] = ()
    block: str = uncompared(default="")
    fix: Fix | None = uncompared(default=None)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then code: the order in which findings are printed."""
        return (self.span.source.path, self.span.start, self.span.end, self.code, self.message)
