"""What a rule reports: a place and a sentence; the runner adds the rule's code, its severity and the address."""

from collections.abc import Sequence
from typing import NamedTuple

from slac.diagnostics import Edit, Fix, Label
from slac.source import Span


class Finding(NamedTuple):
    """One fault found by a rule.

    ``message`` says in one sentence what the contract says and what contradicts it, ``help`` the remedy; ``labels`` are
    the other places to look at. ``fix`` is a remedy that can be applied as it is (see ``rewriting``).
    """

    span: Span
    message: str
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None


def together(spans: Sequence[Span], message: str, help: str) -> Finding:
    """One finding for a fault that several places share: at the first, the others told as « de même »."""
    first, *others = spans
    return Finding(first, message, tuple(Label(other, "de même") for other in others), help)


def rewriting(title: str, *edits: tuple[Span, str], safe: bool) -> Fix:
    """A fix that writes each text in the place of its span; ``title`` is a French sentence in the infinitive.

    ``safe`` only when no promise changes, whoever reads it: typography, accents, order, a citation of the same value.
    A figure of an obligation is never safe to change. Spans must not overlap.
    """
    return Fix(title, tuple(Edit(span, text) for span, text in edits), safe)
