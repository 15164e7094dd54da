"""One value being read, and the simple values that many properties share."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from slac.model import contract as c
from slac.model.numbers import MEASURED, day, duration
from slac.model.quantities import Duration
from slac.model.reading import Reading
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Property, Text, Value, Word


class Stating(NamedTuple):
    """One value being read: the contract's reading, the grammar's node, and the property it belongs to."""

    reading: Reading
    node: Node
    value: Value
    property: Property

    def parts(self) -> Text:
        return self.value.text

    def first(self, *kinds: str) -> Word | None:
        return next((w for w in self.node.words() if w.kind in kinds), None)

    def inner(self, *rules: str) -> Node | None:
        return next((n for n in self.node.nodes() if n.rule in rules), None)

    def rich(self, word: Word) -> c.RichText:
        return self.reading.words(word, self.parts())

    def length(self, node: Node, measured: bool = False) -> Duration:
        return duration(node, MEASURED if measured else self.reading.counting)

    def references(self, *keywords: str) -> tuple[c.Named, ...]:
        """Everything the node refers to, in order."""
        return references(self, self.node, *keywords)

    def phrase(self) -> c.RichText:
        """All that the value says, as words; the quotes of its parts are no part of it."""
        source, at = self.node.span.source, self.node.span.start
        found: c.RichText = ()
        for word in quoted_words(self.node):
            found += phrase(self, Span(source, at, word.span.start)) + self.rich(word)
            at = word.span.end
        return found + phrase(self, Span(source, at, self.node.span.end))


Reader = Callable[[Stating], Any]


def references(s: Stating, node: Node, *keywords: str) -> tuple[c.Named, ...]:
    found = []
    for item in node.items:
        if isinstance(item, Word) and item.kind not in ("NOM", "TEXTE", "ACCOLADE"):
            if item.kind.isupper() and item.kind not in ("SORTE", "DELAI", "BORNAGE"):
                found.append(c.Named(None, (c.Words(item.text, item.span),), item.span))
            continue
        if item is not None and (named := s.reading.named(item, s.parts(), *keywords)) is not None:
            found.append(named)
    return tuple(found)


def quoted_words(node: Node) -> Iterator[Word]:
    """The quoted texts of a value, in order, however deep."""
    for item in node.items:
        if isinstance(item, Node):
            yield from quoted_words(item)
        elif item is not None and item.kind == "TEXTE":
            yield item


def bulleted_references(reading: Reading, value: Value) -> tuple[c.Named, ...]:
    """What the bullets of a property refer to; a bullet that is one citation refers to what it cites."""
    found = []
    for item in value.items:
        text = reading.text(item.text)
        cite = text[0] if len(text) == 1 and isinstance(text[0], c.Cite) else None
        target, attribute = (cite.target, cite.attribute) if cite else (None, None)
        found.append(c.Named(target, text, item.span, attribute=attribute))
    return tuple(found)


def phrase(s: Stating, span: Span) -> c.RichText:
    """The author's words at ``span``, quotes apart, citations resolved where the tree read them."""
    return s.reading.words(Word("PHRASE", span.text, span), s.parts())


def bullets(reading: Reading, value: Value, owner: str) -> tuple[c.Bullet, ...]:
    """The bullets of a property, each with the identifier it is cited by: ``formation.2`` ("" without an owner)."""
    return tuple(
        c.Bullet(
            reading.text(item.text), item.depth, item.span, f"{owner}.{rank}" if owner else "", item.marker
        )
        for rank, item in enumerate(value.items, 1)
    )


def quoted_as_bullets(s: Stating) -> tuple[c.Bullet, ...]:
    """Quoted texts on the line, read as the bullets they stand for."""
    return tuple(
        c.Bullet(s.rich(w), 1, w.span)
        for w in s.node.words(
            "TEXTE",
        )
        or _others(s)
    )


def promised_as_bullets(s: Stating) -> tuple[c.Bullet, ...]:
    """The same of a line that promises a length: all of it is one bullet."""
    if s.inner("promesse") is not None:
        return (c.Bullet(s.phrase(), 1, s.node.span),)
    return quoted_as_bullets(s)


def _others(s: Stating) -> tuple[Word, ...]:
    return tuple(w for w in s.node.words() if w.kind not in ("COMMA",))


def text_of(s: Stating) -> c.RichText:
    word = next(iter(s.node.words()), None)
    if word is not None and len(s.node.items) == 1:
        return s.rich(word)
    return s.phrase()


def word_of(s: Stating) -> str:
    """A member of a closed list in the author's spelling, or a quoted phrase."""
    word = s.node.words()[0]
    return word.unquoted


def words_of(s: Stating) -> tuple[str, ...]:
    return tuple(w.unquoted for w in s.node.words())


def yes(s: Stating) -> bool:
    """« oui », « non », or the property alone, which says yes."""
    word = s.first("OUI_NON")
    return word is None or folded_words(word.text) == "oui"


def through(s: Stating) -> c.Named | None:
    """What « par … » refers to, after a length."""
    return next(iter(references(s, s.node)), None)


def length_of(s: Stating) -> Duration:
    return s.length(s.node.nodes("temps")[0])


def measured_length(s: Stating) -> Duration:
    return s.length(s.node.nodes("temps")[0], measured=True)


def date_of(s: Stating) -> date | c.RichText:
    """A date, or the phrase that stands for one."""
    node = s.inner("date")
    word = s.first("DATE") or (node.words()[0] if node else None)
    found = day(word.text) if word is not None else None
    return found if found is not None else s.phrase()


def number_text(s: Stating) -> str:
    word = s.node.words()[0]
    return (
        "sans"
        if word.kind == "SANS"
        else word.text.upper()
        if word.kind in ("LETTRE", "ROMAIN")
        else word.text
    )
