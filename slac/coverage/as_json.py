"""The answer as plain JSON data; its shape is ``decision.schema.json``, and what changes it changes ``VERSION``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from slac.coverage.decision import Access, Choice, Decision, Place, Promise, Reason
from slac.worktime.counting import Deadline, Reading

Json = dict[str, Any]

VERSION = 1


def as_json(decision: Decision) -> Json:
    """The whole answer; instants are in ISO 8601 with their offset, the request's own as it was given."""
    return {
        "version": VERSION,
        "contract": decision.contract,
        "request": _request(decision),
        "verdict": decision.verdict.value,
        "verdict_label": decision.verdict.said,
        "covers": decision.covers,
        "items": list(decision.items),
        "reasons": [_reason(reason) for reason in decision.reasons],
        "reserves": [_reason(reason) for reason in decision.reserves],
        "route_to": decision.route_to,
        "level": decision.level,
        "steps": [[{"action": step.action, "to": step.to} for step in choice] for choice in decision.steps],
        "candidates": [
            {"title": c.title, "verdict": c.verdict.value, "reason": _reason(c.reason)}
            for c in decision.candidates
        ],
        "priority": _choice(decision.priority) if decision.priority else None,
        "priorities": [] if decision.priority else [_choice(choice) for choice in decision.choices],
        "delays": [_promise(promise) for promise in decision.promises],
        "correspondents": [
            {
                "party": c.party,
                "contacts": list(c.contacts),
                "activities": list(c.activities),
                "missing": c.missing,
                "place": _place(c.place),
            }
            for c in decision.correspondents
        ],
        "channels": [_channel(access) for access in decision.channels],
        "todo": list(decision.todo),
        "ask": list(decision.ask),
        "exclusions_to_rule_out": [_reason(reason) for reason in decision.check],
        "assumptions": list(decision.assumptions),
    }


def _request(decision: Decision) -> Json:
    given = decision.request._asdict()
    del given["pauses"], given["worked_around"]
    return {key: _plain(value) for key, value in given.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _reason(reason: Reason) -> Json:
    return {"text": reason.text, "place": _place(reason.place)}


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "clause": place.number,
        "title": place.title,
        "path": place.path,
        "line": place.line,
        "text": place.text,
    }


def _choice(choice: Choice) -> Json:
    return {
        "name": choice.name,
        "title": choice.title,
        "why": choice.why,
        "criteria": list(choice.criteria),
        "qualified_by": choice.qualified_by,
        "place": _place(choice.place),
    }


def _promise(promise: Promise) -> Json:
    deadline = promise.deadline
    settled = deadline.readings[0] if deadline and deadline.settled else None
    return {
        "of": promise.element,
        "metric": promise.metric,
        "stated": promise.said,
        "conditions": list(promise.conditions),
        "opened": deadline.opened.isoformat() if deadline else None,
        "due": settled.due.isoformat() if settled else None,
        "clock": settled.clock if settled else None,
        "calendar": deadline.calendar if deadline else None,
        "steps": _steps(settled) if settled else [],
        "readings": _readings(deadline) if deadline and not settled else [],
        "fault": promise.fault,
        "place": _place(promise.place),
    }


def _readings(deadline: Deadline) -> list[Json]:
    return [
        {"clock": r.clock, "due": r.due.isoformat(), "label": r.said, "steps": _steps(r)}
        for r in deadline.readings
    ]


def _steps(reading: Reading) -> list[Json]:
    return [
        {"from": s.start.isoformat(), "to": s.end.isoformat(), "minutes": s.minutes, "why": s.why}
        for s in reading.steps
    ]


def _channel(access: Access) -> Json:
    return {
        "name": access.name,
        "title": access.title,
        "address": access.address,
        "open": access.open,
        "until": access.until.isoformat() if access.until else None,
        "note": access.note,
        "place": _place(access.place),
    }
