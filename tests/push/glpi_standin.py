"""GLPI's ``apirest.php``, as its documentation and its code describe it: session, rows, and what it refuses."""

from typing import Any

from tests.push.standin import TOKEN, Call, Reply, StandIn

#: The columns of each type, and those without which a row is not added.
COLUMNS = {
    "Calendar": ({"name", "entities_id", "is_recursive", "comment"}, {"name"}),
    "CalendarSegment": (
        {"calendars_id", "entities_id", "is_recursive", "day", "begin", "end"},
        {"calendars_id", "day", "begin", "end"},
    ),
    "Holiday": (
        {"name", "begin_date", "end_date", "is_perpetual", "entities_id", "is_recursive", "comment"},
        {"name"},
    ),
    "Calendar_Holiday": ({"calendars_id", "holidays_id"}, {"calendars_id", "holidays_id"}),
    "SLM": (
        {"name", "calendars_id", "use_ticket_calendar", "entities_id", "is_recursive", "comment"},
        {"name"},
    ),
    "SLA": (
        {
            "name",
            "slms_id",
            "type",
            "number_time",
            "definition_time",
            "end_of_working_day",
            "comment",
            "entities_id",
            "is_recursive",
        },
        {"name", "slms_id", "definition_time", "number_time"},
    ),
    "RuleTicket": (
        {
            "name",
            "sub_type",
            "match",
            "condition",
            "is_active",
            "ranking",
            "description",
            "entities_id",
            "is_recursive",
        },
        {"name", "sub_type"},
    ),
    "RuleCriteria": ({"rules_id", "criteria", "condition", "pattern"}, {"rules_id", "criteria"}),
    "RuleAction": ({"rules_id", "action_type", "field", "value"}, {"rules_id", "action_type", "field"}),
}


class Glpi(StandIn):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[int, dict[str, Any]]] = {kind: {} for kind in COLUMNS}
        self.sessions: set[str] = set()
        self._next = 100

    def answer(self, call: Call) -> Reply:
        prefix, _, rest = call.path.partition("/apirest.php/")
        if prefix or not rest:
            return Reply(404, ["ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM", "nothing here"])
        if call.headers.get("content-type") != "application/json":
            return Reply(400, ["ERROR_BAD_ARRAY", "Content-Type"])
        if call.method == "GET" and call.raw:
            return Reply(400, ["ERROR_JSON_PAYLOAD_FORBIDDEN", "GET requests must have an empty body"])
        if rest == "initSession":
            return self._init(call)
        if self.expired:
            self.sessions.clear()
            self.expired = False
        session = call.headers.get("session-token")
        if session is None:
            return Reply(400, ["ERROR_SESSION_TOKEN_MISSING", "session_token is missing"])
        if session not in self.sessions:
            return Reply(401, ["ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid"])
        if rest == "killSession":
            self.sessions.discard(session)
            return Reply(200)
        kind, _, number = rest.strip("/").partition("/")
        if kind not in self.tables:
            return Reply(400, ["ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM", kind])
        match call.method:
            case "GET":
                return self._rows(kind, call)
            case "POST":
                return self._add(kind, call.body["input"])
            case "PUT":
                return self._update(kind, int(number), call.body["input"])
        return self._delete(kind, int(number))

    def _init(self, call: Call) -> Reply:
        if call.headers.get("authorization") != f"user_token {TOKEN}":
            return Reply(401, ["ERROR_GLPI_LOGIN_USER_TOKEN", "parameter user_token seems invalid"])
        session = f"session-{len(self.calls)}"
        self.sessions.add(session)
        return Reply(200, {"session_token": session})

    def _rows(self, kind: str, call: Call) -> Reply:
        """All whose columns contain the texts that are looked for, whatever their case, a page at a time."""
        wanted = {
            name.removeprefix("searchText[").removesuffix("]"): values[0].lower()
            for name, values in call.query.items()
            if name.startswith("searchText[")
        }
        if unknown := set(wanted) - COLUMNS[kind][0]:
            return Reply(400, ["ERROR_FIELD_NOT_FOUND", ", ".join(unknown)])
        rows = [
            {"id": id_, **row, "links": []}
            for id_, row in self.tables[kind].items()
            if all(text in str(row.get(name, "")).lower() for name, text in wanted.items())
        ]
        first, last = map(int, call.query.get("range", ["0-50"])[0].split("-"))
        if first and first >= len(rows):
            return Reply(400, ["ERROR_RANGE_EXCEED_TOTAL", "range exceeds total"])
        page = rows[first : last + 1]
        counted = ("Content-Range", f"{first}-{first + len(page) - 1}/{len(rows)}")
        headers = (counted, ("Accept-Range", f"{kind} 990")) if page else ()
        return Reply(206 if len(page) < len(rows) else 200, page, headers)

    def _add(self, kind: str, given: dict[str, Any]) -> Reply:
        columns, required = COLUMNS[kind]
        if missing := required - {name for name, value in given.items() if value not in (None, "")}:
            return Reply(400, ["ERROR_GLPI_ADD", f"missing {', '.join(sorted(missing))}"])
        row = {name: value for name, value in given.items() if name in columns}
        if why := self._refused(kind, row, None):
            return Reply(400, ["ERROR_GLPI_ADD", why])
        if kind == "Holiday" and not row.get("end_date"):
            row["end_date"] = row["begin_date"]
        self._next += 1
        self.tables[kind][self._next] = row
        return Reply(201, {"id": self._next, "message": ""}, (("Location", f"/{kind}/{self._next}"),))

    def _update(self, kind: str, id_: int, given: dict[str, Any]) -> Reply:
        if id_ not in self.tables[kind]:
            return Reply(404, ["ERROR_ITEM_NOT_FOUND", "Item not found"])
        row = self.tables[kind][id_] | {n: v for n, v in given.items() if n in COLUMNS[kind][0]}
        if why := self._refused(kind, row, id_):
            return Reply(400, ["ERROR_GLPI_UPDATE", why])
        self.tables[kind][id_] = row
        return Reply(200, [{str(id_): True, "message": ""}])

    def _delete(self, kind: str, id_: int) -> Reply:
        if self.tables[kind].pop(id_, None) is None:
            return Reply(404, ["ERROR_ITEM_NOT_FOUND", "Item not found"])
        return Reply(200, [{str(id_): True, "message": ""}])

    def _refused(self, kind: str, row: dict[str, Any], own: int | None) -> str:
        """Why GLPI would not have it: segments that touch, pairs that stand twice, what refers to nothing."""
        others = [other for id_, other in self.tables[kind].items() if id_ != own]
        if kind == "CalendarSegment":
            for other in others:
                same_day = (other["calendars_id"], other["day"]) == (row["calendars_id"], row["day"])
                if same_day and other["begin"] < row["end"] and other["end"] >= row["begin"]:
                    return "Can not add a range riding an existing period"
            if row["begin"] >= row["end"]:
                return "begin after end"
        if kind == "Calendar_Holiday" and row in others:
            return "duplicate key"
        if kind == "SLA" and row["definition_time"] not in ("minute", "hour", "day", "month"):
            return "definition_time"
        references = {
            "calendars_id": "Calendar",
            "holidays_id": "Holiday",
            "slms_id": "SLM",
            "rules_id": "RuleTicket",
        }
        for field, referred in references.items():
            if row.get(field) and int(row[field]) not in self.tables[referred]:
                return f"{field} {row[field]} does not exist"
        return ""
