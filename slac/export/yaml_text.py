"""Plain data as YAML: blocks that people read, and every text of a contract inside double quotes."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any


def dumps(document: Any) -> bytes:
    """One document; keys are written bare, and must be plain words."""
    return ("\n".join(_lines(document, "")) + "\n").encode()


def _lines(value: Any, margin: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{margin}{key}:", inner, f"{margin}  ")
    else:
        for item in value:
            first, *rest = _lines(item, f"{margin}  ") if _nested(item) else [f"{margin}  {_scalar(item)}"]
            yield f"{margin}- {first.lstrip()}"
            yield from rest


def _entry(head: str, inner: Any, margin: str) -> Iterator[str]:
    if _nested(inner):
        yield head
        yield from _lines(inner, margin)
    else:
        yield f"{head} {_scalar(inner)}"


def _nested(value: Any) -> bool:
    return isinstance(value, Mapping | list) and bool(value)


def _scalar(value: Any) -> str:
    # A text of JSON is one of YAML, but for the line separators that YAML knows besides.
    text = json.dumps(value, ensure_ascii=False, default=str)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)
