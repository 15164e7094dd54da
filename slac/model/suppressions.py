"""The lawyer's own exceptions: ``# slac: ignore TPS11 motif`` on a line of its own, above what it concerns."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from slac.model.contract import Suppression
from slac.source import Span
from slac.syntax.tree import Tree

_WRITTEN = re.compile(r"\s*slac\s*:\s*ignore\b[\s:]*([A-Za-z]{3}\d{2,3})?\s*(.*)", re.IGNORECASE | re.DOTALL)


def suppressions(tree: Tree) -> tuple[Suppression, ...]:
    """Every suppression of a contract, with the block or property it applies to; the reason "" when none is given.

    It applies to what begins, in its own file, on the next line that is not a comment: a block's header applies to the
    whole block. One below which nothing stands applies to an empty span, and so is never used.
    """
    written = [(comment, match) for comment in tree.comments if (match := _WRITTEN.match(comment.text))]
    if not written:
        return ()
    places: dict[int, list[Span]] = {}
    for span in _places(tree):
        places.setdefault(id(span.source), []).append(span)
    for spans in places.values():
        spans.sort(key=lambda span: span.start)
    found = []
    for comment, match in written:
        end = comment.span.end
        below = places.get(id(comment.span.source), [])
        at = bisect_left(below, end, key=lambda span: span.start)
        applies = below[at] if at < len(below) else Span(comment.span.source, end, end)
        found.append(Suppression((match[1] or "").upper(), match[2].strip(), comment.span, applies))
    return tuple(found)


def _places(tree: Tree) -> Iterator[Span]:
    for block in tree.blocks:
        yield block.span  # which begins with the header
        yield from (property_.span for property_ in block.properties)
        yield from (piece.span for piece in block.prose)
