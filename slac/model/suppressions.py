"""The lawyer's own exceptions: ``# slac: ignore TPS11 motif`` on a line of its own, above what it concerns."""

import re

from slac.model.contract import Suppression
from slac.source import Span
from slac.syntax.tree import Tree


def suppressions(tree: Tree) -> tuple[Suppression, ...]:
    """Every suppression of a file, with the block or property it applies to; the reason "" when none is given.

    It applies to what begins on the next line that is not a comment: a block's header applies to the whole block. One
    below which nothing stands applies to an empty span, and so is never used.
    """
    places = sorted(
        ((p.span.start, p.span) for b in tree.blocks for p in b.properties), key=lambda place: place[0]
    ) + [(b.header_span.start, b.span) for b in tree.blocks]
    places += [(piece.span.start, piece.span) for b in tree.blocks for piece in b.prose]
    places.sort(key=lambda place: place[0])
    found = []
    for comment in tree.comments:
        match = re.match(
            r"\s*slac\s*:\s*ignore\b[\s:]*([A-Za-z]{3}\d{2,3})?\s*(.*)",
            comment.text,
            re.IGNORECASE | re.DOTALL,
        )
        if match is None:
            continue
        below = next((span for start, span in places if start >= comment.span.end), None)
        nothing = Span(tree.source, comment.span.end, comment.span.end)
        found.append(
            Suppression(
                (match[1] or "").upper(),
                match[2].strip(),
                comment.span,
                below if below is not None else nothing,
            )
        )
    return tuple(found)
