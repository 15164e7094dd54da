"""JSON as slac writes it: one text for one value, with exact decimals."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def dumps(rules: Any, *, sort: bool = True) -> bytes:
    """The one text of a rule set: UTF-8, keys sorted, two blanks a level, decimals written out exactly.

    Without ``sort``, keys stand in the order of their making: for what people read from the top.
    """
    return (_written(rules, "\n", sort) + "\n").encode()


def loads(data: bytes) -> dict[str, Any]:
    """Read a rule set back, with exact decimals: ``loads(dumps(rules)) == rules``."""
    rules: dict[str, Any] = json.loads(data, parse_float=Decimal)
    return rules


#: A list or an object that fits in so many characters stands on one line.
_WIDTH = 120


def _written(value: Any, margin: str, sort: bool) -> str:
    # The standard encoder writes a Decimal only as a binary float or as a text.
    deeper = margin + "  "
    match value:
        case Mapping():
            keys = sorted(value) if sort else value
            items = [f"{_text(key)}: {_written(value[key], deeper, sort)}" for key in keys]
            return _enclosed("{}", items, margin)
        case list():
            return _enclosed("[]", [_written(item, deeper, sort) for item in value], margin)
        case Decimal():
            return format(value, "f")
    return _text(value)


def _enclosed(marks: str, items: list[str], margin: str) -> str:
    on_a_line = f"{marks[0]}{', '.join(items)}{marks[1]}"
    if len(margin) + len(on_a_line) <= _WIDTH and "\n" not in on_a_line:
        return on_a_line
    return f"{marks[0]}{','.join(f'{margin}  {item}' for item in items)}{margin}{marks[1]}"


def _text(value: str | int | bool | None) -> str:
    return json.dumps(value, ensure_ascii=False)
