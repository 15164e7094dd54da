"""Searching the prose whole first finds the sentences that searching them one by one does."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from slac.lint import passages
from slac.lint.passages import Sentence
from slac.model.contract import Contract
from slac.pipeline.checking import check
from slac.source import Source
from tests.lint.cases_file import all_cases

CONTRACTS = sorted((Path(__file__).parents[2] / "contracts").rglob("*.slac"))
TEXTS = [path.read_text(encoding="utf-8") for path in CONTRACTS] + [
    case.contract for case in all_cases()[::4]
]


def test_the_sentences_that_rules_ask_for_are_those_in_which_their_pattern_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = passages._with
    asked = set()

    def compared(
        contract: Contract, texts: Callable[[Contract], tuple[Sentence, ...]], pattern: str
    ) -> tuple[Sentence, ...]:
        found = tuple(one for one in texts(contract) if re.search(pattern, one.words))
        asked.add((pattern, quick(contract, texts, pattern) == found))
        return found

    monkeypatch.setattr(passages, "_with", compared)
    for text in TEXTS:
        check(Source(text))
    assert [pattern for pattern, same in asked if not same] == []
    assert len(asked) > 40
