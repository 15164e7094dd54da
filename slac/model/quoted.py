"""Citations in the texts that the model keeps as plain words: a label, what a cap is taken of, who represents a party.

Most texts keep their citations, for whoever prints them to say. These are said once, here, so that nobody ever sees
their braces.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

from slac.model.contract import Cite, Contract, Element, Gap, RichText, Words
from slac.model.plain_text import plain
from slac.model.reading import Reading
from slac.record import Record, fields, replace
from slac.source import Source, Span
from slac.syntax import parse
from slac.syntax.tree import Citation

_BRACES = re.compile(r"(?<![{\\])\{[^{}\n]*\}(?!\})")
#: « \{ » is a brace that cites nothing.
_ESCAPED = re.compile(r"\\([{}\[\]])")


def said(contract: Contract, citing: Collection[str], reading: Reading) -> tuple[Element, ...]:
    """The elements of a contract with the citations of their plain words replaced; the same tuple where there are none.

    ``citing`` names the elements to look at. Braces that hold no citation stay as they are.
    """

    def say(text: str) -> str:
        return plain(_rich(text, reading), contract)

    return _each(contract, citing, say)


def unescaped(contract: Contract, citing: Collection[str]) -> tuple[Element, ...]:
    """As ``said``: the elements of a contract, a brace or bracket after a backslash in their plain words being itself.

    The last thing done: what is no citation would be read as one. ``citing`` names the elements to look at.
    """
    return _each(contract, citing, lambda text: _ESCAPED.sub(r"\1", text))


def _each(contract: Contract, citing: Collection[str], say: Callable[[str], str]) -> tuple[Element, ...]:
    elements = tuple(_changed(e, say) if e.name in citing else e for e in contract.elements)
    changed = any(new is not old for new, old in zip(elements, contract.elements, strict=True))
    return elements if changed else contract.elements


def _rich(text: str, reading: Reading) -> RichText:
    parts: list[Words | Cite | Gap] = []
    at = 0
    for brace in _BRACES.finditer(text):
        cite = _cite(brace[0], reading)
        if cite is not None:
            parts += (Words(text[at : brace.start()], cite.span), cite)
            at = brace.end()
    return (*parts, Words(text[at:], Span(Source(text), 0, len(text))))


def _cite(brace: str, reading: Reading) -> Cite | None:
    """What a pair of braces cites, read as in a text; None when it is no citation."""
    tree, mistakes = parse(Source(f"préambule\n  Voir {brace}.\n"))
    text = tree.blocks[0].prose[0].text if not mistakes and tree.blocks and tree.blocks[0].prose else ()
    found = next((part for part in text if isinstance(part, Citation)), None)
    return reading.cite(found.node, found.span) if found is not None else None


def _changed(value: Any, say: Callable[[str], str]) -> Any:
    """``value`` with every plain text in it passed through ``say``; itself where none holds a brace."""
    match value:
        case str():
            return say(value) if "{" in value or "\\" in value else value
        case Words() | Cite() | Gap() | Span():
            return value
        case tuple():
            items = [_changed(item, say) for item in value]
            if all(new is old for new, old in zip(items, value, strict=True)):
                return value
            return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if not isinstance(value, Record):
        return value
    changes = {}
    for name in fields(value):
        old = getattr(value, name)
        new = _changed(old, say)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value
