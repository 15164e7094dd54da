"""Whether two texts state the same, however each is spelt: what the formatter must never change."""

from slac.syntax.folding import folded_words
from slac.syntax.formatting.markers import marker_of
from slac.syntax.formatting.words import clean, spelt
from slac.syntax.tree import (
    Block,
    Citation,
    Condition,
    Hole,
    Item,
    Key,
    Node,
    Plain,
    Property,
    Prose,
    Text,
    Tree,
    Value,
    Word,
)

Facts = tuple[object, ...]


def alike(one: Tree, other: Tree) -> bool:
    """Whether two files have the same blocks, values, prose and comments."""
    return _tree(one) == _tree(other)


def alike_nodes(one: Node, other: Node) -> bool:
    """Whether two values were read the same."""
    return _node(one) == _node(other)


def _tree(tree: Tree) -> Facts:
    return (
        tuple(map(_block, tree.blocks)),
        tuple((clean(c.text), c.own_line) for c in tree.comments),
    )


def _block(block: Block) -> Facts:
    return (
        block.kind,
        _node(block.header),
        tuple(map(_property, block.properties)),
        tuple(map(_prose, block.prose)),
    )


def _property(one: Property) -> Facts:
    return (
        one.keyword,
        _value(one.value),
        tuple(map(_key, one.only_for)),
        tuple(map(_property, one.sub)),
    )


def _value(value: Value) -> Facts:
    return (
        _node(value.node) if value.node else None,
        _text(value.text),
        value.absent,
        tuple((tuple(map(_key, c.keys)), _value(c.value)) for c in value.cases),
        tuple(map(_item, value.items)),
        tuple(map(_condition, value.conditions)),
    )


def _prose(prose: Prose) -> Facts:
    block = _block(prose.block) if prose.block else None
    return (prose.kind, _text(prose.text), marker_of(prose.marker), prose.depth, block)


def _item(item: Item) -> Facts:
    return (marker_of(item.marker), item.depth, _text(item.text))


def _condition(condition: Condition) -> Facts:
    return (condition.kind, _text(condition.text))


def _key(key: Key) -> Facts:
    return (spelt(key.word.kind, key.word.text), key.and_above)


def _text(text: Text) -> Facts:
    """Its words, and what is cited and to be filled between them, whatever the line ends and the blanks."""
    said: list[object] = []
    for part in text:
        match part:
            case Plain():
                if said and isinstance(said[-1], str):
                    said[-1] = _words(f"{said[-1]} {part.text}")
                else:
                    said.append(_words(part.text))
            case Citation():
                said.append(_node(part.node) if part.node else (folded_words(part.span.text),))
            case Hole():
                said.append(("trou", clean(part.text)))
    return tuple(said)


def _words(text: str) -> str:
    """Words with the apostrophes of a keyboard, one that a citation or a hole follows included (« l’{article x} »)."""
    return clean(text).replace("\u2019", "'").replace("\u02bc", "'")


def _node(node: Node) -> Facts:
    return (
        node.rule,
        *(
            _node(item) if isinstance(item, Node) else _word(item) if item else None
            for item in node.items
            if not (isinstance(item, Word) and item.kind == "TIRET")  # a spelling of « à »
        ),
    )


def _word(word: Word) -> Facts:
    return (word.kind, spelt(word.kind, word.text))
