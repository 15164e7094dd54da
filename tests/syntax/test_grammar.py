"""The grammar itself: no conflict, no word hidden by another, and tables that read as Lark does."""

import re
from pathlib import Path

import pytest
from lark import Token, Tree
from lark.exceptions import GrammarError

from slac.source import Source
from slac.syntax.folding import fold
from slac.syntax.grammar import build, compile_tables, grammar_text, starts, word_lists
from slac.syntax.keywords import keywords
from slac.syntax.reader import Reader, Stuck
from slac.syntax.tables import tables
from slac.syntax.tree import Node, Word

WHOLE = (Path(__file__).parent / "data" / "complet.slac").read_text(encoding="utf-8")


class RecordingReader(Reader):
    """A reader that remembers the words it found."""

    words: list[Token]

    def next_word(self, stack: list[int], at: int, end: int) -> tuple[str, int] | None:
        found = super().next_word(stack, at, end)
        if found:
            self.words = [*getattr(self, "words", []), Token(found[0], self.shadow[at : found[1]])]
        return found


def test_lark_finds_no_conflict_in_the_grammar() -> None:
    build(grammar_text(), strict=True)


def test_lark_would_find_one() -> None:
    ambiguous = grammar_text().replace('"parties" _noms', '"parties" _noms [","] _noms')
    with pytest.raises(GrammarError, match="conflict"):
        build(ambiguous, strict=True)


def test_no_word_is_hidden_by_a_likelier_one() -> None:
    """In every state, a word of a list is taken as a word of that list, if both could go on from there."""
    kept = tables()
    hidden = set()
    for state in kept.states.all():
        shifts = [
            kept.terminals[name] for name, action in state.items() if action >= 0 and name in kept.terminals
        ]
        for terminal in shifts:
            for word in map(fold, terminal.words):
                taken = [
                    (other.priority, stop, other.name)
                    for other in shifts
                    for stop in (
                        [len(word)] if word in map(fold, other.words) else _matched(other.pattern, word)
                    )
                ]
                if max(taken)[2] != terminal.name:
                    hidden.add((word, terminal.name, max(taken)[2]))
    assert hidden == {("en", "_DE", "BORNAGE")}  # « en 2 heures » is a limit before it is of something


def test_every_start_is_in_the_tables() -> None:
    assert set(starts(grammar_text())) == set(tables().starts)


def test_every_block_has_a_start_for_its_header() -> None:
    assert {f"e_{block.rule}" for block in keywords().blocks.values()} <= set(tables().starts)


def test_closed_lists_hold_no_word_twice() -> None:
    for name, words in word_lists(grammar_text()).items():
        folded = [fold(word) for word in words]
        assert len(folded) == len(set(folded)), name


def test_what_can_be_cited_is_a_word_of_the_language() -> None:
    """Words of ``MOT`` are blocks, properties, delays, their plurals, or one of the few that only a placement has."""
    known = {
        s
        for b in keywords().blocks.values()
        for s in (*b.spellings, *(s for p in b.properties for s in p.spellings))
    }
    known |= set(keywords().lists["DELAI"])
    placed = {
        "liste",
        "nombre de",
        "nombre d'",
        "total",
        "exclusions",
        "couvertures",
        "routages",
        "dérogations",
    }
    placed |= {
        "renvois",
        "rapports",
        "réunions",
        "ouvertures",
        "fermetures",
        "obligations",
        "originaux",
        "paliers",
    }
    unknown = {
        word
        for word in keywords().lists["MOT"]
        if not {
            word,
            word.removesuffix("s"),
            word.removesuffix("x") + "l",
            word.removesuffix("ux") + "l",
            word.removesuffix("x"),
        }
        & known
    }
    assert unknown <= placed


def test_delays_are_the_same_as_keywords_and_in_citations() -> None:
    lists = keywords().lists
    assert lists["DELAI"] == ("délai", *lists["_DELAI"])  # « délai » is a property of its own
    assert set(lists["DELAI"]) <= set(lists["MOT"])


def test_the_tables_read_as_lark_does() -> None:
    """Every line of the contract that uses everything, its words fed to Lark's own parser."""
    lark, _ = build(grammar_text())
    lines = _lines()
    for start, line in lines:
        reader = RecordingReader(tables(), Source(line), fold(line))
        read = reader.read(start, 0, len(line))
        if isinstance(read, Stuck):  # a case of the block, or a property that stands alone above its lines
            continue
        parser = lark.parse_interactive(start=start)
        for word in reader.words:
            parser.feed_token(word)
        assert _plain(read) == _lark_plain(parser.feed_token(Token("$END", "")))
    assert len(lines) > 400


def test_tables_are_the_same_every_time() -> None:
    assert compile_tables(grammar_text()) == compile_tables(grammar_text())


def _lines() -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    start = ""
    for line in WHOLE.splitlines():
        header = next((b for b in keywords().blocks.values() if line.startswith(b.spellings)), None)
        if header and not line.startswith(" "):
            start = f"p_{header.rule}"
            lines.append((f"e_{header.rule}", line))
        elif re.match(r"  \S.*[^,]$", line) and start in tables().starts:
            lines.append((start, line.strip()))
    return lines


def _plain(node: Node | Word | Stuck | None) -> object:
    if isinstance(node, Node):
        return [node.rule, *map(_plain, node.items)]
    return fold(node.text) if isinstance(node, Word) else node


def _lark_plain(tree: "Tree[Token] | Token | None") -> object:
    if isinstance(tree, Tree):
        return [str(tree.data), *map(_lark_plain, tree.children)]
    return str(tree) if tree is not None else None


def _matched(pattern: str, word: str) -> list[int]:
    found = re.compile(pattern).match(word) if pattern else None
    return [found.end()] if found and found.end() else []
