"""Calls to a system's programming interface, as a file that a person can read and a machine can send.

What is only known once the system has answered, or that only its administrator knows, is written « $name » wherever a
value is expected: the ``id`` of an earlier request, or one of the ``inputs``.
"""

from typing import Any, NamedTuple

from slac.export.plan import Plan
from slac.export.quantities import Json
from slac.export.ruleset import Place
from slac.export.text import dumps


class Request(NamedTuple):
    """One call. ``find`` are the fields by which an object that is already there is recognised; ``id`` is « $… »."""

    method: str
    path: str
    body: Json
    id: str
    find: Json
    place: Place | None = None


def written(target: str, plan: Plan, inputs: Json, requests: list[Request]) -> bytes:
    """The file; ``inputs`` says in French, by name, what has to be given."""
    content = {
        "version": 1,
        "target": target,
        "contract": plan.rules.identifier,
        "source_sha256": plan.rules.fingerprint,
        "inputs": inputs,
        "requests": [_request(one) for one in requests],
    }
    return dumps(content, sort=False)


def _request(one: Request) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": one.id,
        "method": one.method,
        "path": one.path,
        "find": one.find,
        "body": one.body,
    }
    if one.place is not None:
        said["source"] = {"clause": one.place.clause, "line": one.place.line}
    return said


def literal(text: str) -> str:
    """A text of the contract that must not be taken for a reference: « $$x » is read « $x »."""
    return f"${text}" if text.startswith("$") else text
