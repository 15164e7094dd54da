"""Make a system hold what was signed: what stands too many goes, what lacks comes, what differs is set right.

Every write is preceded by a look, and one whose answer was lost is looked for before it is made again: nothing is made
twice, and the same command run again goes on where it was stopped.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.push.connection import Rejected, Unanswered
from slac.push.steps import Step, filled
from slac.push.survey import Survey, look_up
from slac.push.systems import System

CREATED, UPDATED, DELETED = "créé", "mis à jour", "supprimé"


class Stopped(SlacError):
    """The work could not be finished; what was done is done, and the rest is not."""

    exit_code = 1


class Done(NamedTuple):
    """What was done to one object."""

    what: str
    kind: str
    fields: Mapping[str, Any]


def apply(
    system: System,
    survey: Survey,
    inputs: Mapping[str, int],
    tell: Callable[[Done], None] = lambda done: None,
) -> tuple[Done, ...]:
    """Carry out what ``survey`` found to do, in order; raises `Stopped`, saying how far it came.

    Parts that are too many go first: some systems refuse what overlaps them.
    """
    known: dict[str, Any] = dict(inputs)
    done: list[Done] = []
    total = len([state for state in survey.states if not state.conforms])
    total += len([one for one in survey.surplus if one.part])

    def note(what: str, kind: str, fields: Mapping[str, Any]) -> None:
        done.append(Done(what, kind, fields))
        tell(done[-1])

    try:
        for surplus in survey.surplus:
            if surplus.part:
                _repeatable(lambda one=surplus: system.delete(one.kind, one.found.id))  # type: ignore[misc]
                note(DELETED, surplus.kind, surplus.found.fields)
        for state in survey.states:
            step = state.step
            if state.found is None:
                fields = filled(step.fields, known)
                known[step.id] = _create(system, step, known)
                note(CREATED, step.kind, fields)
                continue
            known[step.id] = state.found.id
            fields = filled(step.fields, known)
            if (
                state.differences or state.fields is None
            ):  # None: what it refers to was not there to be compared
                _repeatable(lambda s=state, f=fields: system.update(s.step.kind, s.found.id, f))  # type: ignore[misc]
                note(UPDATED, step.kind, fields)
    except SlacError as error:
        if not done and not isinstance(error, Unanswered):
            raise
        raise Stopped(
            f"{error} La configuration est incomplète : {len(done)} sur {total} faits. Relancez la même commande : "
            "elle reprend où elle s'est arrêtée, sans rien créer deux fois."
        ) from error
    return tuple(done)


def _create(system: System, step: Step, known: Mapping[str, Any]) -> int:
    """Create it; when the answer was lost, look whether it is there before trying once more."""
    for last in (False, True):
        try:
            return system.create(step.kind, filled(step.fields, known))
        except (Unanswered, Rejected) as error:
            if isinstance(error, Rejected) and not error.uncertain:
                raise
            there = look_up(system, step, known)
            if there.found is not None:
                return there.found.id
            if last:
                raise
    raise AssertionError("unreachable")


def _repeatable(write: Callable[[], None]) -> None:
    """A write that comes to the same when it is made twice."""
    try:
        write()
    except Unanswered:
        write()
    except Rejected as error:
        if not error.uncertain:
            raise
        write()
