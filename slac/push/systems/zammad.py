"""Zammad through its REST interface: calendars and SLAs, each whole in one object.

See « Calendars » and « Service-Level Agreements (SLA) » in Zammad's API documentation.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from slac.export.plan import Plan
from slac.export.targets import zammad
from slac.french import DAYS
from slac.push.connection import Answer, Connection, Rejected
from slac.push.steps import Step
from slac.push.systems import Credentials, Found, Kind, Told, plainly
from slac.push.wording import delay, plain, slot


class Access:
    title = zammad.title
    remains = "Les états qui suspendent un délai se règlent dans Zammad (« ignorer l'escalade »)."
    kinds: Mapping[str, Kind] = {
        "calendars": Kind(
            "le calendrier",
            "calendriers",
            bears_contract=True,
            quiet=("note", "default", "ical_url"),
            terms={"timezone": "fuseau"},
        ),
        "slas": Kind("le SLA", "SLA", bears_contract=True, terms={"calendar_id": "calendrier"}),
    }

    @staticmethod
    def steps(plan: Plan) -> Iterator[Step]:
        for request in zammad.requests(plan):
            kind = request.path.strip("/").rpartition("/")[2]
            yield Step(request.id, kind, request.find, request.body, request.place)

    @staticmethod
    def inputs(plan: Plan) -> Mapping[str, str]:
        return zammad.inputs(plan)

    def __init__(self, connection: Connection, credentials: Credentials) -> None:
        self._connection = connection
        self._headers = {"Authorization": f"Token token={credentials.token}"}

    def open(self) -> None:
        """Every request bears the token."""

    def close(self) -> None:
        """Nothing was opened."""

    def fitting(self, kind: str, find: Mapping[str, Any]) -> Iterable[Found]:
        return self._every(kind)

    def beginning(self, kind: str, name: str) -> Iterable[Found]:
        return self._every(kind)

    def parts(self, kind: str, parent: int) -> Iterable[Found]:
        raise AssertionError("nothing is a part of anything here")

    def create(self, kind: str, fields: Mapping[str, Any]) -> int:
        answer = self._connection.send("POST", f"/api/v1/{kind}", self._headers, fields)
        return _identified(self._connection, answer)

    def update(self, kind: str, id_: int, fields: Mapping[str, Any]) -> None:
        self._connection.send("PUT", f"/api/v1/{kind}/{id_}", self._headers, fields)

    def delete(self, kind: str, id_: int) -> None:
        self._connection.send("DELETE", f"/api/v1/{kind}/{id_}", self._headers, None)

    def normal(self, kind: str, field: str, value: Any) -> Any:
        match field:
            case "business_hours":
                return {
                    day: sorted(map(tuple, hours.get("timeframes", [])))
                    for day, hours in (value or {}).items()
                    if hours.get("active") in (True, "true")
                }
            case "public_holidays":
                return sorted(day for day, told in (value or {}).items() if told.get("active"))
            case "condition":
                return {name: _selector(told) for name, told in (value or {}).items()}
        return "" if value is None else str(value)

    def shown(self, kind: str, fields: Mapping[str, Any]) -> str:
        return ""

    def told(
        self, kind: str, found: Mapping[str, Any], signed: Mapping[str, Any], fields: tuple[str, ...]
    ) -> Iterable[Told]:
        for field in fields:
            there, here = found.get(field), signed.get(field)
            match field:
                case "business_hours":
                    yield from _days(self.normal(kind, field, there), self.normal(kind, field, here))
                case "public_holidays":
                    yield from _closed(self.normal(kind, field, there), self.normal(kind, field, here))
                case "condition":
                    yield Told("tickets visés", _condition(there), _condition(here))
                case _ if field in _MINUTES:
                    yield Told(_MINUTES[field], _minutes(there), _minutes(here))
                case _:
                    yield from plainly(self.kinds[kind], found, signed, (field,))

    def _every(self, kind: str) -> Iterator[Found]:
        answer = self._connection.get(f"/api/v1/{kind}", self._headers)
        rows = answer.body if isinstance(answer.body, list) else []
        yield from (Found(int(row["id"]), row) for row in rows if isinstance(row, dict))


_MINUTES = {
    "first_response_time": "première réponse",
    "response_time": "réponse",
    "update_time": "mise à jour",
    "solution_time": "solution",
}


def _minutes(value: Any) -> str:
    return plain(value) if value in (None, "") else delay(value, "minute")


def _days(there: Mapping[str, Any], here: Mapping[str, Any]) -> Iterator[Told]:
    """The days whose hours differ, and those only."""
    for day, name in zip(zammad.DAYS, DAYS, strict=True):
        if there.get(day) != here.get(day):
            yield Told(name, _slots(there.get(day)), _slots(here.get(day)))


def _slots(slots: Any) -> str:
    return " et ".join(slot(begin, end) for begin, end in slots) if slots else "fermé"


def _closed(there: list[str], here: list[str]) -> Iterator[Told]:
    for day in sorted(set(there) ^ set(here)):
        yield Told(day, *("fermé" if day in days else "ouvert" for days in (there, here)))


def _condition(value: Any) -> str:
    parts = [f"{name} {told.get('operator')} {told.get('value')}" for name, told in (value or {}).items()]
    return f"« {' ; '.join(parts)} »" if parts else "tous"


def _selector(told: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    value = told.get("value")
    values = value if isinstance(value, list) else [value]
    return str(told.get("operator")), tuple(sorted(map(str, values)))


def _identified(connection: Connection, answer: Answer) -> int:
    id_ = answer.body.get("id") if isinstance(answer.body, dict) else None
    if not isinstance(id_, int):
        raise Rejected(
            f"{connection.shown} ne dit pas ce qu'il a créé : est-ce bien un Zammad ?", answer.status
        )
    return id_
