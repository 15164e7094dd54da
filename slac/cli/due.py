"""What ``slac deadline`` answers, and the short way to it.

A question in plain options is answered from what is kept of the contract, without loading click or the language:
a technician, or a ticketing system, asks it for every ticket.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from slac.cli.paths import one_contract
from slac.cli.promised import COMMITMENT, PRIORITY, Promised, Promises, promises_of
from slac.cli.terminal import say, strong
from slac.configuration import configuration_of
from slac.errors import SlacError
from slac.visible import visible
from slac.worktime.counting import Deadline, Reading, count
from slac.worktime.errors import WorktimeError
from slac.worktime.terms import Terms
from slac.worktime.wording import due, instant, zone_name

FORMATS = ("text", "json")

#: What a plain question may tell.
_PLAIN = ("contract", "opened", "priority", "commitment", "metric", "offer", "format")


class Question(NamedTuple):
    """Which delays of a contract, for an event at ``opened``; just one of ``priority`` and ``commitment`` is told.

    ``pauses`` are ``(from, to)`` while the count is suspended.
    """

    contract: str
    opened: datetime
    priority: str | None = None
    commitment: str | None = None
    metric: str | None = None
    offer: str | None = None
    format: str = "text"
    pauses: tuple[tuple[datetime, datetime], ...] = ()


class NoSuchDelay(SlacError):
    """A priority, a commitment or a delay that the contract does not have."""


def plain_question(arguments: Sequence[str]) -> Question | None:
    """The question that arguments ask in plain options; None for all others, which click reads or refuses."""
    given: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        field = option.removeprefix("--") if option.startswith("--") else "contract"
        if field == "contract":
            value = argument
        elif not equals:
            value = next(rest, "")
        if field not in _PLAIN or field in given or not value or value.startswith("-"):
            return None
        given[field] = value
    try:
        if len(given["opened"]) <= len("2026-03-27"):
            return None  # a day is no instant
        question = Question(**given | {"opened": datetime.fromisoformat(given["opened"])})
    except (KeyError, TypeError, ValueError):
        return None
    return (
        question
        if question.format in FORMATS and (question.priority is None) != (question.commitment is None)
        else None
    )


def answer(question: Question) -> int:
    """Say when the delays are due; gives the exit code. Raises `SlacError`."""
    promises = promises_of(one_contract(question.contract, configuration_of(Path.cwd())))
    promised = _promised(promises, question)
    wanted = _wanted(promised, question)
    if question.format == "json":
        return _answer_in_json(promises, promised, question, wanted)
    told = []
    faults: list[WorktimeError] = []
    for _, terms in wanted:
        heading = visible(_heading(promised.name, terms))
        try:
            told.append([heading, *_told(count(terms, promised.ground, question.opened, question.pauses))])
        except WorktimeError as error:
            faults.append(error)
            told.append([heading, visible(f"Sans échéance. {error}")])
    if len(faults) == len(told):
        raise faults[0]
    say("\n\n".join("\n".join(lines) for lines in told))
    return max((fault.exit_code for fault in faults), default=0)


def _answer_in_json(
    promises: Promises, promised: Promised, question: Question, wanted: Sequence[tuple[str, Terms]]
) -> int:
    from slac.export.text import dumps, loads

    if len(wanted) > 1:
        names = ", ".join(f"« {_delay(terms)} »" for _, terms in wanted)
        raise NoSuchDelay(
            f"« {promised.name} » a plusieurs délais ou cas ({names}) : choisissez avec --metric et --offer."
        )
    ((target, terms),) = wanted
    deadline = count(terms, promised.ground, question.opened, question.pauses)
    kind = PRIORITY if question.priority is not None else COMMITMENT
    asked = {"contract": promises.contract, kind: promised.name, "target": loads(target.encode())}
    say(dumps(asked | _data(deadline)).decode(), nl=False)
    return 0


def _promised(promises: Promises, question: Question) -> Promised:
    kind, name = (
        (PRIORITY, question.priority) if question.priority else (COMMITMENT, question.commitment or "")
    )
    found = promises.find(kind, name)
    if found is not None:
        return found
    what = "aucune priorité" if kind == PRIORITY else "aucun engagement"
    known = ", ".join(promises.names(kind))
    there = f" ; il a : {known}." if known else "."
    raise NoSuchDelay(f"Le contrat n'a {what} « {name} »{there}")


def _wanted(promised: Promised, question: Question) -> tuple[tuple[str, Terms], ...]:
    if not promised.delays:
        raise NoSuchDelay(f"« {promised.name} » n'a aucun délai chiffré.")
    metric, offer = question.metric, question.offer
    wanted = promised.delays
    if metric is not None:
        wanted = tuple(delay for delay in wanted if _same(delay[1].metric, metric))
        if not wanted:
            known = ", ".join(dict.fromkeys(terms.metric for _, terms in promised.delays))
            raise NoSuchDelay(f"« {promised.name} » n'a pas de délai « {metric} » ; il a : {known}.")
    if offer is not None:
        cases = dict.fromkeys(case for _, terms in wanted for case in terms.cases)
        if cases and not any(_same(case, offer) for case in cases):
            raise NoSuchDelay(
                f"Les délais de « {promised.name} » ne dépendent pas de « {offer} », mais de : {', '.join(cases)}."
            )
        wanted = tuple(
            delay
            for delay in wanted
            if not delay[1].cases or any(_same(case, offer) for case in delay[1].cases)
        )
    return wanted


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    from slac.syntax.folding import folded_words  # here: a name written as it is needs no grammar

    return folded_words(one) == folded_words(other)


# -- what is said -------------------------------------------------------------------------------------------------


def _heading(name: str, terms: Terms) -> str:
    """« P1 (or), résolution : 8 heures ouvrées »."""
    cases = f" ({', '.join(terms.cases)})" if terms.cases else ""
    return f"{name}{cases}, {terms.metric} : {terms.said}"


def _delay(terms: Terms) -> str:
    return " ".join(filter(None, (terms.metric, f"({', '.join(terms.cases)})" if terms.cases else "")))


def _told(deadline: Deadline) -> list[str]:
    terms = deadline.terms
    lines = [f"Départ : {instant(deadline.opened)} ({_zone(deadline.opened)})"]
    for reading in deadline.readings:
        unsettled = "" if deadline.settled else f" (lu {reading.said})"
        lines.append(strong(f"Échéance{unsettled} : {_due(reading.due)}"))
        lines += [f"  {visible(line)}" for line in reading.lines]
    lines += _equivalent(deadline)
    if not deadline.settled:
        lines.append("Le contrat ne dit pas comment ce délai court : aucune réponse n'est choisie.")
    if terms.conditional:
        lines.append("Sous réserve d'une condition du contrat, qu'une personne apprécie.")
    if deadline.assumptions:
        lines.append("On a supposé :")
        lines += [f"  {visible(sentence)}" for sentence in deadline.assumptions]
    return lines


def _equivalent(deadline: Deadline) -> list[str]:
    """What the stated equivalent would give, and that it does not count."""
    if not deadline.also:
        return []
    stated = visible(deadline.terms.also_said)
    said = f"Le contrat dit aussi « {stated} » ; c'est le premier chiffre qui compte. Le second donnerait :"
    return [said, *(f"  lu {reading.said} : {_due(reading.due)}" for reading in deadline.also)]


def _due(at: datetime) -> str:
    """« vendredi 27 mars 2026 à 17 h 00 (Europe/Paris) »."""
    return f"{due(at)} ({_zone(at)})"


def _zone(at: datetime) -> str:
    key: str | None = getattr(at.tzinfo, "key", None)
    return zone_name(key) if key else f"UTC{at.isoformat()[-6:]}"


def _data(deadline: Deadline) -> dict[str, Any]:
    settled = deadline.readings[0] if deadline.settled else None
    return {
        "metric": deadline.terms.metric,
        "opened": deadline.opened.isoformat(),
        "due": settled.due.isoformat() if settled else None,
        "calendar": deadline.calendar,
        "clock": settled.clock if settled else "unstated",
        "steps": _steps(settled) if settled else [],
        "assumptions": list(deadline.assumptions),
        "readings": [] if settled else [_reading(reading) for reading in deadline.readings],
        "equivalent": [_reading(reading) for reading in deadline.also],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"clock": reading.clock, "due": reading.due.isoformat(), "steps": _steps(reading)}


def _steps(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"from": step.start.isoformat(), "to": step.end.isoformat(), "minutes": step.minutes, "why": step.why}
        for step in reading.steps
    ]
