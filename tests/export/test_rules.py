"""The rule set of a contract: complete, exact, always the same."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slac.export.schema import schema
from slac.export.text import dumps, loads
from slac.model import lower
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import read
from slac.source import Source
from slac.syntax import parse
from tests.export.vocabulary import vocabulary

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EVERYTHING = HERE / "contrats" / "complet.slac"
CONTRACTS = [
    EVERYTHING,
    *sorted((ROOT / "contracts").rglob("*.slac")),
]
DAY = date(2026, 2, 1)


def rules(path: Path) -> dict[str, Any]:
    return loads(rules_of(_contract(read(path, path.name)), DAY))


def _contract(source: Source) -> Any:
    tree, mistakes = parse(source)
    assert mistakes == ()
    return lower(tree)[0]


@pytest.fixture(scope="module")
def everything() -> dict[str, Any]:
    return rules(EVERYTHING)


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_the_rule_set_fits_its_schema(path: Path) -> None:
    faults = Draft202012Validator(schema()).iter_errors(rules(path))
    assert [(list(fault.path), fault.message) for fault in faults] == []


def test_the_rule_set_of_the_whole_vocabulary_fits_its_schema() -> None:
    found = loads(rules_of(_contract(vocabulary()), DAY))
    assert [fault.message for fault in Draft202012Validator(schema()).iter_errors(found)] == []


def test_the_rule_set_of_a_contract_that_uses_everything() -> None:
    """To accept a new one: ``slac build tests/export/contrats/complet.slac -f json -o /tmp`` and copy it here."""
    expected = (HERE / "contrats" / "complet.rules.json").read_text(encoding="utf-8")
    assert rules_of(_contract(read(EVERYTHING, EVERYTHING.name)), DAY).decode() == expected


def test_every_fact_says_where_it_comes_from(everything: dict[str, Any]) -> None:
    """The line of each fact holds the end of what it says, where that is a text."""
    lines = EVERYTHING.read_text(encoding="utf-8").splitlines()
    facts = [
        fact for fact in _objects(everything) if {"value", "source"} <= fact.keys() and "unit" not in fact
    ]
    assert len(facts) > 60
    texts = [
        (fact["value"], lines[fact["source"]["line"] - 1]) for fact in facts if isinstance(fact["value"], str)
    ]
    assert [(said, line) for said, line in texts if "date" not in line and said.split()[-1] not in line] == []


def test_no_key_is_null_or_empty(everything: dict[str, Any]) -> None:
    allowed = {"clause", "number", "article", "assumptions", "dates"}
    empty = [
        (k, v) for o in _objects(everything) for k, v in o.items() if v in (None, "", []) and k not in allowed
    ]
    assert empty == []


def test_the_same_contract_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from slac.pipeline.checking import check; from slac.pipeline.exporting import rules_of;"
        "from slac.pipeline.reading import read;"
        "c = check(read(Path(sys.argv[1]), 'x.slac')).contract;"
        "sys.stdout.buffer.write(rules_of(c, date(2026, 2, 1)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(EVERYTHING)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone, "LC_ALL": "C"},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/Toronto"))
    }
    assert len(outputs) == 1


def test_the_reference_date_chooses_the_years_of_the_holidays() -> None:
    found = loads(rules_of(_contract(read(EVERYTHING, "x.slac")), date(2030, 6, 1)))
    (office, *_) = found["service_hours"]
    assert {day["date"][:4] for day in office["holidays"]["dates"]} == {"2030", "2031"}


def test_an_amount_keeps_its_decimals(everything: dict[str, Any]) -> None:
    capital = everything["parties"][0]["capital"]["value"]
    assert capital == {"amount": Decimal("80000.50"), "currency": "EUR"}
    assert b'"amount": 80000.50' in dumps(everything)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(st.characters(codec="utf-8"))
        | st.decimals(allow_nan=False, allow_infinity=False, places=12),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner)
        ),
        max_leaves=12,
    )
)
def test_what_is_written_is_read_back_as_it_was(value: Any) -> None:
    written = dumps({"value": value})
    assert loads(written) == {"value": value}
    assert json.loads(written) is not None  # any reader of JSON reads it


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)
