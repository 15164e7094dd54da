"""What stands in a system beside what was signed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.push.steps import Step, Unknown, filled
from slac.push.systems import Consulted, Found


class Ambiguous(SlacError):
    """Two objects of the system answer to one name: nobody can say which is the contract's."""

    exit_code = 1


class NotThere(SlacError):
    """What has to be in the system before, and is not."""

    exit_code = 1


class Difference(NamedTuple):
    field: str
    found: Any
    signed: Any


class State(NamedTuple):
    """One step, and what was found for it; ``fields`` is None when it depends on what does not exist yet."""

    step: Step
    found: Found | None
    fields: Mapping[str, Any] | None
    differences: tuple[Difference, ...] = ()

    @property
    def conforms(self) -> bool:
        return self.found is not None and not self.differences


class Surplus(NamedTuple):
    """Something in the system that the contract does not ask for, though it bears its name or is a part of what does.

    ``part``: it is a part of an object of the contract, and changes what it means.
    """

    kind: str
    found: Found
    part: bool


class Survey(NamedTuple):
    states: tuple[State, ...]
    surplus: tuple[Surplus, ...]

    @property
    def conforms(self) -> bool:
        return not self.surplus and all(state.conforms for state in self.states)


def survey(system: Consulted, steps: Sequence[Step], inputs: Mapping[str, int], identifier: str) -> Survey:
    """Look up every step, by what identifies it; raises `Ambiguous` and `NotThere`.

    ``identifier`` is that of the contract, with which the names of its objects begin.
    """
    known: dict[str, Any] = dict(inputs)
    seen = _Seen(system)
    states = []
    for step in steps:
        state = look_up(seen, step, known)
        if state.found is not None:
            known[step.id] = state.found.id
        elif step.given:
            names = ", ".join(f"« {value} »" for value in step.find.values())
            label = system.kinds[step.kind].label
            raise NotThere(f"{system.title} n'a pas {label} {names} : créez-la d'abord.")
        states.append(state)
    return Survey(tuple(states), tuple(_surplus(seen, states, identifier)))


class _Seen:
    """A system of which nothing is asked twice, during one survey."""

    def __init__(self, system: Consulted) -> None:
        self._system = system
        self._parts: dict[tuple[str, int], tuple[Found, ...]] = {}
        self.title, self.kinds, self.normal = system.title, system.kinds, system.normal
        self.fitting, self.beginning = system.fitting, system.beginning

    def parts(self, kind: str, parent: int) -> tuple[Found, ...]:
        if (kind, parent) not in self._parts:
            self._parts[kind, parent] = tuple(self._system.parts(kind, parent))
        return self._parts[kind, parent]


def look_up(system: Consulted, step: Step, known: Mapping[str, Any]) -> State:
    """What a step finds in the system as it is now."""
    try:
        find = filled(step.find, known)
    except Unknown:
        return State(step, None, None)
    parent = system.kinds[step.kind].parent
    near = system.parts(step.kind, find[parent]) if parent in find else system.fitting(step.kind, find)
    fitting = [found for found in near if _fits(system, step.kind, found, find)]
    if len(fitting) > 1:
        label = system.kinds[step.kind].label
        numbers = ", ".join(str(one.id) for one in fitting)
        raise Ambiguous(
            f"{system.title} a {len(fitting)} objets pour un seul ({label}, numéros {numbers}) : gardez celui du "
            "contrat, renommez ou supprimez les autres."
        )
    try:
        fields = filled(step.fields, known)
    except Unknown:
        fields = None
    if not fitting:
        return State(step, None, fields)
    found = fitting[0]
    return State(step, found, fields, tuple(_differences(system, step, found, fields or find)))


def _fits(system: Consulted, kind: str, found: Found, find: Mapping[str, Any]) -> bool:
    return all(_same(system, kind, field, found.fields.get(field), value) for field, value in find.items())


def _same(system: Consulted, kind: str, field: str, one: Any, other: Any) -> bool:
    return bool(system.normal(kind, field, one) == system.normal(kind, field, other))


def _differences(
    system: Consulted, step: Step, found: Found, fields: Mapping[str, Any]
) -> Iterator[Difference]:
    quiet = system.kinds[step.kind].quiet
    for field, signed in fields.items():
        value = found.fields.get(field)
        if field not in quiet and not _same(system, step.kind, field, value, signed):
            yield Difference(field, value, signed)


def _surplus(system: Consulted, states: Sequence[State], identifier: str) -> Iterator[Surplus]:
    """Parts that the contract's objects should not have, then objects that bear its name and are of no use to it."""
    kept = {(state.step.kind, state.found.id) for state in states if state.found}
    there = {state.step.id: state.found.id for state in states if state.found}
    for kind, described in system.kinds.items():
        field = described.parent
        if field is None:
            continue
        references = (state.step.fields[field] for state in states if state.step.kind == kind)
        for parent in dict.fromkeys(there[reference] for reference in references if reference in there):
            for found in system.parts(kind, parent):
                if (
                    _same(system, kind, field, found.fields.get(field), parent)
                    and (kind, found.id) not in kept
                ):
                    yield Surplus(kind, found, part=True)
    for kind, described in system.kinds.items():
        if described.bears_contract:
            for found in system.beginning(kind, f"{identifier} "):
                if _named(found).startswith(f"{identifier} ") and (kind, found.id) not in kept:
                    yield Surplus(kind, found, part=False)


def _named(found: Found) -> str:
    return str(found.fields.get("name", ""))
