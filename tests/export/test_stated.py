"""What the rule set says of a few lines of a contract, by the table of cases in ``stated.yaml``."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from slac.model import lower
from slac.pipeline.exporting import rules_of
from slac.source import Source
from slac.syntax import parse
from tests.contracts.checklist import found

_CASES = yaml.safe_load(Path(__file__).with_name("stated.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES)
def test_the_rule_set_says_what_is_written(case: str) -> None:
    tree, mistakes = parse(Source(f'contrat essai "Essai"\n\n{_CASES[case]["written"]}'))
    assert mistakes == ()
    rules = json.loads(rules_of(lower(tree)[0], date(2026, 2, 1)))
    lost = {
        path: found(rules, path)
        for path, value in _CASES[case]["stated"].items()
        if value not in found(rules, path)
    }
    assert lost == {}
