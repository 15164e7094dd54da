"""A contract without its places, so that two readings can be compared."""

from dataclasses import fields, is_dataclass
from typing import Any

from slac.model import Contract
from slac.source import Source, Span


def outline(contract: Contract) -> list[Any]:
    """All that a contract states, but for its parameters, which state nothing once they are filled."""
    return [_plain(element) for element in contract.elements if element.keyword != "paramètre"]


def _plain(value: Any) -> Any:
    if isinstance(value, Span | Source):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
