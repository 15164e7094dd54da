"""A contract in its canonical form: ``slac fmt``.

The way through it: ``placing`` finds from the tree where each line belongs and what stands on it, ``values`` writes
values word by word (``words`` spells one word, ``spacing`` puts them together) and checks that each still reads the
same, ``arranging`` adds blank lines, comments and columns. Lines stay lines: nothing is wrapped, no word of a text
changes.
"""

from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.source import Source
from slac.syntax import parse
from slac.syntax.formatting.arranging import arrange
from slac.syntax.formatting.likeness import alike
from slac.syntax.formatting.placing import place
from slac.syntax.formatting.stand_ins import Standing, with_stand_ins
from slac.syntax.page import Page
from slac.syntax.tree import Tree

__all__ = ["Formatted", "format_source", "format_tree"]


class Formatted(NamedTuple):
    """A file in its canonical form; ``text`` is None when ``mistakes`` keep it from being read."""

    text: str | None
    mistakes: tuple[Diagnostic, ...] = ()


def format_source(source: Source) -> Formatted:
    """The canonical form of a file, checked to state the same; a file with mistakes of writing has none."""
    tree, found = parse(source)
    mistakes = tuple(m for m in found if m.severity is Severity.ERROR)
    if not mistakes:
        return Formatted(_checked(tree))
    standing = with_stand_ins(tree, mistakes)
    if isinstance(standing, Standing):
        return Formatted(standing.undone(_checked(standing.tree)))
    return Formatted(None, standing)


def _checked(tree: Tree) -> str:
    text = format_tree(tree)
    again, worse = parse(Source(text, tree.source.path))
    if not alike(tree, again) or any(m.severity is Severity.ERROR for m in worse):
        raise AssertionError("la forme canonique ne dirait pas la même chose")
    return text


def format_tree(tree: Tree) -> str:
    """The text of a file in its canonical form; it states the same, and formatting it again changes nothing.

    ``tree`` is of a file without mistakes: what could not be read is not in the tree, and would be lost.
    """
    page = Page(tree.source)
    return arrange(page, place(page, tree), tree.comments)
