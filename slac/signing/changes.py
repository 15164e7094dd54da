"""Which pages no longer show what was signed, once somebody added to the file."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from slac.signing.conformance import at

#: What a page shows; some of it may stand on the nodes above (ISO 32000-1, 7.7.3.4).
_SHOWN = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Annots")
#: What leads elsewhere: to other pages, to the structure.
_ELSEWHERE = {"/Parent", "/P", "/Dest", "/A", "/StructParent", "/StructParents"}


def pages_changed(reader: Any, revision: int) -> tuple[int, ...]:
    """The pages, from 1, that show something else than in an earlier revision, were added, or are gone.

    The places where people sign are left out: later signatures fill them.
    """
    then, now = (
        [_Look().of(page) for page in _pages(root["/Pages"], {}, set())]
        for root in (reader.get_historical_resolver(revision).root, reader.root)
    )
    return tuple(n for n, (old, new) in enumerate(zip_longest(then, now), 1) if old != new)


def _pages(node: Any, above: dict[str, Any], seen: set[int]) -> Iterator[dict[str, Any]]:
    if id(node) in seen:
        return
    seen.add(id(node))
    shown = above | {key: node.raw_get(key) for key in _SHOWN if key in node}
    if "/Kids" not in node:
        yield shown
    for kid in at(node, "/Kids") or ():
        yield from _pages(kid.get_object(), shown, seen)


class _Look:
    """Digests of what objects show; each is read once."""

    def __init__(self) -> None:
        self._known: dict[Any, bytes] = {}

    def of(self, value: Any) -> bytes:
        reference = getattr(value, "reference", None)
        if reference is None:
            return self._digest(value)
        if reference not in self._known:
            self._known[reference] = b""  # for who comes round to it again
            self._known[reference] = self._digest(value.get_object())
        return self._known[reference]

    def _digest(self, value: Any) -> bytes:
        told = sha256()
        if isinstance(value, dict):
            if at(value, "/Subtype") == "/Widget" and at(value, "/FT") == "/Sig":
                return b""
            raw = getattr(value, "raw_get", value.__getitem__)
            for key in sorted(value.keys() - _ELSEWHERE):
                told.update(key.encode() + self.of(raw(key)))
            told.update(getattr(value, "encoded_data", b""))
        elif isinstance(value, list):
            for each in list.__iter__(value):  # their own iterator follows references
                told.update(self.of(each))
        else:
            told.update(repr(value).encode())
        return told.digest()
