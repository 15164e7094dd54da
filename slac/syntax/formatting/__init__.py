"""A contract in its canonical form: ``slac fmt``.

The way through it: ``placing`` finds from the tree where each line belongs and what stands on it, ``values`` writes values
word by word (``words`` spells one word, ``spacing`` puts them together) and checks that each still reads the same,
``arranging`` adds blank lines, comments and columns. Lines stay lines: nothing is wrapped, no word of a text changes.
"""

from slac.syntax.formatting.arranging import arrange
from slac.syntax.formatting.placing import place
from slac.syntax.page import Page
from slac.syntax.tree import Tree

__all__ = ["format_tree"]


def format_tree(tree: Tree) -> str:
    """The text of a file in its canonical form; it states the same, and formatting it again changes nothing.

    ``tree`` is of a file without mistakes: what could not be read is not in the tree, and would be lost.
    """
    page = Page(tree.source)
    return arrange(page, place(page, tree), tree.comments)
