"""Applies the fixes that findings carry."""

from collections.abc import Iterable

from slac.diagnostics import Edit


def applied(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with each edit made; they do not overlap. Two insertions at one place keep their order."""
    parts = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])
