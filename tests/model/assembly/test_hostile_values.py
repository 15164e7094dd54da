"""A value fills one place: whatever it holds, the contract around it is the same."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from slac.diagnostics import Severity
from slac.model.assemble import Assembly, assemble
from slac.model.reuse import Given
from slac.source import Source
from slac.syntax.tree import Block, Prose, Tree

HERE = Path(__file__).parent
TEMPLATE = (HERE / "modele.slac").read_text(encoding="utf-8")
HOSTILE: list[str] = yaml.safe_load((HERE / "hostile.yaml").read_text(encoding="utf-8"))

Shape = list[tuple[object, ...]]


def filled(value: str) -> Assembly:
    return assemble(Source(TEMPLATE, "modele.slac"), given=Given({"nom": value}, "clients.csv", 2))


def shape(tree: Tree) -> Shape:
    """What every line of a contract is: blocks, properties with what they are read as, pieces of text."""
    return [line for block in tree.blocks for line in _block(block)]


def _block(block: Block) -> Shape:
    lines: Shape = [(block.kind, block.header_span.first.line, block.header.rule)]
    for one in block.properties:
        node = one.value.node
        kinds = tuple(word.kind for word in node.words()) if node else ()
        under = [item.depth for item in one.value.items]
        lines.append(
            (one.keyword, one.span.first.line, kinds, len(one.value.conditions), one.only_for, under)
        )
    return lines + [line for piece in block.prose for line in _piece(piece)]


def _piece(piece: Prose) -> Shape:
    own: Shape = [(piece.kind, piece.marker, piece.depth, piece.span.first.line, piece.span.last.line)]
    return own + (_block(piece.block) if piece.block else [])


def refused(assembly: Assembly) -> bool:
    return any(found.code in ("PAR01", "PAR04") for found in assembly.diagnostics)


def check(value: str) -> None:
    assembly = filled(value)
    mistakes = [
        d.message for d in assembly.diagnostics if d.code.startswith("SYN") and d.severity is Severity.ERROR
    ]
    assert not mistakes
    assert shape(assembly.tree) == (WITH_A_HOLE if refused(assembly) else WITH_A_NAME)


WITH_A_NAME = shape(filled("Dupont").tree)
WITH_A_HOLE = shape(filled("").tree)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_changes_nothing_around_it(value: str) -> None:
    check(value)


def test_a_long_value_is_refused() -> None:
    assembly = filled("x" * 10_000)
    (found,) = (d for d in assembly.diagnostics if d.code == "PAR01")
    assert found.message.endswith(
        "que donne « clients.csv, ligne 2 » à « nom », fait 10000 caractères (au plus 2000)."
    )
    check("x" * 10_000)


PIECES = st.sampled_from(
    [
        *"{}[]<>\"«»“”'#|-*_`\\/,;:.!?()%€°•–&@ \t\n",
        *"aéP1",
        "débiteur ",
        "article ",
        "- ",
        "1. ",
        ', si "x"',
        "  # ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.characters(), max_size=8).map("".join))
def test_no_value_changes_anything_around_it(value: str) -> None:
    check(value)
