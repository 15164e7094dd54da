"""The answer as a technician reads it: the verdict first, then why, until when, who, and what to do."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from slac.coverage.decision import (
    Access,
    Candidate,
    Choice,
    Correspondent,
    Decision,
    Promise,
    Reason,
    Verdict,
)
from slac.french import enumeration, quote
from slac.visible import visible
from slac.worktime.wording import clock, due, ended, full_date, instant

#: Where the second column begins.
_MARGIN = 14
_CRITERIA = 4
_CHECKED = 4
_CONTACTS = 2

Paint = Callable[[str, str], str]

_COLOURS = {
    Verdict.COVERED: "green",
    Verdict.RESERVED: "yellow",
    Verdict.ROUTED: "blue",
    Verdict.OUTSIDE: "red",
    Verdict.OPEN: "magenta",
}


def plainly(text: str, _: str) -> str:
    return text


def told(decision: Decision, paint: Paint = plainly) -> list[str]:
    """The lines of the answer; ``paint`` gives a text the colour of that name, or "bold"."""
    lines = [paint(_headline(decision), _COLOURS[decision.verdict])]
    lines += [f"  {_reason(reason)}" for reason in decision.reasons]
    lines += [f"  Sous réserve : {_reason(reason)}" for reason in decision.reserves]
    sections = (
        ("Demande", _request(decision)),
        ("Proche", _candidates(decision)),
        ("Priorité", _priority(decision)),
        ("Délais", _delays(decision)),
        ("Contacts", _contacts(decision.correspondents)),
        ("Canaux", [_channel(access, decision.request.opened) for access in decision.channels]),
        ("À faire", _numbered(decision.todo)),
        ("À écarter", _checked(decision)),
        ("On suppose", list(decision.assumptions)),
    )
    for title, body in sections:
        for number, line in enumerate(body):
            shown = paint(f"{title:<{_MARGIN}}", "bold") if number == 0 else " " * _MARGIN
            lines.append(f"{shown}{line}".rstrip())
    return [visible(line) if paint is plainly else line for line in lines]


def _headline(decision: Decision) -> str:
    said = decision.verdict.said.upper()
    if decision.verdict is Verdict.ROUTED and decision.route_to is not None:
        to_level = decision.route_to == decision.level
        return (
            f"{said} {f'au niveau {decision.route_to}' if to_level else f'vers {quote(decision.route_to)}'}"
        )
    if decision.level is not None and decision.verdict in (Verdict.COVERED, Verdict.RESERVED):
        return f"{said}, au niveau {decision.level}"
    return said


def _reason(reason: Reason) -> str:
    text = visible(reason.text)
    if reason.place is None:
        return text
    end = "." if text.endswith(".") else ""
    return f"{text.removesuffix('.')} ({visible(reason.place.said)}){end}"


def _request(decision: Decision) -> list[str]:
    request = decision.request
    what = " sur ".join(filter(None, (request.category, request.item)))
    parts = [
        what,
        f"acquis le {full_date(request.acquired)}" if request.acquired else "",
        f"ouverte le {instant(request.opened)}" if request.opened else "",
        f"par {request.requester}" if request.requester else "",
    ]
    said = ", ".join(visible(part) for part in parts if part)
    impact = [quote(visible(request.impact))] if request.impact else []
    return [*([said] if said else []), *impact]


def _candidates(decision: Decision) -> list[str]:
    return [_candidate(candidate) for candidate in decision.candidates]


def _candidate(candidate: Candidate) -> str:
    """« couvert : le contrat couvre « Imprimantes » (…) »; its own name first where the reason gives another."""
    title, verdict, reason = (
        quote(visible(candidate.title)),
        candidate.verdict.said,
        _reason(candidate.reason),
    )
    if title in reason:
        return f"{verdict[:1].upper()}{verdict[1:]} : {reason[:1].lower()}{reason[1:]}"
    return f"{title} : {verdict}. {reason}"


def _priority(decision: Decision) -> list[str]:
    settled = decision.priority
    by = next((c.qualified_by for c in decision.choices if c.qualified_by), "")
    qualified = f"qualifiée par {visible(by)}" if by else ""
    if settled is not None:
        head = ", ".join(filter(None, (_named(settled), visible(settled.why), qualified)))
        return [f"{head} ({settled.place.said})", *_criteria(settled)]
    if not decision.choices:
        return []
    lines = [f"à choisir{f', {qualified}' if qualified else ''}"]
    for choice in decision.choices:
        lines.append(_named(choice))
        lines += _criteria(choice)
    return lines


def _named(choice: Choice) -> str:
    return visible(choice.name if choice.title == choice.name else f"{choice.name} {quote(choice.title)}")


def _criteria(choice: Choice) -> list[str]:
    shown = [f"- {visible(criterion)}" for criterion in choice.criteria[:_CRITERIA]]
    return [*shown, *(["- …"] if len(choice.criteria) > _CRITERIA else [])]


def _delays(decision: Decision) -> list[str]:
    lines: list[str] = []
    several = len({promise.element for promise in decision.promises}) > 1
    for promise in decision.promises:
        of = f"{promise.element}, " if several else ""
        lines += [visible(line) for line in _delay(promise, of, counted=decision.priority is not None)]
    # What keeps several delays from being counted is said once, below them.
    faults = dict.fromkeys(promise.fault for promise in decision.promises if promise.fault)
    if lines and decision.request.opened is None:
        lines.append("Pour les échéances, dites quand la demande est arrivée : --opened 2026-03-27T17:00.")
    return [*lines, *map(visible, faults)]


def _delay(promise: Promise, of: str, *, counted: bool) -> Iterator[str]:
    name = f"{of}{promise.metric} : "
    conditions = f", {', '.join(promise.conditions)}" if promise.conditions else ""
    said = promise.stated.split(", sauf ")[0].split(", si ")[0] if conditions else promise.stated
    if promise.deadline is None:
        yield f"{name}{said}{f' ({promise.cases})' if promise.cases else ''}{conditions}"
        return
    settled = promise.deadline.settled
    for reading in promise.deadline.readings:
        how = "" if settled else f", lu {reading.said}"
        yield f"{name}{due(reading.due)} ({said}{f', {promise.cases}' if promise.cases else ''}{how}{conditions})"
        if counted and settled:
            yield from (f"  {line}" for line in reading.lines)
    if not settled:
        yield "  Le contrat ne dit pas comment ce délai court : aucune réponse n'est choisie."


def _contacts(correspondents: Sequence[Correspondent]) -> list[str]:
    """Those of each party, a few where they depend on an activity that the request does not tell."""
    lines: list[str] = []
    for party in dict.fromkeys(c.party for c in correspondents):
        own = [c for c in correspondents if c.party == party]
        lines += [_contact(c) for c in own[:_CONTACTS]]
        if len(own) > _CONTACTS:
            lines.append(visible(f"{party} : d'autres encore, selon l'activité"))
    return lines


def _contact(correspondent: Correspondent) -> str:
    said = ", ".join(filter(None, (*correspondent.contacts, correspondent.missing)))
    activities = enumeration([quote(title) for title in correspondent.activities])
    return visible(f"{correspondent.party}{f', pour {activities}' if activities else ''} : {said}")


def _channel(access: Access, at: datetime | None) -> str:
    name = ", ".join(filter(None, (access.title, access.address)))
    until = access.until
    if access.open:
        state = f"ouvert jusqu'{_until(until, at)}" if until else "ouvert"
    else:
        state = f"fermé, rouvre le {instant(until)}" if access.open is False and until else ""
    return visible(f"{name} : {', '.join(filter(None, (state, access.note)))}")


def _until(closes: datetime, at: datetime | None) -> str:
    """« à 18 h 30 » on the day of the request, else « au lundi 30 mars 2026 à 18 h 30 »."""
    day = ended(closes)
    if at is None or (day or closes.date()) != at.date():
        return f"au {due(closes)}"
    return "à minuit" if day else f"à {clock(closes)}"


def _numbered(todo: Sequence[str]) -> list[str]:
    if len(todo) < 2:
        return [visible(step) for step in todo]
    return [f"{number}. {visible(step)}" for number, step in enumerate(todo, 1)]


def _checked(decision: Decision) -> list[str]:
    shown = [f"- {_reason(reason)}" for reason in decision.check[:_CHECKED]]
    rest = len(decision.check) - _CHECKED
    if rest > 0:
        shown.append("- et une autre exclusion" if rest == 1 else f"- et {rest} autres exclusions")
    return shown
