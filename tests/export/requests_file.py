"""Reads a file of requests: « $$x » is the text « $x », and « $x » alone a reference."""

import json
from typing import Any


def read(content: bytes) -> Any:
    return _read(json.loads(content))


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_read(inner) for inner in value]
    return value[1:] if isinstance(value, str) and value.startswith("$$") else value
