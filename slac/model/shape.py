"""The shape of a file: what each line of it begins, words apart.

Two texts of one shape are the same contract with other words in it.
"""

from bisect import bisect_right

from slac.source import Span
from slac.syntax.tree import Block, Case, Node, Prose, Tree, Value


class Shape:
    """What each line of a file begins, words apart."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.lines: dict[int, list[str]] = {}
        self.texts: list[Span] = []
        self.keywords: dict[int, str] = {}
        self.headers: list[tuple[int, str]] = []
        for block in tree.blocks:
            self._block(block)
        self.texts.sort(key=lambda span: span.start)
        self._starts = [span.start for span in self.texts]
        for comment in tree.comments:
            self._note(comment.span, "#")

    def what(self, offset: int, line: int) -> str:
        """What stands at ``offset``: "text", the keyword of a property, or "header"."""
        at = bisect_right(self._starts, offset)
        if at and offset < self.texts[at - 1].end:
            return "text"
        return self.keywords.get(line, "header")

    def block_above(self, line: int) -> str:
        """The kind of the block that a line belongs to; "" before the first."""
        at = bisect_right(self.headers, line, key=lambda header: header[0])
        return self.headers[at - 1][1] if at else ""

    def changed(self, other: "Shape") -> frozenset[int]:
        """The lines that are not alike in both."""
        lines = self.lines.keys() | other.lines.keys()
        return frozenset(line for line in lines if self.lines.get(line) != other.lines.get(line))

    def _note(self, span: Span, what: str) -> int:
        line = span.source.line_of(span.start)
        self.lines.setdefault(line, []).append(what)
        return line

    def _block(self, block: Block) -> None:
        line = self._note(block.header_span, _node(block.header))
        self.headers.append((line, block.kind))
        for stated in block.properties:
            self._note(stated.span, stated.keyword)
            self._value(stated.keyword, stated.value, stated.span)
            for own in stated.sub:
                self._note(own.span, own.keyword)
                self._value(own.keyword, own.value, own.span)
        for piece in block.prose:
            self._prose(piece)

    def _value(self, keyword: str, value: Value, span: Span) -> None:
        first, last = (span.source.line_of(offset) for offset in (span.start, span.end))
        for line in range(first, last + 1):
            self.keywords[line] = keyword
        node = _node(value.node) if value.node else ""
        self._note(value.span, f"{node} {value.absent} {[c.kind for c in value.conditions]}")
        for case in value.cases:
            self._case(keyword, case)
        for item in value.items:
            self.texts.append(item.span)
            self._note(item.span, f"{item.marker} {item.depth}")

    def _case(self, keyword: str, case: Case) -> None:
        self._note(case.span, f"cas {len(case.keys)}")
        self._value(keyword, case.value, case.span)

    def _prose(self, piece: Prose) -> None:
        if piece.block is not None:
            self._note(piece.span, "paragraphe")
            self._block(piece.block)
            return
        self.texts.append(piece.span)
        kind = (
            "paragraph" if piece.kind == "placement" else piece.kind
        )  # « {5 %} » alone on its line is words
        self._note(piece.span, f"{kind} {piece.marker} {piece.depth}")


def _node(node: Node) -> str:
    items = (i if i is None else i.kind if not isinstance(i, Node) else _node(i) for i in node.items)
    return f"{node.rule}({','.join(map(str, items))})"
