"""A tree as an outline that a person can read and compare."""

import re
from collections.abc import Iterator

from slac.syntax.tree import Block, Citation, Hole, Key, Node, Prose, Text, Tree, Value, Word


def outline(tree: Tree) -> str:
    """The whole tree without its places; parts of a text that were read stand between ⟦ and ⟧."""
    lines = [line for block in tree.blocks for line in _block(block)]
    comments = [
        f"# {comment.text}{'' if comment.own_line else ' (après une valeur)'}" for comment in tree.comments
    ]
    return "\n".join([*lines, *comments]) + "\n"


def node_line(node: Node | Word | None) -> str:
    """A node as ``rule(item, …)``, a word as ``NOM:text``, an absent part as ``-``."""
    if node is None:
        return "-"
    if isinstance(node, Node):
        return f"{node.rule}({', '.join(map(node_line, node.items))})"
    return f"{node.kind}:{' '.join(node.text.split())}"


def text_line(text: Text) -> str:
    """A text on one line; ⏎ is a line end in it."""
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "⏎", "".join(_parts(text))))


def _parts(text: Text) -> Iterator[str]:
    for part in text:
        if isinstance(part, Citation):
            yield f"⟦{node_line(part.node)}⟧"
        elif isinstance(part, Hole):
            yield f"⟦trou {part.text}⟧"
        else:
            yield part.text


def _block(block: Block, indent: str = "") -> Iterator[str]:
    other = [word.text for word in block.header.words() if word not in (block.name, block.label)]
    yield " ".join([f"{indent}{block.kind}", _word(block.name), _word(block.label), *other])
    for one in block.properties:
        only_for = f" pour {_keys(one.only_for)}" if one.only_for else ""
        yield from _value(f"{indent}  {one.keyword}:{only_for}", one.value, indent + "    ")
        for own in one.sub:
            yield from _value(f"{indent}    {own.keyword}:", own.value, indent + "      ")
    for piece in block.prose:
        yield from _prose(piece, indent + "  ")


def _prose(piece: Prose, indent: str) -> Iterator[str]:
    if piece.block is not None:
        yield from _block(piece.block, indent)
    else:
        mark = f" {piece.depth} {piece.marker}" if piece.marker else ""
        yield f"{indent}¶ {piece.kind}{mark} « {text_line(piece.text)} »"


def _value(head: str, value: Value, indent: str) -> Iterator[str]:
    shown = [head]
    if value.node:
        shown.append(node_line(value.node))
    if value.absent:
        shown.append(f"({value.absent})")
    if value.text:
        shown.append(f"« {text_line(value.text)} »")
    shown += [f"<{c.kind} « {text_line(c.text)} »>" for c in value.conditions]
    yield " ".join(shown)
    for case in value.cases:
        yield from _value(f"{indent}[{_keys(case.keys)}]", case.value, indent + "  ")
    for item in value.items:
        yield f"{indent}{item.depth} {item.marker or '¶'} « {text_line(item.text)} »"


def _keys(keys: tuple[Key, ...]) -> str:
    return ", ".join(key.word.text + (" et plus" if key.and_above else "") for key in keys)


def _word(word: Word | None) -> str:
    return word.text if word else "-"
