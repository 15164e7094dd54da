"""Footnotes in prose: « Le for est à Lausanne[^1]. », and below, in its paragraph, « [^1]: Code de procédure. »."""

import re
from collections.abc import Iterator, Mapping

from slac.model.contract import Cite, Gap, RichText, Words
from slac.source import Span

_HEAD = re.compile(r"(?:^|\n)[ \t]*\[\^([\w-]+)\][ \t]*:[ \t]*")
_CALL = re.compile(r"\[\^([\w-]+)\]")


def notes_of(text: RichText) -> Iterator[tuple[str, RichText, Span]]:
    """The notes that a paragraph states, one or several lines each, with where their marks stand; none for another."""
    if not text or not isinstance(text[0], Words) or not _HEAD.match(text[0].text):
        return
    label, at = "", text[0].span
    content: list[Words | Cite | Gap] = []
    for part in text:
        if not isinstance(part, Words):
            content.append(part)
            continue
        begin = 0
        for head in _HEAD.finditer(part.text):
            if label:
                yield label, (*content, part._replace(text=part.text[begin : head.start()])), at
            label, content, begin = head[1], [], head.end()
            at = _place(part, f"[^{label}]")
        content.append(part._replace(text=part.text[begin:]))
    yield label, tuple(content), at


def with_notes(text: RichText, notes: Mapping[str, RichText], numbers: dict[str, str]) -> RichText:
    """The text with its calls read; a call of no note is an unknown citation.

    ``numbers`` holds the numbers of the notes called so far, and gains those called here.
    """
    found: list[Words | Cite | Gap] = []
    for part in text:
        if not isinstance(part, Words) or "[^" not in part.text:
            found.append(part)
            continue
        at = 0
        for call in _CALL.finditer(part.text):
            found.append(part._replace(text=part.text[at : call.start()].rstrip(" ")))
            label, place = call[1], _place(part, call[0])
            if label in notes:
                number = numbers.setdefault(label, str(len(numbers) + 1))
                found.append(Cite("note", f"^{label}", place, number=number, note=notes[label]))
            else:
                found.append(Cite("unknown", f"^{label}", place))
            at = call.end()
        found.append(part._replace(text=part.text[at:]))
    return tuple(part for part in found if not isinstance(part, Words) or part.text)


def _place(part: Words, mark: str) -> Span:
    source = part.span.source
    start = source.text.find(mark, part.span.start, part.span.end)
    return Span(source, start, start + len(mark)) if start >= 0 else part.span
