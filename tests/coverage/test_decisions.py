"""Every answer of decisions.yaml, one test a case."""

from collections.abc import Callable
from typing import Any

import pytest

from slac.coverage import Decision
from slac.model.contract import Step
from tests.coverage.written import data, desk, request
from tests.entries import Entry, cases

CASES = data("decisions.yaml")


def _said(step: Step) -> str:
    return " ".join(filter(None, (step.action, step.to)))


def _due(decision: Decision) -> dict[str, str | None]:
    dues = {p.metric: p.deadline.due if p.deadline else None for p in decision.promises}
    return {metric: due.strftime("%Y-%m-%dT%H:%M") if due else None for metric, due in dues.items()}


#: How each expectation is read off a decision.
SEEN: dict[str, Callable[[Decision], Any]] = {
    "verdict": lambda d: d.verdict.said,
    "niveau": lambda d: d.level,
    "vers": lambda d: d.route_to,
    "clause": lambda d: (
        f"{d.reasons[0].place.number} {d.reasons[0].place.title}" if d.reasons[0].place else ""
    ),
    "étapes": lambda d: [" ou ".join(map(_said, choice)) for choice in d.steps],
    "à faire": lambda d: list(d.todo),
    "proches": lambda d: {c.title: c.verdict.said for c in d.candidates},
    "priorité": lambda d: d.priority.name if d.priority else None,
    "échéances": _due,
    "ouverts": lambda d: [c.title for c in d.channels if c.open],
    "fermés": lambda d: [c.title for c in d.channels if c.open is False],
    "contacts": lambda d: {c.party: ", ".join(c.contacts) or c.missing for c in d.correspondents},
}

#: What has to hold the words expected.
TEXTS: dict[str, Callable[[Decision], str]] = {
    "dit": lambda d: " ".join(r.text for r in d.reasons),
    "réserves": lambda d: " ; ".join(r.text for r in d.reserves),
    "demander": lambda d: " ".join(d.ask),
    "suppose": lambda d: " ".join(d.assumptions),
}


@pytest.mark.parametrize(**cases(CASES))
def test_decision(case: Entry) -> None:
    decision = desk(case.get("contrat", "assistance")).decide(request(case["demande"]))
    expected: Entry = case["attendu"]
    assert {key: SEEN[key](decision) for key in expected if key in SEEN} == {
        key: value for key, value in expected.items() if key in SEEN
    }
    for key in expected.keys() - SEEN.keys():
        for words in [expected[key]] if isinstance(expected[key], str) else expected[key]:
            assert words in TEXTS[key](decision)


@pytest.mark.parametrize(**cases(CASES))
def test_every_verdict_of_the_contract_names_its_place(case: Entry) -> None:
    """What the contract does not say has no place; everything else has one."""
    decision = desk(case.get("contrat", "assistance")).decide(request(case["demande"]))
    silent = decision.verdict.said == "à qualifier"
    assert silent or all(reason.place is not None for reason in decision.reasons)
