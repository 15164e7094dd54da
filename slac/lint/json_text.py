"""JSON as it is printed: for machines, and harmless on a terminal where somebody looks at it."""

import json
from typing import Any

from slac.visible import is_hidden


def dumps(document: Any) -> str:
    """``document`` in two-space JSON with sorted keys and its last line end; what could drive a terminal is escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    if not text.isascii():
        text = "".join(_escaped(c) if c != "\n" and is_hidden(c) else c for c in text)
    return text.replace("\x7f", "\\u007f") + "\n"


def _escaped(character: str) -> str:
    """As a JSON string writes it, in UTF-16 code units."""
    return json.dumps(character)[1:-1]
