"""iTop 3 through ``webservices/rest.php``, version 1.3 of its REST/JSON services.

The token is one of iTop's own (personal or application token); with a user's name, it is that user's password. Every
answer is HTTP 200: the ``code`` in it says what happened.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from slac.export.plan import Plan
from slac.export.ruleset import WEEKDAYS
from slac.export.targets import itop
from slac.french import DAYS
from slac.push.connection import Connection, Rejected
from slac.push.steps import Step
from slac.push.systems import Credentials, Found, Kind, Told, plainly
from slac.push.wording import delay, hour, slot

_PATH = "/webservices/rest.php?version=1.3"
_UNAUTHORIZED = 1
_DAYS = dict(zip(WEEKDAYS, DAYS, strict=True))


class Access:
    title = itop.title
    remains = (
        "Il reste config-itop.php, que « slac export itop » écrit, et le SLA à donner aux contrats clients."
    )
    kinds: Mapping[str, Kind] = {
        "Organization": Kind("l'organisation", "organisations"),
        "CoverageWindow": Kind(
            "la fenêtre de couverture", "fenêtres de couverture", bears_contract=True, quiet=("description",)
        ),
        "CoverageWindowInterval": Kind("l'intervalle", "intervalles", "coverage_window_id"),
        "HolidayCalendar": Kind(
            "le calendrier des jours fermés", "calendriers des jours fermés", bears_contract=True
        ),
        "Holiday": Kind("le jour fermé", "jours fermés", "calendar_id"),
        "SLT": Kind("le SLT", "SLT", bears_contract=True, terms={"priority": "priorité", "metric": "mesure"}),
        "SLA": Kind("le SLA", "SLA", quiet=("description",), terms={"org_id": "organisation"}),
        "lnkSLAToSLT": Kind("le lien d'un SLT au SLA", "liens d'un SLT au SLA", "sla_id"),
    }

    @staticmethod
    def steps(plan: Plan) -> Iterator[Step]:
        provider = plan.rules.provider
        yield Step(_reference("Organization", provider), "Organization", {"name": provider}, {}, given=True)
        places = {f"{level.name} ": level.answered.place for level in plan.levels}
        places |= {plan.called(hours): hours.place for hours in plan.hours}
        for table in itop.tables(plan):
            for row in table.rows:
                fields = dict(_field(column, value) for column, value in zip(table.columns, row, strict=True))
                find = {name: fields[name] for name in (column.partition("->")[0] for column in table.keys)}
                named = row[0] if table.columns[0] == "name" else "/".join(row)
                place = next((at for name, at in places.items() if row[0].startswith(name)), None)
                yield Step(_reference(table.name, named), table.name, find, fields, place)

    @staticmethod
    def inputs(plan: Plan) -> Mapping[str, str]:
        return {}

    def __init__(self, connection: Connection, credentials: Credentials) -> None:
        self._connection = connection
        self._headers = {"Content-Type": "application/x-www-form-urlencoded"}
        self._form: dict[str, str] = {}
        if credentials.user is None:
            self._headers["Auth-Token"] = credentials.token
        else:
            self._form = {"auth_user": credentials.user, "auth_pwd": credentials.token}

    def open(self) -> None:
        """Every request bears the token."""

    def close(self) -> None:
        """Nothing was opened."""

    def fitting(self, kind: str, find: Mapping[str, Any]) -> Iterable[Found]:
        return self._get(kind, dict(find))

    def beginning(self, kind: str, name: str) -> Iterable[Found]:
        # The name of a contract is a word: letters, figures, hyphens.
        return self._get(kind, f"SELECT {kind} WHERE name LIKE '{name.strip()} %'")

    def parts(self, kind: str, parent: int) -> Iterable[Found]:
        field = self.kinds[kind].parent
        assert field is not None
        return self._get(kind, {field: parent})

    def create(self, kind: str, fields: Mapping[str, Any]) -> int:
        asked = {"operation": "core/create", "comment": "slac", "class": kind, "output_fields": "id"}
        return next(iter(self._objects(asked | {"fields": fields}, write=True))).id

    def update(self, kind: str, id_: int, fields: Mapping[str, Any]) -> None:
        asked = {"operation": "core/update", "comment": "slac", "class": kind, "output_fields": "id"}
        self._objects(asked | {"key": id_, "fields": fields}, write=True)

    def delete(self, kind: str, id_: int) -> None:
        asked = {"operation": "core/delete", "comment": "slac", "class": kind, "simulate": False}
        self._objects(asked | {"key": id_}, write=True)

    def normal(self, kind: str, field: str, value: Any) -> Any:
        return "" if value is None else str(value)

    def shown(self, kind: str, fields: Mapping[str, Any]) -> str:
        if kind == "CoverageWindowInterval":
            return f"{_DAYS.get(fields['weekday'])} {slot(fields['start_time'], fields['end_time'])}"
        return ""

    def told(
        self, kind: str, found: Mapping[str, Any], signed: Mapping[str, Any], fields: tuple[str, ...]
    ) -> Iterable[Told]:
        timed = [field for field in fields if field in ("value", "unit")]
        if timed:
            yield Told("délai", _delay(found), _delay(signed))
        for field in fields:
            if field == "end_time":
                yield Told("fin", hour(found.get(field)), hour(signed[field]))
            elif field not in timed:
                yield from plainly(self.kinds[kind], found, signed, (field,))

    def _get(self, kind: str, key: Any) -> list[Found]:
        asked = {"operation": "core/get", "class": kind, "key": key, "output_fields": "*"}
        return self._objects(asked, write=False)

    def _objects(self, asked: Mapping[str, Any], *, write: bool) -> list[Found]:
        form = self._form | {"json_data": json.dumps(asked, ensure_ascii=False)}
        send = self._connection.send if write else self._connection.ask
        answer = send("POST", _PATH, self._headers, urlencode(form).encode())
        body = answer.body
        if not isinstance(body, dict) or "code" not in body:
            raise Rejected(f"{self._connection.shown} ne répond pas comme un iTop.", answer.status)
        if body["code"] != 0:
            said = self._connection.discreet(str(body.get("message") or ""))
            status = 401 if body["code"] == _UNAUTHORIZED else 400
            raise Rejected(f"{self._connection.shown} refuse ({said}).", status, body)
        objects = body.get("objects") or {}
        return [Found(int(one["key"]), one.get("fields") or {}) for one in objects.values()]


def _delay(fields: Mapping[str, Any]) -> str:
    return delay(fields.get("value"), fields.get("unit"))


def _reference(kind: str, name: str) -> str:
    return f"${kind}:{name}"


_TARGETS = {
    "coverage_window_id": "CoverageWindow",
    "calendar_id": "HolidayCalendar",
    "org_id": "Organization",
    "sla_id": "SLA",
    "slt_id": "SLT",
}


def _field(column: str, value: str) -> tuple[str, str]:
    """A column of the import: « sla_id->name » refers to the object of that name."""
    name, arrow, _ = column.partition("->")
    if arrow:
        return name, _reference(_TARGETS[name], value)
    return name, f"${value}" if value.startswith("$") else value
