"""What was signed gets into a system once, whatever happens on the way, and is told apart from what is there."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from slac.export.conversion import Days
from slac.export.plan import Plan
from slac.pipeline.checking import check
from slac.pipeline.exporting import export
from slac.push.apply import CREATED, DELETED, UPDATED, Done, Stopped, apply
from slac.push.connection import Connection, Rejected
from slac.push.steps import MissingInput, inputs_given
from slac.push.survey import Ambiguous, NotThere, Survey, survey
from slac.push.systems import Credentials, system
from slac.push.telling import counted, drift_lines, plan_lines
from slac.source import Source
from tests.push.glpi_standin import Glpi
from tests.push.itop_standin import Itop
from tests.push.standin import TOKEN, Fault, StandIn, serving
from tests.push.zammad_standin import Zammad

CONTRACT = (Path(__file__).parent / "contrat.slac").read_text(encoding="utf-8")
LATER = CONTRACT.replace("16 heures ouvrées", "12 heures ouvrées").replace(
    "de 9 h à 12 h 30", "de 8 h 30 à 12 h"
)
INPUTS = {
    "glpi": {"$entity": 4},
    "itop": {},
    "zammad": {"$organization": 2, "$priority-1": 3, "$priority-2": 2},
}
SYSTEMS: dict[str, Callable[[], StandIn]] = {
    "glpi": Glpi,
    "itop": lambda: Itop("Atelier du Val"),
    "zammad": Zammad,
}
DRIFTS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "ecarts.yaml").read_text(encoding="utf-8"))
each_system = pytest.mark.parametrize("name", SYSTEMS)


@cache
def plan_of(name: str, text: str = CONTRACT) -> Plan:
    done = export(check(Source(text, "contrat.slac")), name, date(2026, 1, 1), (2026,), Days.PRUDENT)
    assert not done.refused
    return done.plan


class Session:
    """One run of the command: everything it looks at is looked at again."""

    def __init__(self, name: str, url: str, text: str = CONTRACT, token: str = TOKEN) -> None:
        self.plan = plan_of(name, text)
        self.inputs = INPUTS[name]
        self.system: Any = system(name)(Connection(url, (token,), timeout=0.3), Credentials(token))

    def look(self) -> Survey:
        self.system.open()
        return survey(
            self.system, tuple(self.system.steps(self.plan)), self.inputs, self.plan.rules.identifier
        )

    def push(self) -> tuple[Done, ...]:
        return apply(self.system, self.look(), self.inputs)


@contextmanager
def running(name: str, *faults: Fault) -> Iterator[tuple[Any, str]]:
    stand_in = SYSTEMS[name]()
    stand_in.faults += faults
    with serving(stand_in, late=0.35) as url:
        yield stand_in, url


def contents(stand_in: Any) -> dict[str, list[Mapping[str, Any]]]:
    """What the system holds, by kind, without the numbers that it gives."""
    return {kind: list(table.values()) for kind, table in stand_in.tables.items()}


@cache
def pushed(name: str) -> tuple[dict[str, list[Mapping[str, Any]]], int]:
    """What a push without any trouble leaves, and how many writes it takes."""
    with running(name) as (stand_in, url):
        Session(name, url).push()
        return contents(stand_in), stand_in.written


@each_system
def test_a_survey_writes_nothing(name: str) -> None:
    with running(name) as (stand_in, url):
        found = Session(name, url).look()
        assert counted(found)[0] >= 4
        assert stand_in.written == 0


@each_system
def test_pushing_twice_writes_once(name: str) -> None:
    with running(name) as (stand_in, url):
        first = Session(name, url).push()
        before = stand_in.written
        assert {done.what for done in first} == {CREATED}
        assert Session(name, url).push() == ()
        assert stand_in.written == before
        assert Session(name, url).look().conforms


@each_system
def test_a_new_version_changes_what_differs_and_leaves_nothing_of_the_old(name: str) -> None:
    with running(name) as (stand_in, url):
        Session(name, url).push()
        done = Session(name, url, LATER).push()
        assert UPDATED in {one.what for one in done}
        assert Session(name, url, LATER).look().conforms
        fresh = SYSTEMS[name]()
        with serving(fresh) as other:
            Session(name, other, LATER).push()
        # GLPI adds to the end what it adds later: the rows are the same, not their order.
        assert {k: sorted(map(str, v)) for k, v in _anonymous(stand_in).items()} == {
            k: sorted(map(str, v)) for k, v in _anonymous(fresh).items()
        }


def _anonymous(stand_in: Any) -> dict[str, list[dict[str, Any]]]:
    """Rows without what refers to a number."""
    return {
        kind: [{f: v for f, v in row.items() if not f.endswith("_id") and f != "value"} for row in rows]
        for kind, rows in contents(stand_in).items()
    }


@each_system
@pytest.mark.parametrize("kind", ["before", "after", "lost", "slow"])
def test_a_fault_in_the_middle_makes_nothing_twice(name: str, kind: str) -> None:
    whole, writes = pushed(name)
    for number in {1, writes // 2, writes}:
        with running(name, Fault(kind, number)) as (stand_in, url):
            Session(name, url).push()
            assert contents(stand_in) == whole


@each_system
def test_a_server_that_stays_broken_is_said_and_resumed(name: str) -> None:
    whole, writes = pushed(name)
    middle = writes // 2
    broken = [Fault("before", number) for number in range(middle, middle + 10)]
    with running(name, *broken) as (stand_in, url):
        with pytest.raises(Stopped) as told:
            Session(name, url).push()
        assert f"{middle - 1} sur {writes} faits" in str(told.value)
        assert "Relancez la même commande" in str(told.value)
        stand_in.faults.clear()
        Session(name, url).push()
        assert contents(stand_in) == whole


def test_an_expired_glpi_session_is_opened_again() -> None:
    whole, writes = pushed("glpi")
    with running("glpi", Fault("expired", writes // 2)) as (stand_in, url):
        Session("glpi", url).push()
        assert contents(stand_in) == whole


@pytest.mark.parametrize("name", ["itop", "zammad"])
def test_an_expired_token_stops_and_says_how_far_it_came(name: str) -> None:
    _, writes = pushed(name)
    middle = writes // 2
    stopped = pytest.raises(Stopped, match=f"{middle - 1} sur {writes} faits")
    with running(name, Fault("expired", middle)) as (_, url), stopped:
        Session(name, url).push()


@each_system
def test_a_wrong_token_is_refused_and_never_repeated(name: str) -> None:
    with running(name) as (stand_in, url):
        with pytest.raises(Rejected) as told:
            Session(name, url, token="faux-jeton").push()
        assert "faux-jeton" not in str(told.value)
        assert stand_in.written == 0


@each_system
def test_drift_says_clause_by_clause_what_was_changed_by_hand(name: str) -> None:
    with running(name) as (stand_in, url):
        Session(name, url).push()
        _tamper(name, stand_in)
        session = Session(name, url)
        lines = list(drift_lines(session.system, session.look()))
    assert "\n".join(lines) + "\n" == DRIFTS[name]


def _tamper(name: str, stand_in: Any) -> None:
    """A delay is changed, and the support closes earlier on Friday."""
    tables = stand_in.tables
    match name:
        case "glpi":
            sla = next(row for row in tables["SLA"].values() if row["name"] == "support-essai P2 TTR")
            sla["number_time"] = 24
            friday = next(row for row in tables["CalendarSegment"].values() if row["day"] == 5)
            friday["end"] = "11:00:00"
        case "zammad":
            sla = next(row for row in tables["slas"].values() if row["name"] == "support-essai 02 P2")
            sla["solution_time"] = 1440
            calendar = next(row for row in tables["calendars"].values() if "support" in row["note"])
            calendar["business_hours"]["fri"]["timeframes"] = [["09:00", "11:00"]]
        case "itop":
            slt = next(
                row for row in tables["SLT"].values() if row["name"] == "support-essai P2 incident ttr"
            )
            slt["value"] = "24"
            friday = next(
                row for row in tables["CoverageWindowInterval"].values() if row["weekday"] == "friday"
            )
            friday["end_time"] = "11:00"


def test_what_is_too_many_in_a_calendar_goes_before_what_would_overlap_it() -> None:
    with running("glpi") as (stand_in, url):
        Session("glpi", url).push()
        calendar = next(iter(stand_in.tables["Calendar"]))
        by_hand = {"calendars_id": calendar, "day": 6, "begin": "09:00:00", "end": "12:00:00"}
        stand_in.tables["CalendarSegment"][999] = by_hand
        done = Session("glpi", url).push()
        assert [one.what for one in done] == [DELETED]
        assert 999 not in stand_in.tables["CalendarSegment"]


def test_what_bears_the_name_of_the_contract_is_told_and_left() -> None:
    with running("zammad") as (stand_in, url):
        Session("zammad", url).push()
        old = dict(next(iter(stand_in.tables["slas"].values())), name="support-essai 09 P9")
        stand_in.tables["slas"][99] = old
        session = Session("zammad", url)
        found = session.look()
        assert "support-essai 09 P9" in "\n".join(plan_lines(session.system, found))
        assert session.push() == ()
        assert 99 in stand_in.tables["slas"]


def test_two_objects_of_one_name_stop_everything() -> None:
    with running("glpi") as (stand_in, url):
        Session("glpi", url).push()
        stand_in.tables["SLM"][998] = dict(next(iter(stand_in.tables["SLM"].values())))
        before = stand_in.written
        with pytest.raises(Ambiguous, match="2 objets pour un seul"):
            Session("glpi", url).push()
        assert stand_in.written == before


def test_a_provider_unknown_to_itop_is_asked_for() -> None:
    stand_in = Itop("Une autre société")
    with serving(stand_in) as url:
        with pytest.raises(NotThere, match="n'a pas l'organisation « Atelier du Val »"):
            Session("itop", url).push()
        assert stand_in.written == 0


def test_what_only_the_administrator_knows_is_asked_in_french() -> None:
    wanted = system("zammad").inputs(plan_of("zammad"))  # type: ignore[attr-defined]
    with pytest.raises(MissingInput) as told:
        inputs_given(wanted, {"organization": "2"})
    assert str(told.value) == (
        "Il faut aussi donner --input priority-1=… (l'identifiant Zammad de la priorité P1 Bloquante) ; "
        "--input priority-2=… (l'identifiant Zammad de la priorité P2 Gênante)."
    )
