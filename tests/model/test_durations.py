"""What durations mean."""

from typing import Any

import pytest

from slac.model.contract import Priority
from slac.model.quantities import ClockTime, Days, Length, Months, UnstatedTime, Weeks, WorkingTime
from tests.model.reading import PARTIES, cases, read


def said(length: Length) -> str:
    match length:
        case WorkingTime(seconds):
            return f"{hours(seconds)} ouvrées"
        case ClockTime(milliseconds):
            return f"{hours(milliseconds // 1000)} à l'horloge"
        case UnstatedTime(milliseconds):
            return f"{hours(milliseconds // 1000)} de nature non dite"
        case Days(count, kind):
            return f"{count} jours {kind.value if kind else 'de nature non dite'}"
        case Weeks(count):
            return f"{count} semaines"
        case Months(count):
            return f"{count} mois"


def hours(seconds: int) -> str:
    whole, rest = divmod(seconds, 3600)
    return f"{whole} h {rest // 60:02}" if rest else f"{whole} h"


@pytest.mark.parametrize(
    "case", cases("durations.yaml"), ids=lambda c: f"{c['durée']} / {c.get('unité', 'rien')}"
)
def test_a_duration_has_the_nature_that_the_contract_gives_it(case: dict[str, Any]) -> None:
    unit = f"  unité  {case['unité']}\n" if "unité" in case else "  départ  appel du client\n"
    contract, findings = read(
        f'{PARTIES}\ndécompte\n{unit}\npriorité P1 "Urgent"\n  résolution  {case["durée"]}\n'
    )
    assert not findings
    (priority,) = contract.all(Priority)
    delay = priority.delays[0].stated.value
    assert delay is not None
    assert delay.target is not None
    assert [said(length) for length in delay.target.lengths] == case["vaut"]
