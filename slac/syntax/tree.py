"""The contract as it is written: blocks, properties, cases, bullets and prose, each with its place.

Nothing is interpreted here: names are not looked up, durations not computed. ``kind`` and ``keyword`` are the
language's own words, in their canonical spelling (accents, lower case), whatever the author typed.
"""

from typing import Literal, NamedTuple

from slac.record import Record, uncompared
from slac.source import Source, Span


class Word(NamedTuple):
    """One terminal of the grammar: ``kind`` is its name there (NOM, TEXTE, POURCENT…), ``text`` the author's."""

    kind: str
    text: str
    span: Span

    @property
    def unquoted(self) -> str:
        """The text without the quotes of a TEXTE and the blanks inside them."""
        text = self.text
        if len(text) >= 2 and text[0] in '"«“' and text[-1] in '"»”':
            return text[1:-1].strip(" \u00a0\u202f\u2009")
        return text


class Node(NamedTuple):
    """A rule of the grammar that was read; ``items`` in the order of the grammar, None where optional and absent."""

    rule: str
    items: "tuple[Node | Word | None, ...]"
    span: Span

    def words(self, kind: str | None = None) -> tuple[Word, ...]:
        """Its direct words, all or those of one terminal."""
        return tuple(i for i in self.items if isinstance(i, Word) and kind in (None, i.kind))

    def nodes(self, rule: str | None = None) -> "tuple[Node, ...]":
        """Its direct nodes, all or those of one rule."""
        return tuple(i for i in self.items if isinstance(i, Node) and rule in (None, i.rule))


class Plain(NamedTuple):
    """Words of a text, as typed (inline Markdown included, line ends kept)."""

    text: str
    span: Span


class Citation(NamedTuple):
    """``{…}``, braces in the span; ``node`` is what the grammar read between them, None where it could not."""

    node: Node | None
    span: Span


class Hole(NamedTuple):
    """``[…]`` to be filled; ``text`` is what stands between the brackets, the span holds the brackets."""

    text: str
    span: Span


Part = Plain | Citation | Hole
Text = tuple[Part, ...]


class Item(NamedTuple):
    """A bullet under a property; ``depth`` counts from 1, ``marker`` is as typed."""

    marker: str
    depth: int
    text: Text
    span: Span


class Condition(NamedTuple):
    """``, si "…"``, ``, sauf "…"``, ``, pendant "…"``: what a person judges."""

    kind: Literal["si", "sauf", "pendant"]
    text: Text
    span: Span


#: What stands where a value would: nothing at all, or a word that says why there is none.
#: "trou" is ``[…]`` in the place of a value.
Absent = Literal["vide", "à compléter", "à désigner", "à convenir", "sur demande", "sans objet", "trou"]


class Key(NamedTuple):
    """What a case is keyed by: a declared name (NOM), or a quoted label (TEXTE)."""

    word: Word
    and_above: bool = False  # « pro et plus »


class Value(Record):
    """What a property says, on its line or in one of its cases.

    One of ``node``, ``absent``, ``cases`` and ``items`` at least is set. ``text`` is the value's text where it is made
    of words (quoted text, phrase), with citations and holes read.
    """

    span: Span = uncompared()
    node: Node | None = None
    text: Text = ()
    absent: Absent | None = None
    cases: "tuple[Case, ...]" = ()
    items: tuple[Item, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Case(NamedTuple):
    """One deeper line: ``P1, P2  4 heures ouvrées``."""

    keys: tuple[Key, ...]
    value: Value
    span: Span


class Property(Record):
    """One property of a block.

    ``only_for`` is the suffix ``pour P1, P2``; ``sub`` its own deeper properties (dont V, numéro).
    """

    keyword: str
    value: Value
    keyword_span: Span = uncompared()
    span: Span = uncompared()
    only_for: tuple[Key, ...] = ()
    sub: "tuple[Property, ...]" = ()


class Prose(Record):
    """One piece of running text.

    "paragraph"; "item" (a bullet, with ``marker`` and ``depth`` from 1); "row" (a line of a ``|`` table);
    "placement" (``{tableau priorités}`` alone on its line: ``text`` is that one citation); "subsection"
    (``paragraphe "Titre"``: ``block`` holds its header and its own prose); "image" (``![…](plans/site.png)`` alone in
    its paragraph: ``text`` is what it shows, ``image`` its path as typed).
    """

    kind: Literal["paragraph", "item", "row", "placement", "subsection", "image"]
    text: Text
    span: Span = uncompared()
    marker: str = ""
    depth: int = 0
    block: "Block | None" = None
    image: str = ""


class Block(Record):
    """One block: header, properties, then prose, in the author's order."""

    kind: str
    name: Word | None
    label: Word | None
    header: Node
    properties: tuple[Property, ...]
    prose: tuple[Prose, ...]
    header_span: Span = uncompared()
    span: Span = uncompared()
    label_text: Text = ()  # of a label that cites something

    def all(self, keyword: str) -> tuple[Property, ...]:
        return tuple(p for p in self.properties if p.keyword == keyword)

    def first(self, keyword: str) -> Property | None:
        return next((p for p in self.properties if p.keyword == keyword), None)


class Comment(NamedTuple):
    """``# …`` without its sign and the blanks after it; ``own_line`` when nothing else stands on its line."""

    text: str
    own_line: bool
    span: Span


class Tree(Record):
    """A whole file. A file with neither a ``contrat`` nor an ``avenant`` block is a fragment."""

    source: Source
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]

    @property
    def is_fragment(self) -> bool:
        return not any(b.kind in ("contrat", "avenant") for b in self.blocks)
