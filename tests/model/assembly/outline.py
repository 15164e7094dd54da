"""A contract without its places, so that two readings can be compared."""

from typing import Any

from slac.model import Contract
from slac.record import Record, fields
from slac.source import Source, Span


def outline(contract: Contract) -> list[Any]:
    """All that a contract states, but for its parameters, which state nothing once they are filled."""
    return [_plain(element) for element in contract.elements if element.keyword != "paramètre"]


def _plain(value: Any) -> Any:
    if isinstance(value, Span | Source):
        return None
    if isinstance(value, Record):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in fields(value))]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
