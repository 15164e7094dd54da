"""Zammad's ``/api/v1/calendars`` and ``/api/v1/slas``, as its documentation and its code describe them."""

from typing import Any

from tests.push.standin import TOKEN, Call, Reply, StandIn

_COLUMNS = {
    "calendars": {"name", "timezone", "default", "ical_url", "business_hours", "public_holidays", "note"},
    "slas": {
        "name",
        "calendar_id",
        "first_response_time",
        "response_time",
        "update_time",
        "solution_time",
        "condition",
    },
}
_REQUIRED = {
    "calendars": {"name", "timezone", "business_hours"},
    "slas": {"name", "calendar_id", "condition"},
}
_DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}


class Zammad(StandIn):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[int, dict[str, Any]]] = {"calendars": {}, "slas": {}}
        self._next = 0

    def answer(self, call: Call) -> Reply:
        if self.expired or call.headers.get("authorization") != f"Token token={TOKEN}":
            return Reply(401, {"error": "Invalid token!", "error_human": "Invalid token!"})
        kind, _, number = call.path.removeprefix("/api/v1/").partition("/")
        if kind not in self.tables:
            return Reply(404, {"error": "No route matches", "error_human": "This page doesn't exist."})
        table = self.tables[kind]
        if call.method == "GET":
            return Reply(200, [{"id": id_, **row} for id_, row in table.items()])
        if call.method != "POST" and int(number) not in table:
            return Reply(404, {"error": "Couldn't find it"})
        if call.method == "DELETE":
            return self._delete(kind, int(number))
        row = table.get(int(number or 0), {}) | {n: v for n, v in call.body.items() if n in _COLUMNS[kind]}
        if why := self._refused(kind, row, int(number or 0)):
            return Reply(422, {"error": why, "error_human": why})
        if call.method == "POST":
            self._next += 1
            table[self._next] = row
            return Reply(201, {"id": self._next, **row})
        table[int(number)] = row
        return Reply(200, {"id": int(number), **row})

    def _delete(self, kind: str, id_: int) -> Reply:
        if kind == "calendars" and any(sla["calendar_id"] == id_ for sla in self.tables["slas"].values()):
            return Reply(422, {"error": "Can't delete, object has references."})
        del self.tables[kind][id_]
        return Reply(200, {})

    def _refused(self, kind: str, row: dict[str, Any], own: int) -> str:
        if missing := {name for name in _REQUIRED[kind] if row.get(name) in (None, "", {})}:
            return f"Missing required value for field '{min(missing)}'!"
        if any(row["name"] == other["name"] for id_, other in self.tables[kind].items() if id_ != own):
            return "This object already exists."
        if kind == "calendars":
            hours = row["business_hours"]
            if set(hours) != _DAYS:
                return "business_hours"
            if not any(day["active"] and day["timeframes"] for day in hours.values()):
                return "No configured business hours found!"
        elif int(row["calendar_id"]) not in self.tables["calendars"]:
            return "calendar_id"
        return ""
