"""Texts with their citations: what runs in a sentence, a bullet, a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from slac.model.quantities import Duration, Money, Percent
from slac.record import Record, uncompared
from slac.source import Span


class Words(NamedTuple):
    """Running words, inline Markdown included."""

    text: str
    span: Span


class Gap(NamedTuple):
    """A hole to fill: ``[DATE]``."""

    text: str
    span: Span


class Cite(NamedTuple):
    """Words in braces, resolved.

    ``kind``: "name" prints the element's name with ``article`` agreed; "fact" prints the content of ``attribute`` of
    the target (None: the element's own content, such as the hours of a ``horaires``); "clause" prints a cross-reference
    (« article 3 »); "measure" prints as typed; "placement" puts the target's content there; "external" is a clause of
    a document outside (``number`` and ``target``); "note" calls the footnote ``note``, of ``number``; "unknown" could
    not be resolved (the draft prints « [renvoi inconnu : x] »). ``target`` is the name of an element (see
    ``Contract.find``), or, for a placement, a block's keyword ("priorité": all of them) or a word that gathers
    ("exclusions").
    """

    kind: Literal["name", "fact", "clause", "measure", "placement", "external", "note", "unknown"]
    written: str  # what stands between the braces, as typed
    span: Span
    target: str | None = None
    attribute: str | None = None
    article: str = ""  # "le", "du", "à", "par le"… as typed inside the braces, folded to lower case
    number: str = ""  # imposed or external clause number, list mark
    subject: str = ""  # the subject a clause is cited for
    more: tuple[str, ...] = ()  # further targets of a plural citation
    part: str = ""  # the titled part of the target's prose that is meant: its name, or its imposed number
    quantity: Duration | Money | Percent | None = None  # what a measure amounts to
    note: RichText = ()  # the text of a footnote


RichText = tuple[Words | Cite | Gap, ...]


class Bullet(NamedTuple):
    """An item of a list; ``id`` addresses it for citation (``formation.mission.2``)."""

    text: RichText
    depth: int
    span: Span
    id: str = ""
    marker: str = "-"


#: What a property says in running words, or in the items of a list; () is neither.
FreeText = RichText | tuple[Bullet, ...]


class Image(NamedTuple):
    """An image file: ``media`` its type, its size in pixels."""

    media: Literal["image/png", "image/jpeg"]
    data: bytes
    width: int
    height: int


class Passage(Record):
    """A piece of an element's prose, as in ``slac.syntax.tree.Prose``; "section" holds a titled sub-article."""

    kind: Literal["paragraph", "item", "row", "placement", "section", "image"]
    text: RichText
    span: Span = uncompared()
    marker: str = ""
    depth: int = 0
    title: str = ""
    name: str = ""
    passages: tuple[Passage, ...] = ()
    number: str = ""  # imposed on a section: a number, or "sans"
    image: str = ""  # its path as typed, from the folder of the contract

    @property
    def anchor(self) -> str:
        """Where a titled part that has a name or a number is found in the document; "" for any other."""
        if self.name:
            return f"c-{self.name}"
        return f"p-{self.number}" if self.number not in ("", "sans") else ""

    def part(self, called: str) -> Passage | None:
        """This titled part or one within it, by its name or its imposed number."""
        if self.kind == "section" and called in (self.name, self.number):
            return self
        return next((found for one in self.passages if (found := one.part(called))), None)


def passages_of(prose: Iterable[Passage]) -> Iterator[Passage]:
    """Every passage, in order: a titled part, then what it holds."""
    for passage in prose:
        yield passage
        yield from passages_of(passage.passages)
