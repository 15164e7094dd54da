"""A file cut into pieces, one a block with the comments above it: what is spliced, replaced, and written out again."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from slac.record import replace
from slac.syntax.folding import folded_words
from slac.syntax.tree import Block, Comment, Property, Tree

_COMMENT = re.compile(r"[ \t]*#")


class Piece(NamedTuple):
    """A block and its stretch of text, line ends included; ``block`` None for what stands before the first."""

    block: Block | None
    text: str
    start: int  # where the text begins in the block's source
    comments: tuple[Comment, ...] = ()

    @property
    def name(self) -> str:
        """What an amendment calls the block: its folded name, else its label for what is quoted, else its kind."""
        block = self.block
        if block is None:
            return ""
        if block.name is not None:
            return folded_words(block.name.text)
        if block.kind in ("définition", "scénario") and block.label is not None:
            return folded_words(block.label.unquoted).replace(" ", "-")
        return folded_words(block.kind)

    def without_effect(self) -> "Piece":
        """The same as comments, which remember it and state nothing."""
        return self._replace(text=commented(self.text))

    def apart(self) -> "Piece":
        """The same with an empty line after it."""
        return self._replace(text=f"{self.text.rstrip()}\n\n" if self.text.strip() else self.text)

    def with_property(self, old: Property | None, new: Property) -> "Piece":
        """The same with one property in the place of another (None: at the end of the header's line)."""
        block = self.block
        assert block is not None
        if old is not None:
            begin, end = old.span.start - self.start, old.span.end - self.start
            text = self.text[:begin] + new.span.text + self.text[end:]
            properties = tuple(new if p is old else p for p in block.properties)
        else:
            end = self.text.index("\n", block.header_span.end - self.start)
            text = f"{self.text[:end]}\n  {new.span.text}{self.text[end:]}"
            properties = (new, *block.properties)
        return self._replace(text=text, block=replace(block, properties=properties))


def pieces_of(tree: Tree) -> tuple[Piece, ...]:
    """The pieces of a file; together their texts are the file, with a line end at its end."""
    text = tree.source.text
    if text and not text.endswith("\n"):
        text += "\n"
    starts = [_begin(text, block) for block in tree.blocks]
    bounds = [0, *starts, len(text)]
    at = [bisect_left(tree.comments, bound, key=lambda comment: comment.span.start) for bound in bounds]
    return tuple(
        Piece(block, text[begin:end], begin, tree.comments[first:last])
        for block, (begin, end), (first, last) in zip(
            (None, *tree.blocks), pairwise(bounds), pairwise(at), strict=True
        )
    )


def commented(text: str) -> str:
    """Every line that holds something made a comment."""
    return "\n".join(f"# {line}" if line.strip() else line for line in text.split("\n"))


def _begin(text: str, block: Block) -> int:
    """Where the line of a block's header begins, or the first of the comments just above it."""
    begin = text.rfind("\n", 0, block.header_span.start) + 1
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        if not _COMMENT.match(text, above, begin):
            break
        begin = above
    return begin
