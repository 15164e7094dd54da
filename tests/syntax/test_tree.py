"""The tree of a contract that uses everything, and the places of what is in it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from slac.source import Source, Span
from slac.syntax import parse
from slac.syntax.keywords import keywords
from slac.syntax.tree import Block, Citation, Hole, Node, Plain, Prose, Text, Tree, Value, Word
from tests.syntax.outline import node_line, outline, text_line

DATA = Path(__file__).parent / "data"


def whole() -> Tree:
    """The tree of ``complet.slac``, which has no fault."""
    tree, findings = parse(Source((DATA / "complet.slac").read_text(encoding="utf-8"), "complet.slac"))
    assert findings == ()
    return tree


def blocks_of(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from blocks_of(tuple(piece.block for piece in block.prose if piece.block is not None))


def test_a_contract_that_uses_everything_has_the_tree_that_a_person_checked() -> None:
    assert outline(whole()) == (DATA / "complet.txt").read_text(encoding="utf-8")


def test_that_contract_uses_every_property_of_every_block() -> None:
    used = {(block.kind, one.keyword) for block in blocks_of(whole().blocks) for one in block.properties}
    known = {(block.kind, one.keyword) for block in keywords().blocks.values() for one in block.properties}
    assert known - used == set()


def test_that_contract_uses_every_kind_of_block() -> None:
    assert {block.kind for block in blocks_of(whole().blocks)} == set(keywords().blocks)


def test_every_place_holds_the_text_that_the_tree_shows() -> None:
    for word in _words(whole()):
        assert word.span.text == word.text


def test_every_text_is_cut_without_loss() -> None:
    for text in _texts(whole()):
        for part in text:
            if isinstance(part, Plain):
                assert part.span.text == part.text
            else:
                assert (
                    (part.span.text[0], part.span.text[-1]) == ("{", "}")
                    if isinstance(part, Citation)
                    else ("[", "]")
                )


def test_parts_of_a_text_follow_one_another() -> None:
    for text in _texts(whole()):
        for one, next_ in pairwise(text):
            assert one.span.end <= next_.span.start


def test_a_cell_of_a_table_gives_its_citations() -> None:
    tree, _ = parse(Source('tableau t\n  colonnes  A, B\n  ligne  "un {du client}, deux", [X]\n'))
    value = tree.blocks[0].properties[1].value
    assert text_line(value.text) == "un ⟦citation(-, ARTICLE:du, nom(NOM:client))⟧, deux⟦trou X⟧"


def test_a_comment_between_two_lines_of_a_paragraph_is_not_in_its_text() -> None:
    tree, _ = parse(Source('article a "A"\n  Une phrase\n  # note\n  sur deux lignes.\n', "a.slac"))
    assert text_line(tree.blocks[0].prose[0].text) == "Une phrase⏎sur deux lignes."
    assert [comment.text for comment in tree.comments] == ["note"]


def test_blocks_are_equal_wherever_they_stand() -> None:
    one, _ = parse(Source("gamme or\n  prix  gratuit\n"))
    other, _ = parse(Source("# plus bas\n\ngamme or\n  prix  gratuit\n"))
    assert outline(one) == outline(other).replace("# plus bas\n", "")


def test_a_file_without_contract_is_a_fragment() -> None:
    assert parse(Source('article a "A"\n  Texte.\n'))[0].is_fragment
    assert not whole().is_fragment


def test_a_misspelt_block_is_in_the_tree_under_the_name_that_was_meant() -> None:
    tree, findings = parse(Source('priorté P1 "Critique"\n  rang  1\n'))
    assert [(block.kind, block.name and block.name.text) for block in tree.blocks] == [("priorité", "P1")]
    assert [finding.code for finding in findings] == ["SYN10"]


def test_keywords_are_canonical_whatever_was_typed() -> None:
    tree, _ = parse(Source("PARTIE client\n  Designee  la Cliente\n  representes par  “M. Dupont”\n"))
    assert tree.blocks[0].kind == "partie"
    assert [one.keyword for one in tree.blocks[0].properties] == ["désigné", "représentée par"]


def test_node_lines_show_absent_parts() -> None:
    source = Source("x")
    assert (
        node_line(Node("a", (None, Word("NOM", "x", Span(source, 0, 1))), Span(source, 0, 1)))
        == "a(-, NOM:x)"
    )


def _texts(tree: Tree) -> Iterator[Text]:
    for block in blocks_of(tree.blocks):
        for one in block.properties:
            yield from _value_texts(one.value)
        for piece in block.prose:
            yield from _prose_texts(piece)


def _prose_texts(piece: Prose) -> Iterator[Text]:
    if "\n" not in "".join(part.span.text for part in piece.text) or piece.kind == "paragraph":
        yield piece.text


def _value_texts(value: Value) -> Iterator[Text]:
    yield value.text
    for case in value.cases:
        yield from _value_texts(case.value)
    yield from (item.text for item in value.items)
    yield from (condition.text for condition in value.conditions)


def _words(tree: Tree) -> Iterator[Word]:
    for block in blocks_of(tree.blocks):
        yield from _node_words(block.header)
        for one in block.properties:
            yield from _value_words(one.value)
    for text in _texts(tree):
        for part in text:
            if isinstance(part, Citation) and part.node is not None:
                yield from _node_words(part.node)
            elif isinstance(part, Hole):
                assert part.span.text[1:-1].strip() == part.text


def _value_words(value: Value) -> Iterator[Word]:
    if value.node is not None:
        yield from _node_words(value.node)
    for case in value.cases:
        yield from (key.word for key in case.keys)
        yield from _value_words(case.value)


def _node_words(node: Node) -> Iterator[Word]:
    for item in node.items:
        if isinstance(item, Node):
            yield from _node_words(item)
        elif item is not None:
            yield item


def test_a_text_read_twice_gives_the_same_tree_and_mistakes() -> None:
    source = Source('contrat c "C"\n  verion  1.0\n  langue  fr-FR  # ici\n')
    assert parse(source) == parse(source)
