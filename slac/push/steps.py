"""What has to stand in a system, in order, each thing known by what identifies it there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.export.quantities import Json
from slac.export.ruleset import Place


class MissingInput(SlacError):
    """What only the system's administrator knows, and did not say."""


class Step(NamedTuple):
    """One object. ``find`` are the fields by which it is recognised, ``fields`` all those that it must have.

    A value that begins with « $ » stands for the identifier of an earlier step or of an input (« $$ » for a « $ »).
    ``given``: it is never created, only looked for. ``place`` is the clause that it comes from, None for what serves
    several.
    """

    id: str
    kind: str
    find: Json
    fields: Json
    place: Place | None = None
    given: bool = False


class Unknown(Exception):
    """A reference to what does not exist yet."""


def filled(value: Any, known: Mapping[str, Any]) -> Any:
    """``value`` with its references replaced; raises `Unknown`."""
    if isinstance(value, dict):
        return {key: filled(inner, known) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, known) for inner in value]
    if not isinstance(value, str) or not value.startswith("$"):
        return value
    if value.startswith("$$"):
        return value[1:]
    if value not in known:
        raise Unknown(value)
    return known[value]


def inputs_given(wanted: Mapping[str, str], given: Mapping[str, str]) -> dict[str, int]:
    """The identifiers that were given, by reference; raises `MissingInput` when one lacks or is none."""
    names = {reference.removeprefix("$"): reference for reference in wanted}
    for name in given:
        if name not in names:
            known = ", ".join(names) or "aucun"
            raise MissingInput(
                f"--input {name} : cet outil ne demande rien de ce nom (il demande : {known})."
            )
    lacking = [
        f"--input {name}=… ({wanted[reference][0].lower()}{wanted[reference][1:].rstrip('.')})"
        for name, reference in names.items()
        if name not in given
    ]
    if lacking:
        raise MissingInput(f"Il faut aussi donner {' ; '.join(lacking)}.")
    for name, value in given.items():
        if not (value.isascii() and value.isdigit()):
            raise MissingInput(f"--input {name}={value} : un identifiant de l'outil est un nombre.")
    return {names[name]: int(value) for name, value in given.items()}
