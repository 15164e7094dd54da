"""Immutable values with named fields, cheap to declare.

A `Record` is what ``@dataclass(frozen=True)`` makes, read so by type checkers (PEP 681), but its methods are written
once: those of a dataclass are generated and compiled anew, class by class, in every process, and its module imports
half of Python's own inspection. That was an eighth of a first answer.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


class Field(NamedTuple):
    """A field of a record: its ``default`` (`REQUIRED`: none), and whether it counts when records are compared."""

    default: Any
    compare: bool = True


REQUIRED = object()
_set = object.__setattr__  # a record's own refuses


def uncompared(*, default: Any = REQUIRED) -> Any:
    """Declares a field that makes no difference between two records: a place, a cache."""
    return Field(default, compare=False)


@dataclass_transform(frozen_default=True, field_specifiers=(uncompared,))
class Record:
    """A value whose fields are its class's annotations, those of its bases first; defaults are shared, never copied.

    Records are equal when they are of one class and their compared fields are equal. Fields are given in order or by
    name. Without slots, so that a ``cached_property`` can remember what it found.
    """

    __record_fields__: ClassVar[dict[str, Field]] = {}
    __record_defaults__: ClassVar[dict[str, Any]] = {}
    __record_key__: ClassVar[Callable[[Any], object]]
    __record_values__: ClassVar[Callable[[Any], Any]]  # what a single field holds stands alone

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        known = cls.__record_fields__.copy()
        for name in cls.__annotations__:
            default = cls.__dict__.get(name, REQUIRED)
            known[name] = default if type(default) is Field else Field(default)
            if name in cls.__dict__:
                delattr(cls, name)  # the instance has it; a class's would hide that a field is missing
        compared = [name for name, field in known.items() if field.compare]
        cls.__record_fields__ = known
        cls.__record_defaults__ = {n: f.default for n, f in known.items() if f.default is not REQUIRED}
        cls.__record_key__ = attrgetter(*compared) if compared else bool
        cls.__record_values__ = attrgetter(*known) if known else tuple
        setattr(cls, "__match_args__", tuple(known))  # noqa: B010 - type checkers forbid the plain way

    def __init__(self, *given: Any, **named: Any) -> None:
        """Raises `TypeError` for a field that is missing, given twice, or none."""
        cls = type(self)
        known = cls.__record_fields__
        stated = named
        if given:
            stated = dict(zip(known, given))  # noqa: B905 - the rest have names or defaults
            stated.update(named)
        values = cls.__record_defaults__ | stated
        if len(stated) != len(given) + len(named) or values.keys() != known.keys():
            raise TypeError(cls._misfit(given, named))
        _set(self, "__dict__", values)

    @classmethod
    def _misfit(cls, given: tuple[Any, ...], named: dict[str, Any]) -> str:
        """Why these are not the fields of this class."""
        known, called = list(cls.__record_fields__), cls.__name__
        if len(given) > len(known):
            return f"{called} has {len(known)} fields, not {len(given)}"
        if twice := [name for name in known[: len(given)] if name in named]:
            return f"{called} is given {', '.join(twice)} twice"
        if unknown := [name for name in named if name not in known]:
            return f"{called} has no {', '.join(unknown)}"
        needed = [n for n in known[len(given) :] if n not in named and n not in cls.__record_defaults__]
        return f"{called} needs {', '.join(needed)}"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        key = type(self).__record_key__
        return key(self) == key(other)

    def __hash__(self) -> int:
        return hash(type(self).__record_key__(self))

    def __repr__(self) -> str:
        stated = (
            f"{name}={getattr(self, name)!r}" for name, f in self.__record_fields__.items() if f.compare
        )
        return f"{type(self).__name__}({', '.join(stated)})"


def fields(record: Record | type[Record]) -> dict[str, Field]:
    """The fields of a record or of its class by their names, in their order."""
    return record.__record_fields__


def values(record: Record) -> tuple[Any, ...]:
    """What the fields of a record hold, in their order."""
    held = type(record).__record_values__(record)
    return held if len(record.__record_fields__) > 1 else (held,)


def replace(record: R, **changes: Any) -> R:
    """The same record with other values in some fields."""
    return type(record)(**{name: getattr(record, name) for name in record.__record_fields__} | changes)
