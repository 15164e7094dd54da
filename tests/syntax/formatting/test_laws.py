"""What holds of every contract: formatting changes neither what it states nor what is formatted already."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slac.diagnostics import Diagnostic, Severity
from slac.model import lower
from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import fold
from slac.syntax.formatting import format_tree
from slac.syntax.formatting.likeness import alike
from tests.model.test_spellings import elements

CONTRACTS = sorted((Path(__file__).parents[3] / "contracts").rglob("*.slac"))
BLOCKS = [
    block.strip("\n") + "\n"
    for path in CONTRACTS
    for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8"))
    if block.strip()
]

#: A character that an author may add by mistake, or a word processor by itself.
STRAY = " \t\n,.:;'\"«»“”’{}[]()#-•*–|0159%€hjàéE\u00a0\u202f"

#: The same line, as it may be typed or pasted.
PASTINGS: dict[str, Callable[[str], str]] = {
    "espaces insécables": lambda line: _indented(line, lambda rest: rest.replace(" ", "\u00a0")),
    "espaces fines": lambda line: _indented(line, lambda rest: re.sub(r" (?=[:;?!%»])", "\u202f", rest)),
    "apostrophes de Word": lambda line: re.sub(r"(?<=\w)'(?=\w)", "\u2019", line),
    "guillemets de Word": lambda line: re.sub(r'"([^"]*)"', "“\\1”", line),
    "guillemets français": lambda line: re.sub(r'"([^"«»]*)"', "« \\1 »", line),
    "puces de Word": lambda line: re.sub(r"^( *)- ", r"\1• ", line),
    "tabulations au milieu": lambda line: _indented(line, lambda rest: rest.replace("  ", "\t")),
    "retraits doublés": lambda line: re.sub(r"^ *", lambda found: found[0] * 2, line),
    "blancs à la fin": lambda line: f"{line} \t",
    "lignes vides": lambda line: line or "\n",
}


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_contract_states_the_same_in_its_canonical_form(path: Path) -> None:
    tree, _ = parse(Source(path.read_text(encoding="utf-8")))
    again, _ = parse(Source(format_tree(tree)))
    assert alike(tree, again)
    assert elements(lower(again)[0]) == elements(lower(tree)[0])


@pytest.mark.parametrize("pasting", PASTINGS)
@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_pasted_contract_has_the_same_canonical_form(path: Path, pasting: str) -> None:
    text = path.read_text(encoding="utf-8")
    pasted = "\n".join(PASTINGS[pasting](line) if "#" not in line else line for line in text.split("\n"))
    assert format_tree(parse(Source(pasted))[0]) == format_tree(parse(Source(text))[0])


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_keywords_may_be_in_capitals_and_without_accents(path: Path) -> None:
    tree, _ = parse(Source(path.read_text(encoding="utf-8")))
    text = tree.source.text
    for block in reversed(tree.blocks):
        for one in reversed(block.properties):
            start, end = one.keyword_span.start, one.keyword_span.end
            text = text[:start] + fold(text[start:end]).upper() + text[end:]
        start = block.header_span.start
        text = text[:start] + fold(block.kind).upper() + text[start + len(block.kind) :]
    assert format_tree(parse(Source(text))[0]) == format_tree(tree)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3), st.data())
def test_whatever_reads_is_formatted_to_the_same_once_and_for_all(
    blocks: list[str], data: st.DataObject
) -> None:
    text = "\n".join(blocks)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(STRAY)) + text[at + data.draw(st.integers(0, 2)) :]
    tree, mistakes = parse(Source(text))
    assume(not _grave(mistakes))
    form = format_tree(tree)
    again, mistakes = parse(Source(form))
    assert not _grave(mistakes)
    assert alike(tree, again)
    assert format_tree(again) == form


def _grave(mistakes: Sequence[Diagnostic]) -> list[str]:
    return [m.message for m in mistakes if m.severity is Severity.ERROR]


def _indented(line: str, change: Callable[[str], str]) -> str:
    rest = line.lstrip(" ")
    return line[: len(line) - len(rest)] + change(rest)
