"""What Request Tracker says is due is what the contract says: a real RT, real tickets, to the second.

One difference is allowed, that comes from the way RT counts: a delay that runs out exactly at a closing is due, for RT,
at the next opening.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from slac.export.conversion import Days, segments
from slac.export.plan import RESPONSE, Level
from tests.export.exports import CORRECTED, HERE, exported
from tests.export.request_tracker.due import Promise, promise
from tests.export.request_tracker.instance import Instance, installed

#: Beside the worked contracts, one that mixes both clocks and closes on a date.
CONTRACTS = (*CORRECTED, HERE / "contrats" / "petit.slac")

#: Wall clock instants at which something is to be feared, in the zone of the contract.
_INSTANTS = {
    "un mardi matin": "2026-06-09T10:00",
    "un jeudi, trois secondes après une minute": "2026-06-11T15:42:03",
    "un samedi": "2026-06-13T11:00",
    "un dimanche soir": "2026-06-14T23:30",
    "une nuit de semaine": "2026-06-17T03:15",
    "avant un lundi férié": "2026-04-03T16:30",
    "le lundi de Pâques": "2026-04-06T10:00",
    "un jour férié en semaine": "2026-07-14T10:00",
    "avant l'heure d'été, à Paris": "2026-03-27T16:00",
    "la veille de l'heure d'été, à Paris": "2026-03-28T22:00",
    "avant l'heure d'hiver, à Paris": "2026-10-23T16:30",
    "la veille de l'heure d'hiver, à Paris": "2026-10-24T23:00",
    "avant l'heure d'été, à Montréal": "2026-03-06T15:30",
    "avant l'heure d'hiver, à Montréal": "2026-10-31T20:00",
    "la Saint-Sylvestre": "2026-12-31T16:15",
}

pytestmark = pytest.mark.skipif(
    not installed() and os.environ.get("CI") != "true",
    reason="Request Tracker 5 n'est pas installé : script/test l'installe quand il le peut",
)


class Case(NamedTuple):
    """A ticket of a level, opened at an instant; ``id`` says why that one."""

    id: str
    level: Level
    opened: datetime


@pytest.fixture(scope="module")
def request_tracker(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return Instance(tmp_path_factory.mktemp("rt"))


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_the_tickets_of_a_contract_are_due_when_it_says(
    contract: Path, request_tracker: Instance, record_property: Callable[[str, object], None]
) -> None:
    files = exported("rt", contract, Days.EXACT_ONLY).files
    cases = _cases(contract)
    if not cases:
        pytest.skip("aucun délai de ce contrat n'est exact dans RT")
    questions = [
        {"id": case.id, "level": case.level.shown, "opened": int(case.opened.timestamp())} for case in cases
    ]
    configuration = {name: content for name, content in files.items() if name.endswith(".pm")}
    assert len({case.id for case in cases}) == len(cases)
    answers = request_tracker.ask(contract.stem, configuration, questions)
    wrong: list[str] = []
    moved = 0
    for case in cases:
        answer = answers[case.id]
        told = []
        for slot, goal in case.level.goals.items():
            own = promise(contract, case.level, goal.target)
            due, found = own.due(case.opened), answer["response" if slot == RESPONSE else "resolve"]
            if found != due.timestamp():
                if not _carried(own, due, found):
                    wrong.append(f"{case.id}, {goal.target.term} : {_shown(found)} pour RT, {due} au contrat")
                moved += 1
            told.append(found)
        if answer["due"] != min(told, key=lambda one: one or 0):
            wrong.append(
                f"{case.id} : le ticket est dû {_shown(answer['due'])}, non au premier de ses délais"
            )
    assert wrong == []
    record_property(
        "compté",
        f"Request Tracker, {contract.stem} : {len(cases)} tickets dus à la seconde que dit le contrat"
        f"{f' ({moved} délais échus à une fermeture, portés à l’ouverture suivante)' if moved else ''}",
    )


def test_two_hundred_tickets_are_compared_at_least() -> None:
    assert sum(len(_cases(contract)) for contract in CONTRACTS) >= 200


def _carried(own: Promise, due: datetime, found: int | None) -> bool:
    """The one difference that is allowed."""
    calendar = own.calendar
    return calendar is not None and own.at_closing(due) and found == calendar.next_opening(due).timestamp()


def _shown(instant: int | None) -> str:
    return str(datetime.fromtimestamp(instant, UTC)) if instant is not None else "sans échéance"


@cache
def _cases(contract: Path) -> tuple[Case, ...]:
    levels = exported("rt", contract, Days.EXACT_ONLY).plan.levels
    return tuple(case for level in levels for case in _of(contract, level))


def _of(contract: Path, level: Level) -> Iterator[Case]:
    own = [promise(contract, level, goal.target) for goal in level.goals.values()]
    zone = ZoneInfo(own[0].ground.zone or "UTC")
    for reason, wall in _INSTANTS.items():
        yield Case(f"{level.name} ouvert {reason}", level, datetime.fromisoformat(wall).replace(tzinfo=zone))
    # A Tuesday without a holiday near it: before and after each closing, and to run out just at one.
    midnight = datetime(2026, 6, 9, tzinfo=zone)
    hours = next((goal.conversion.hours for goal in level.goals.values() if goal.conversion.hours), None)
    for _, end in segments(hours)[1] if hours else ():
        closing = midnight + timedelta(minutes=end)
        yield Case(
            f"{level.name} ouvert une minute avant {closing:%H:%M}", level, closing - timedelta(minutes=1)
        )
        yield Case(
            f"{level.name} ouvert vingt minutes après {closing:%H:%M}", level, closing + timedelta(minutes=20)
        )
        for kept in own:
            exact = _running_out(kept, closing)
            if exact is not None:
                yield Case(f"{level.name}, {kept.terms.metric} échu à {closing:%H:%M}", level, exact)


def _running_out(own: Promise, closing: datetime) -> datetime | None:
    """A start from which the delay ends just at that closing; None where there is none within three weeks."""
    for quarters in range(4 * 24 * 21):
        start = closing - timedelta(minutes=15 * quarters)
        if own.calendar is not None and own.calendar.is_open(start) and own.due(start) == closing:
            return start
    return None
