"""One fact of a worked contract is changed: that fact is told, and no other."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from slac.compare.facts import facts_of
from slac.model import Contract, lower
from slac.pipeline.comparing import compare
from slac.source import Source
from slac.syntax import parse
from tests.compare.written import CONTRACTS, read

WORKED = [path for path in CONTRACTS if path.parent.name == "contracts"]
#: Changed facts tried of each contract: enough to meet every kind of block.
_TRIED = 14


def _numbers(contract: Contract) -> Iterator[tuple[int, int, int]]:
    """Of every fact that holds a figure: its line, and where the last figure stands."""
    for element in contract.elements:
        for fact in facts_of(element, {}):
            span = fact.leaf.span
            figures = list(re.finditer(r"\d+", span.text))
            if figures and "\n" not in span.text:
                start = span.start + figures[-1].start()
                yield fact.leaf.line.first.line, start, start + len(figures[-1][0])


def _changed(contract: Contract, start: int, end: int) -> Contract | None:
    """The contract with one figure raised by one; None where it no longer reads."""
    text = contract.source.text
    source = Source(f"{text[:start]}{int(text[start:end]) + 1}{text[end:]}", "nouveau.slac")
    tree, mistakes = parse(source)
    return None if mistakes else lower(tree)[0]


@pytest.mark.parametrize("path", WORKED, ids=lambda p: p.stem)
def test_one_changed_figure_is_told_and_nothing_else(path: Path) -> None:
    old = read(path.read_text(encoding="utf-8"))
    figures = sorted(set(_numbers(old)))
    tried = 0
    for line, start, end in random.Random(path.stem).sample(figures, len(figures)):
        new = _changed(old, start, end)
        if new is None:
            continue
        found = compare(old, new)
        facts = [change for change in found.changes if change.kind != "consequence"]
        assert [(c.kind, c.place.new_line) for c in facts] == [("modified", line)], [
            c.sentence for c in facts
        ]
        assert found.texts == ()
        tried += 1
        if tried == _TRIED:
            break
    assert tried > 10


@pytest.mark.parametrize("path", WORKED, ids=lambda p: p.stem)
def test_one_changed_word_of_prose_is_shown_in_its_clause_alone(path: Path) -> None:
    old = read(path.read_text(encoding="utf-8"))
    spoken = [(e, p) for e in old.elements for p in e.prose if p.kind in ("paragraph", "item") and p.text]
    for element, passage in random.Random(path.stem).sample(spoken, min(12, len(spoken))):
        at = passage.span.end
        text = old.source.text
        new = read(f"{text[:at].rstrip()} Nouveauté.{text[at:]}")
        assert [t.name for t in compare(old, new).texts] == [element.written_name]


@pytest.mark.parametrize("path", WORKED, ids=lambda p: p.stem)
def test_one_block_removed_is_told_as_removed(path: Path) -> None:
    old = read(path.read_text(encoding="utf-8"))
    text = old.source.text
    free = [
        e for e in old.elements if e.keyword in ("scénario", "définition", "canal", "engagement", "article")
    ]
    for element in random.Random(path.stem).sample(free, min(6, len(free))):
        tree, mistakes = parse(
            Source(text[: element.whole.start] + text[element.whole.end :], "nouveau.slac")
        )
        assert not mistakes
        found = compare(old, lower(tree)[0])
        assert [c.name for c in found.changes if c.kind == "removed" and c.property is None] == [
            element.written_name
        ]
