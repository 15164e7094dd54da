"""Immutable values with named fields, cheap to declare.

A `Record` is what ``@dataclass(frozen=True)`` makes, read so by type checkers (PEP 681), but its methods are written
once: those of a dataclass are generated and compiled anew, class by class, in every process, and its module imports
half of Python's own inspection. That was an eighth of a first answer.
"""

from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


class Field(NamedTuple):
    """A field of a record: its ``default`` (`REQUIRED`: none), and whether it counts when records are compared."""

    default: Any
    compare: bool = True


REQUIRED = object()


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

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {}
        for name in cls.__annotations__:
            default = cls.__dict__.get(name, REQUIRED)
            own[name] = default if type(default) is Field else Field(default)
            if name in cls.__dict__:
                delattr(cls, name)  # the instance has it; a class's would hide that a field is missing
        cls.__record_fields__ = cls.__record_fields__ | own
        setattr(cls, "__match_args__", tuple(cls.__record_fields__))  # noqa: B010 - type checkers forbid the plain way

    def __init__(self, *given: Any, **named: Any) -> None:
        """Raises `TypeError` for a field that is missing, given twice, or none."""
        fields = self.__record_fields__
        if len(given) > len(fields):
            raise TypeError(f"{type(self).__name__} has {len(fields)} fields, not {len(given)}")
        values = dict(zip(fields, given))  # noqa: B905 - the rest have names or defaults
        if not values.keys().isdisjoint(named):
            raise TypeError(f"{type(self).__name__} is given {', '.join(values.keys() & named)} twice")
        values |= named
        for name, field in fields.items():
            value = values.pop(name, field.default)
            if value is REQUIRED:
                raise TypeError(f"{type(self).__name__} needs {name}")
            object.__setattr__(self, name, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be deleted")

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name, field in self.__record_fields__.items() if field.compare)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        stated = (
            f"{name}={getattr(self, name)!r}" for name, f in self.__record_fields__.items() if f.compare
        )
        return f"{type(self).__name__}({', '.join(stated)})"


def fields(record: Record | type[Record]) -> dict[str, Field]:
    """The fields of a record or of its class by their names, in their order."""
    return record.__record_fields__


def replace(record: R, **changes: Any) -> R:
    """The same record with other values in some fields."""
    return type(record)(**{name: getattr(record, name) for name in record.__record_fields__} | changes)
