"""Faults planted in sound contracts are found by the rule meant for them, and sound contracts are left alone.

A sample, drawn from one seed; the whole measure is ``benchmarks/lint_quality.py``.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from slac.diagnostics import Diagnostic
from slac.lint.baseline import baseline_of, part
from slac.lint.registry import codes
from slac.pipeline.checking import check
from slac.source import Source
from tests.lint.planting import OPERATORS
from tests.lint.planting.operator import Operator, Planted, plant
from tests.lint.sound import sound

CONTRACTS = Path(__file__).parents[2] / "contracts"
SEED = 20260327


@cache
def texts() -> tuple[str, ...]:
    """Three worked contracts of three kinds, and two drawn ones."""
    worked = (CONTRACTS / "crm360.slac", CONTRACTS / "helpdesk.slac", CONTRACTS / "netmath.slac")
    drawn = (sound(Random(f"{SEED} {number}")) for number in range(2))
    return (*(path.read_text(encoding="utf-8") for path in worked), *drawn)


def findings(text: str) -> tuple[Diagnostic, ...]:
    return check(Source(text, "essai.slac")).findings


def planted(operator: Operator) -> Iterator[tuple[str, Planted]]:
    for number, text in enumerate(texts()):
        fault = plant(operator, text, Random(f"{SEED} {operator.name} {number}"))
        if fault is not None:
            yield text, fault


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_a_planted_fault_is_found_by_its_rule(operator: Operator) -> None:
    text, fault = next(planted(operator), ("", None))
    if fault is None:
        pytest.skip("aucun contrat de l'échantillon n'a de place pour cette faute")
    new = part(findings(fault.text), baseline_of(findings(text), str), (), str).new
    assert set(operator.codes) & {finding.code for finding in new}, (
        f"ligne {fault.line} : {Counter(f.code for f in new)}"
    )


def test_every_operator_names_rules_that_exist() -> None:
    assert {code for operator in OPERATORS for code in operator.codes} <= set(codes())


def test_there_are_operators_enough_and_each_has_its_own_name() -> None:
    names = [operator.name for operator in OPERATORS]
    assert len(names) == len(set(names)) >= 40


@pytest.mark.parametrize("number", range(6))
def test_nothing_is_found_in_a_sound_contract(number: int) -> None:
    assert findings(sound(Random(f"{SEED} {number}"))) == ()
