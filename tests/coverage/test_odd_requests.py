"""Whatever a request says, there is an answer, and its JSON has the published shape."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import slac.coverage
from slac.coverage import Decision, Request
from slac.coverage.as_json import as_json
from slac.coverage.request import FIELDS, BadRequest, request_of
from slac.coverage.telling import told
from slac.export.text import dumps
from slac.visible import visible
from tests.coverage.written import data, desk, request
from tests.entries import cases

SCHEMA = json.loads(
    (Path(slac.coverage.__file__).parent / "decision.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

WORDS = (
    st.none()
    | st.text(max_size=40)
    | st.sampled_from(
        [
            "Excel",
            "imprimante",
            "serveurs",
            "incident",
            "P1",
            "P2",
            "essentiel",
            "N2",
            "téléphone",
            "le",
            "?",
            "1",
        ]
    )
)
DAYS = st.none() | st.dates()
INSTANTS = st.none() | st.datetimes(timezones=st.none() | st.just(UTC))

REQUESTS = st.builds(
    Request,
    category=WORDS, item=WORDS, acquired=DAYS, requester=WORDS, channel=WORDS, opened=INSTANTS, impact=WORDS,
    priority=WORDS, offer=WORDS, level=WORDS, commitment=WORDS, signed=DAYS, used=st.none() | st.decimals(0, 99),
    worked_around=INSTANTS,
)  # fmt: skip


def written(decision: Decision) -> object:
    """The JSON of an answer, as a program reads it."""
    return json.loads(dumps(as_json(decision)))


@settings(max_examples=100, deadline=None)
@given(REQUESTS)
def test_there_is_always_an_answer(asked: Request) -> None:
    decision = desk("assistance").decide(asked)
    VALIDATOR.validate(written(decision))
    assert [line for line in told(decision) if visible(line) != line] == []


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*FIELDS, "demande", "Objet"]) | st.text(max_size=8),
        st.none() | st.text(max_size=20) | st.integers() | st.booleans() | st.dates() | st.lists(st.text()),
        max_size=4,
    )
)
def test_a_table_is_a_request_or_is_refused_in_french(table: dict[str, object]) -> None:
    try:
        asked = request_of(table)
    except BadRequest as refused:
        said = str(refused)
    else:
        said = f"« {desk('assistance').decide(asked).verdict.said} »"
    assert "«" in said


@pytest.mark.parametrize(**cases(data("decisions.yaml")))
def test_the_json_has_its_published_shape(case: dict[str, dict[str, object]]) -> None:
    VALIDATOR.validate(written(desk("assistance").decide(request(case["demande"]))))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_misspelt_key_is_told_with_the_nearest() -> None:
    with pytest.raises(BadRequest, match=r"« itme » .*« item »"):
        request_of({"itme": "Excel"})


def test_dates_of_toml_and_of_spreadsheets_are_the_same() -> None:
    assert request_of({"acquis le": "12/03/2026"}) == request_of({"acquired": date(2026, 3, 12)})
    opened = datetime(2026, 3, 27, 17)  # the wall time of the contract's zone
    assert request_of({"opened": "2026-03-27T17:00"}) == request_of({"ouvert le": opened})
