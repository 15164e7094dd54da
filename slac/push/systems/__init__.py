"""The systems that rules are pushed to: one module each, which knows the system's interface and nothing of contracts.

A module has ``Access``, a class with:

- ``title``, what users call the system; ``kinds``, what it holds, by its own word for it; ``remains``, what has to be
  done by hand all the same;
- ``steps(plan)``, what a contract needs there, and ``inputs(plan)``, what has to be given, with its French sentence;
- what ``System`` says beside: looking up, creating, updating, deleting.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from slac.diagnostics import SlacError
from slac.export.plan import Plan
from slac.push.connection import Connection
from slac.push.steps import Step
from slac.push.wording import plain


class NotPushed(SlacError):
    """A system that rules are not pushed to."""


class Kind(NamedTuple):
    """``label`` is French, with its article; ``several`` without. ``parent`` is the field that ties it to the object it
    is a part of: what is too many there is removed. ``bears_contract``: its names begin with the contract's. ``quiet``
    fields are written, and may differ. ``terms`` says the others in French."""

    label: str
    several: str
    parent: str | None = None
    bears_contract: bool = False
    quiet: tuple[str, ...] = ()
    terms: Mapping[str, str] = {}


class Told(NamedTuple):
    """A difference as people read it."""

    term: str
    found: str
    signed: str


class Found(NamedTuple):
    """An object of the system, with its identifier there."""

    id: int
    fields: Mapping[str, Any]


class Credentials(NamedTuple):
    """``token`` and what some systems ask beside it; None where nothing was given."""

    token: str
    application: str | None = None
    user: str | None = None


class Consulted(Protocol):
    """What looking something up needs of a system; each call may raise the errors of `Connection`."""

    @property
    def title(self) -> str: ...

    @property
    def kinds(self) -> Mapping[str, Kind]: ...

    def fitting(self, kind: str, find: Mapping[str, Any]) -> Iterable[Found]:
        """The objects of a kind that have these fields, or more of them: the caller looks again."""

    def beginning(self, kind: str, name: str) -> Iterable[Found]:
        """The objects of a kind whose names begin so, or more of them."""

    def parts(self, kind: str, parent: int) -> Iterable[Found]:
        """The parts of an object, by the ``parent`` field of their kind, or more of them."""

    def normal(self, kind: str, field: str, value: Any) -> Any:
        """``value`` in the one form in which two equal values are equal."""


class System(Consulted, Protocol):
    """A system that can be set as well; each call may raise the errors of `Connection`."""

    remains: str

    def __init__(self, connection: Connection, credentials: Credentials) -> None: ...

    @staticmethod
    def steps(plan: Plan) -> Iterable[Step]: ...

    @staticmethod
    def inputs(plan: Plan) -> Mapping[str, str]: ...

    def open(self) -> None:
        """Log in."""

    def close(self) -> None:
        """Log out, whatever happened."""

    def create(self, kind: str, fields: Mapping[str, Any]) -> int: ...

    def update(self, kind: str, id_: int, fields: Mapping[str, Any]) -> None: ...

    def delete(self, kind: str, id_: int) -> None: ...

    def shown(self, kind: str, fields: Mapping[str, Any]) -> str:
        """What tells an object without a name from its like, in French; empty where nothing does."""

    def told(
        self, kind: str, found: Mapping[str, Any], signed: Mapping[str, Any], fields: tuple[str, ...]
    ) -> Iterable[Told]:
        """How these ``fields`` differ, in French."""


def plainly(
    kind: Kind, found: Mapping[str, Any], signed: Mapping[str, Any], fields: Iterable[str]
) -> Iterable[Told]:
    """Differences of fields that say themselves what they are."""
    return [Told(kind.terms.get(f, f), plain(found.get(f)), plain(signed.get(f))) for f in fields]


@cache
def names() -> tuple[str, ...]:
    """The systems, in alphabetical order."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def system(name: str) -> Callable[[Connection, Credentials], System]:
    """The class of the system of that name; raises `NotPushed`."""
    if name not in names():
        raise NotPushed(
            f"« {name} » n'est pas un outil que slac sait régler lui-même (au choix : {', '.join(names())}) ; "
            "« slac export » écrit des fichiers pour d'autres."
        )
    access: Callable[[Connection, Credentials], System] = import_module(f"slac.push.systems.{name}").Access
    return access
