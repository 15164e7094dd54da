"""GLPI 10 and 11 through ``apirest.php``, the interface that holds calendars, SLAs and business rules.

See « GLPi REST API » in GLPI's own ``apirest.md``. A session is opened for each run; one that ends on the way is opened
again.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from slac.export.plan import Plan
from slac.export.targets import glpi
from slac.french import DAYS
from slac.push.connection import Answer, Connection, Rejected
from slac.push.steps import Step
from slac.push.systems import Credentials, Found, Kind, Told, plainly
from slac.push.wording import delay, hour, slot

_PAGE = 500


class Access:
    title = glpi.title
    remains = "Le fuseau se règle sur le serveur de GLPI."
    kinds: Mapping[str, Kind] = {
        "Calendar": Kind("le calendrier", "calendriers", bears_contract=True, quiet=("comment",)),
        "CalendarSegment": Kind(
            "la plage",
            "plages",
            "calendars_id",
            quiet=("entities_id", "is_recursive"),
            terms={"end": "fin"},
        ),
        "Holiday": Kind(
            "la fermeture",
            "fermetures",
            terms={"begin_date": "date", "end_date": "dernier jour", "is_perpetual": "chaque année"},
        ),
        "Calendar_Holiday": Kind("le lien d'une fermeture", "liens de fermetures", "calendars_id"),
        "SLM": Kind(
            "le SLM", "SLM", bears_contract=True, quiet=("comment",), terms={"calendars_id": "calendrier"}
        ),
        "SLA": Kind(
            "le SLA",
            "SLA",
            bears_contract=True,
            quiet=("comment",),
            terms={"type": "genre", "slms_id": "SLM", "end_of_working_day": "fin de journée"},
        ),
        "RuleTicket": Kind(
            "la règle",
            "règles",
            bears_contract=True,
            quiet=("description",),
            terms={"is_active": "active", "match": "réunion des critères", "condition": "moment"},
        ),
        "RuleCriteria": Kind("le critère de priorité", "critères de priorité", "rules_id"),
        "RuleAction": Kind(
            "le SLA posé par une règle", "SLA posés par une règle", "rules_id", terms={"value": "SLA"}
        ),
    }

    @staticmethod
    def steps(plan: Plan) -> Iterator[Step]:
        for request in glpi.requests(plan):
            kind = request.path.strip("/").rpartition("/")[2]
            yield Step(request.id, kind, request.find, request.body["input"], request.place)

    @staticmethod
    def inputs(plan: Plan) -> Mapping[str, str]:
        return glpi.INPUTS

    def __init__(self, connection: Connection, credentials: Credentials) -> None:
        self._connection = connection
        self._credentials = credentials
        self._session: str | None = None

    def open(self) -> None:
        headers = {
            "Authorization": f"user_token {self._credentials.token}",
            "Content-Type": "application/json",
            **self._application,
        }
        answer = self._connection.get("/apirest.php/initSession", headers)
        token = answer.body.get("session_token") if isinstance(answer.body, dict) else None
        if not isinstance(token, str) or not token.isprintable():
            raise Rejected(
                f"{self._connection.shown} n'ouvre pas de session : est-ce bien un GLPI ?", answer.status
            )
        self._session = token

    def close(self) -> None:
        if self._session is not None:
            self._connection.send("GET", "/apirest.php/killSession", self._headers, None)

    def fitting(self, kind: str, find: Mapping[str, Any]) -> Iterable[Found]:
        return self._every(kind, {"name": find["name"]})

    def beginning(self, kind: str, name: str) -> Iterable[Found]:
        return self._every(kind, {"name": name.strip()})

    def parts(self, kind: str, parent: int) -> Iterable[Found]:
        field = self.kinds[kind].parent
        assert field is not None
        return self._every(kind, {field: parent})

    def create(self, kind: str, fields: Mapping[str, Any]) -> int:
        answer = self._in_session("POST", f"/apirest.php/{kind}/", {"input": fields})
        id_ = answer.body.get("id") if isinstance(answer.body, dict) else None
        if not isinstance(id_, int | str) or isinstance(id_, bool) or not str(id_).isdigit():
            raise self._refused(answer)
        return int(id_)

    def update(self, kind: str, id_: int, fields: Mapping[str, Any]) -> None:
        answer = self._in_session("PUT", f"/apirest.php/{kind}/{id_}", {"input": fields})
        told = answer.body[0] if isinstance(answer.body, list) and answer.body else answer.body
        if not (isinstance(told, dict) and told.get(str(id_)) is True):
            raise self._refused(answer)

    def delete(self, kind: str, id_: int) -> None:
        try:
            self._in_session("DELETE", f"/apirest.php/{kind}/{id_}?force_purge=true", None)
        except Rejected as error:
            if error.status != 404:  # it is gone already
                raise

    def normal(self, kind: str, field: str, value: Any) -> Any:
        """Numbers come as texts, and nothing as null."""
        return "" if value is None else str(value)

    def shown(self, kind: str, fields: Mapping[str, Any]) -> str:
        if kind == "CalendarSegment":
            return f"{DAYS[(int(fields['day']) - 1) % 7]} {slot(fields['begin'], fields['end'])}"
        if kind == "RuleCriteria":
            return str(fields.get("pattern", ""))
        return ""

    def told(
        self, kind: str, found: Mapping[str, Any], signed: Mapping[str, Any], fields: tuple[str, ...]
    ) -> Iterable[Told]:
        timed = [field for field in fields if field in ("number_time", "definition_time")]
        if timed:
            yield Told("délai", _delay(found), _delay(signed))
        for field in fields:
            if field == "end":
                yield Told("fin", hour(found.get(field)), hour(signed[field]))
            elif field not in timed:
                yield from plainly(self.kinds[kind], found, signed, (field,))

    @property
    def _application(self) -> dict[str, str]:
        return {"App-Token": self._credentials.application} if self._credentials.application else {}

    @property
    def _headers(self) -> dict[str, str]:
        assert self._session is not None
        return {"Session-Token": self._session, "Content-Type": "application/json", **self._application}

    def _every(self, kind: str, like: Mapping[str, Any]) -> Iterator[Found]:
        """All that GLPI has « like » this, page by page: it looks for a text anywhere in a field."""
        start, total = 0, 1
        while start < total:
            query = {f"searchText[{field}]": str(value) for field, value in like.items()}
            query["range"] = f"{start}-{start + _PAGE - 1}"
            answer = self._in_session("GET", f"/apirest.php/{kind}/?{urlencode(query)}", None)
            rows = answer.body if isinstance(answer.body, list) else []
            yield from (Found(int(row["id"]), row) for row in rows if isinstance(row, dict))
            counted = answer.headers.get("Content-Range", "").rpartition("/")[2]
            total = int(counted) if counted.isdigit() else 0
            start += _PAGE

    def _in_session(self, method: str, path: str, body: Any) -> Answer:
        """Log in again when the session has ended: a request that bears none is not carried out."""
        send = self._connection.ask if method == "GET" else self._connection.send
        try:
            return send(method, path, self._headers, body)
        except Rejected as error:
            if error.status != 401 or "ERROR_SESSION_TOKEN_INVALID" not in str(error.body):
                raise
        self.open()
        return send(method, path, self._headers, body)

    def _refused(self, answer: Answer) -> Rejected:
        told = answer.body[0] if isinstance(answer.body, list) and answer.body else answer.body
        message = told.get("message", "") if isinstance(told, dict) else ""
        said = self._connection.discreet(str(message))
        return Rejected(f"{self._connection.shown} refuse{' : ' + said if said else ''}.", 400, answer.body)


def _delay(fields: Mapping[str, Any]) -> str:
    return delay(fields.get("number_time"), fields.get("definition_time"))
