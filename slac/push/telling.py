"""What a survey found, in French lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from slac.export.ruleset import Place
from slac.french import count
from slac.push.survey import State, Surplus, Survey
from slac.push.systems import System, Told


def plan_lines(system: System, survey: Survey) -> Iterator[str]:
    """What applying would do, then what it leaves alone; new objects of one kind stand in one line."""
    for one in survey.surplus:
        if one.part:
            yield f"  − {_called(system, one.kind, one.found.fields)} : en trop, à supprimer"
    new: dict[str, list[State]] = {}
    for state in survey.states:
        if state.found is None:
            new.setdefault(state.step.kind, []).append(state)
    for kind, states in new.items():
        names = [name for state in states if (name := _own(system, kind, _fields(state)))]
        if len(states) == 1:
            yield f"  + {_of(system, states[0])} : à créer"
        else:
            yield f"  + {len(states)} {system.kinds[kind].several}{' : ' + ', '.join(names) if names else ''}"
    for state in survey.states:
        if state.found is not None and state.fields is None:
            yield f"  ~ {_of(system, state)} : à rattacher à ce qui sera créé"
        elif state.differences:
            said = (f"{told.term} {told.found} → {told.signed}" for told in _told(system, state))
            yield f"  ~ {_of(system, state)} : {' ; '.join(said)}"
    alike = counted(survey)[1]
    if alike:
        yield f"  = {count(alike, 'objet déjà conforme', 'objets déjà conformes')}"
    yield from _left(system, survey)


def drift_lines(system: System, survey: Survey) -> Iterator[str]:
    """Clause by clause, how what is configured differs from what was signed; nothing where it does not."""
    lines: dict[str, list[str]] = {}
    for state in survey.states:
        if not state.conforms:
            lines.setdefault(_clause(state.step.place), []).append(_drifted(system, state))
    for one in survey.surplus:
        if one.part:
            lines.setdefault("", []).append(f"{_called(system, one.kind, one.found.fields)} est en trop")
    for clause in sorted(lines, key=lambda clause: not clause):  # what serves several clauses comes last
        yield f"{clause or 'Sans clause propre'} :"
        yield from (f"  {said}" for said in lines[clause])
    yield from _left(system, survey)


def counted(survey: Survey) -> tuple[int, int]:
    """How many things would be written, and how many stand as they should."""
    wrong = sum(1 for state in survey.states if not state.conforms)
    parts = sum(1 for one in survey.surplus if one.part)
    return wrong + parts, sum(1 for state in survey.states if state.conforms and not state.step.given)


def as_json(system: System, survey: Survey) -> dict[str, Any]:
    """The survey, for a program: ``differences`` with what was found and what was signed, ``surplus``."""
    return {
        "version": 1,
        "system": system.title,
        "conforms": survey.conforms,
        "differences": [_state_json(state) for state in survey.states if not state.conforms],
        "surplus": [_surplus_json(one) for one in survey.surplus],
    }


def done_line(system: System, what: str, kind: str, fields: Mapping[str, Any]) -> str:
    return f"  {_called(system, kind, fields)} : {what}"


def _drifted(system: System, state: State) -> str:
    if state.found is None:
        return f"{_of(system, state)} manque"
    if state.fields is None:
        return f"{_of(system, state)} dépend de ce qui manque"
    said = (f"{told.term} {told.found}, et {told.signed} au contrat" for told in _told(system, state))
    return f"{_of(system, state)} : {' ; '.join(said)}"


def _left(system: System, survey: Survey) -> Iterator[str]:
    for one in survey.surplus:
        if not one.part:
            yield (
                f"  ? {_called(system, one.kind, one.found.fields)} : porte le nom du contrat, qui ne le demande "
                "plus ; à retirer à la main si rien ne s'en sert"
            )


def _told(system: System, state: State) -> Iterator[Told]:
    assert state.found is not None
    signed = state.fields or state.step.fields
    fields = tuple(difference.field for difference in state.differences)
    yield from system.told(state.step.kind, state.found.fields, signed, fields)


def _fields(state: State) -> Mapping[str, Any]:
    return state.fields or state.step.fields


def _of(system: System, state: State) -> str:
    return _called(system, state.step.kind, _fields(state))


def _called(system: System, kind: str, fields: Mapping[str, Any]) -> str:
    """« le SLA « crm360 P1 TTR » », « la plage lundi 9 h à 18 h 30 »."""
    return f"{system.kinds[kind].label} {_own(system, kind, fields)}".rstrip()


def _own(system: System, kind: str, fields: Mapping[str, Any]) -> str:
    name = fields.get("name")
    if isinstance(name, str) and name:
        return f"« {name.removeprefix('$') if name.startswith('$$') else name} »"
    return system.shown(kind, fields)


def _clause(place: Place | None) -> str:
    if place is None:
        return ""
    return f"Article {place.clause}, ligne {place.line}" if place.clause else f"Ligne {place.line}"


def _state_json(state: State) -> dict[str, Any]:
    place = state.step.place
    return {
        "kind": state.step.kind,
        "name": state.step.fields.get("name"),
        "id": state.found.id if state.found else None,
        "missing": state.found is None,
        "source": {"clause": place.clause, "line": place.line} if place else None,
        "fields": [{"field": d.field, "found": d.found, "signed": d.signed} for d in state.differences],
    }


def _surplus_json(one: Surplus) -> dict[str, Any]:
    return {"kind": one.kind, "id": one.found.id, "name": one.found.fields.get("name"), "part": one.part}
