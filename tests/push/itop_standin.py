"""iTop's ``webservices/rest.php``, as its code describes it: every answer is HTTP 200, with a code of its own."""

import re
from collections.abc import Iterator
from json import loads
from typing import Any
from urllib.parse import parse_qs

from tests.push.standin import TOKEN, Call, Reply, StandIn

#: The attributes of each class; those that are required; and the class that a key refers to.
_CLASSES: dict[str, tuple[set[str], set[str]]] = {
    "Organization": ({"name"}, {"name"}),
    "CoverageWindow": ({"name", "description"}, {"name"}),
    "CoverageWindowInterval": (
        {"coverage_window_id", "weekday", "start_time", "end_time"},
        {"coverage_window_id", "weekday", "start_time", "end_time"},
    ),
    "HolidayCalendar": ({"name"}, {"name"}),
    "Holiday": ({"name", "date", "calendar_id"}, {"name", "date"}),
    "SLT": (
        {"name", "priority", "request_type", "metric", "value", "unit"},
        {"name", "priority", "metric"},
    ),
    "SLA": ({"name", "org_id", "description"}, {"name", "org_id"}),
    "lnkSLAToSLT": ({"sla_id", "slt_id"}, {"sla_id", "slt_id"}),
}
_REFERRED = {
    "coverage_window_id": "CoverageWindow",
    "calendar_id": "HolidayCalendar",
    "org_id": "Organization",
    "sla_id": "SLA",
    "slt_id": "SLT",
}
_CLOSED = {
    "unit": {"hours", "minutes"},
    "metric": {"tto", "ttr"},
    "request_type": {"incident", "service_request"},
    "priority": {"1", "2", "3", "4"},
}


class Refused(Exception):
    """What iTop says no to."""


class Itop(StandIn):
    def __init__(self, organization: str) -> None:
        super().__init__()
        self.tables: dict[str, dict[int, dict[str, str]]] = {name: {} for name in _CLASSES}
        self.tables["Organization"][3] = {"name": organization}
        self._next = 10

    def writes(self, call: Call) -> bool:
        return bool(self._asked(call)["operation"] != "core/get")

    def answer(self, call: Call) -> Reply:
        if call.path != "/webservices/rest.php" or call.query.get("version") != ["1.3"]:
            return Reply(404)
        if self.expired or call.headers.get("auth-token") != TOKEN:
            return Reply(200, {"code": 1, "message": "Error: Invalid login"})
        asked = self._asked(call)
        try:
            found = list(self._operate(asked))
        except Refused as error:
            return Reply(200, {"code": 100, "message": f"Error: {error}"})
        objects = {
            f"{asked['class']}::{key}": {
                "code": 0,
                "message": "",
                "class": asked["class"],
                "key": str(key),
                "fields": row,
            }
            for key, row in found
        }
        return Reply(200, {"code": 0, "message": f"Found: {len(found)}", "objects": objects or None})

    @staticmethod
    def _asked(call: Call) -> dict[str, Any]:
        asked: dict[str, Any] = loads(parse_qs(call.raw.decode())["json_data"][0])
        return asked

    def _operate(self, asked: dict[str, Any]) -> Iterator[tuple[int, dict[str, str]]]:
        name = asked["class"]
        if name not in _CLASSES:
            raise Refused(f"class: '{name}' is not a valid class")
        table = self.tables[name]
        match asked["operation"]:
            case "core/get":
                yield from self._selected(name, asked["key"])
            case "core/create":
                self._next += 1
                table[self._next] = self._row(name, asked["fields"])
                yield self._next, table[self._next]
            case "core/update":
                key = int(asked["key"])
                if key not in table:
                    raise Refused("Nothing found")
                table[key] = self._row(name, table[key] | asked["fields"])
                yield key, table[key]
            case "core/delete":
                for key, row in list(self._selected(name, asked["key"])):
                    del table[key]
                    yield key, row
            case other:
                raise Refused(f"unknown verb '{other}'")

    def _selected(self, name: str, key: Any) -> Iterator[tuple[int, dict[str, str]]]:
        if isinstance(key, int):
            yield from ((id_, row) for id_, row in self.tables[name].items() if id_ == key)
        elif isinstance(key, dict):
            if unknown := set(key) - _CLASSES[name][0]:
                raise Refused(f"unknown attribute {unknown}")
            for id_, row in self.tables[name].items():
                if all(row.get(field) == str(value) for field, value in key.items()):
                    yield id_, row
        else:
            oql = re.fullmatch(rf"SELECT {name} WHERE name LIKE '([^'%]*)%'", key)
            if oql is None:
                raise Refused(f"Unexpected OQL: {key}")
            for id_, row in self.tables[name].items():
                if row["name"].startswith(oql[1]):
                    yield id_, row

    def _row(self, name: str, fields: dict[str, Any]) -> dict[str, str]:
        attributes, required = _CLASSES[name]
        if unknown := set(fields) - attributes:
            raise Refused(f"unknown attribute {', '.join(sorted(unknown))}")
        row = {field: str(value) for field, value in fields.items()}
        for field in required:
            if not row.get(field):
                raise Refused(f"Missing mandatory attribute {field}")
        for field, value in row.items():
            if field in _CLOSED and value not in _CLOSED[field]:
                raise Refused(f"{field}: value '{value}' is not allowed")
            if field in _REFERRED and int(value) not in self.tables[_REFERRED[field]]:
                raise Refused(f"{field}: no {_REFERRED[field]} {value}")
            if field.endswith("_time") and not re.fullmatch(r"([01]\d|2[0-4]):[0-5]\d", value):
                raise Refused(f"{field}: '{value}'")
        return row
