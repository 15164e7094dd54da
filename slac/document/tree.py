"""The document as a tree of frozen values: what is printed, and nothing about how.

HTML, PDF and Word are renderings of this tree. Everything is decided here: numbers, words, order, what is a heading
of a row; a renderer only gives shapes. Identifiers are unique in a document and stable as long as names are.
"""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from slac.outputs import Kind
from slac.record import Record

# -- inline -----------------------------------------------------------------------------------------------------


class Text(NamedTuple):
    text: str


class Superscript(NamedTuple):
    text: str


class Code(NamedTuple):
    """Text that is copied as it is: the typographic filter leaves it alone."""

    text: str


class LineBreak(NamedTuple):
    """The author's own end of line."""


class Blank(NamedTuple):
    """A line to write on by hand."""


class Emphasis(NamedTuple):
    content: "Inlines"


class Strong(NamedTuple):
    content: "Inlines"


class Link(NamedTuple):
    """``address`` is http(s), mailto or tel, nothing else."""

    address: str
    content: "Inlines"


class Reference(NamedTuple):
    """A renvoi to the section, alinéa, table or definition of identifier ``target``."""

    target: str
    content: "Inlines"


class TableReference(NamedTuple):
    """A renvoi to a table whose number is not known before the whole is composed; ``title`` if it has none."""

    target: str
    title: str


class Hole(NamedTuple):
    """Something still to be filled; printed between brackets, highlighted."""

    text: str


class Unknown(NamedTuple):
    """A renvoi that leads nowhere; ``written`` is what the author typed."""

    written: str


Inline = (
    Text
    | Superscript
    | Code
    | LineBreak
    | Blank
    | Emphasis
    | Strong
    | Link
    | Reference
    | TableReference
    | Hole
    | Unknown
)
Inlines = tuple[Inline, ...]

# -- blocks -----------------------------------------------------------------------------------------------------


class Paragraph(Record):
    content: Inlines


class Alinea(Record):
    """A numbered paragraph (« 2.1 ») and the lists that belong to it."""

    id: str
    number: str
    content: Inlines
    blocks: "Blocks" = ()


class Item(NamedTuple):
    """``marker`` is the author's where it counts (« a) », « 1. »), "" for a dash."""

    marker: str
    content: Inlines
    items: "tuple[Item, ...]" = ()


class List(Record):
    items: tuple[Item, ...]


class Cell(NamedTuple):
    blocks: "Blocks"


class Row(NamedTuple):
    """The first cell is the head of its row."""

    cells: tuple[Cell, ...]


class Note(NamedTuple):
    """A note under a table, called by its ``mark`` in the cells."""

    mark: str
    content: Inlines


class Table(Record):
    """``number`` counts the tables of a document, in print order; ``weights`` the columns' relative widths, () to let
    them settle."""

    id: str
    number: int
    caption: Inlines
    columns: tuple[Inlines, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    weights: tuple[int, ...] = ()


class Fact(NamedTuple):
    label: Inlines
    blocks: "Blocks"


class Facts(Record):
    """What a block states, as a list of labels and contents; ``title`` () where a heading says it already."""

    title: Inlines
    items: tuple[Fact, ...]


class Term(NamedTuple):
    id: str
    term: Inlines
    blocks: "Blocks"


class Glossary(Record):
    terms: tuple[Term, ...]


class SignatureBox(NamedTuple):
    """Where one party signs; ``field`` names the PDF's signature field. Names and capacities are () if unsaid."""

    field: str
    party: Inlines
    designation: Inlines
    represented_by: Inlines
    capacity: Inlines


class SignatureBlock(Record):
    statement: Inlines
    remarks: tuple[Inlines, ...]
    boxes: tuple[SignatureBox, ...]


class Quotation(Record):
    """The text that an amendment puts into a contract."""

    blocks: "Blocks"


class Remark(NamedTuple):
    """A finding: ``severity`` and ``code`` as lint says them, ``place`` the words it is about and their line."""

    severity: str
    code: str
    message: Inlines
    place: Inlines
    others: tuple[Inlines, ...]
    help: Inlines


class Remarks(Record):
    """Findings, beside the ``blocks`` that they are about."""

    remarks: tuple[Remark, ...]
    blocks: "Blocks"


class Opened(NamedTuple):
    """A stretch of opening hours of a day, in minutes after midnight; ``closes`` may be 1440."""

    opens: int
    closes: int


class WeekDay(NamedTuple):
    name: str
    hours: tuple[Opened, ...]


class Week(Record):
    """Opening hours drawn as a week, Monday first; ``described`` says them in words, for who does not see it."""

    caption: Inlines
    days: tuple[WeekDay, ...]
    described: str


class Figure(Record):
    """An image file, and what it shows in words; ``media`` is "image/png" or "image/jpeg", the size is in pixels."""

    alt: str
    media: str
    data: bytes
    width: int
    height: int

    @property
    def uri(self) -> str:
        """The whole file as an address."""
        return f"data:{self.media};base64,{b64encode(self.data).decode()}"


class Section(Record):
    """A clause, or a titled part of one.

    ``kind`` is the contract's word ("article", "chapitre"…, "paragraphe" for a part), ``label`` what stands before the
    title (« Article 3 », « 4.1 », "" for none), ``level`` 1 for the outermost.
    """

    id: str
    kind: str
    number: str
    label: str
    title: Inlines
    level: int
    blocks: "Blocks"


Block = (
    Paragraph
    | Alinea
    | List
    | Table
    | Facts
    | Glossary
    | SignatureBlock
    | Quotation
    | Remarks
    | Week
    | Figure
    | Section
)
Blocks = tuple[Block, ...]

# -- the whole --------------------------------------------------------------------------------------------------


class PartyCard(NamedTuple):
    """A party on the title page."""

    name: Inlines
    designation: Inlines
    lines: tuple[Inlines, ...]


class Cover(NamedTuple):
    """The title page: ``kind`` is « Annexe 2 », ``attached_to`` the contract it is annexed to."""

    kind: Inlines
    title: Inlines
    subtitle: Inlines
    attached_to: Inlines
    parties: tuple[PartyCard, ...]
    facts: tuple[Fact, ...]


class Meta(NamedTuple):
    """What a renderer says about the document rather than in it.

    ``title`` in plain words; ``language`` a BCP 47 tag; ``reference_date`` dates the file (00:00 UTC);
    ``fingerprint`` the SHA-256 of the source, hexadecimal. ``missing`` lists, in sentences, what keeps a draft from
    being signed. ``initials`` when each page has boxes for them. ``kind`` is which of a contract's documents it is;
    ``tightness`` (0 to 4) how closely it is set, so as to fit on its page.
    """

    title: str
    language: str
    version: str
    reference_date: date
    fingerprint: str
    draft: bool
    missing: tuple[str, ...] = ()
    initials: bool = False
    kind: Kind = "annexe"
    tightness: int = 0


class Document(Record):
    meta: Meta
    cover: Cover
    body: Blocks

    def sections(self) -> Iterator[Section]:
        """Every section, in print order."""
        return _sections(self.body)


def figures(blocks: Blocks) -> Iterator[Figure]:
    """Every image, in print order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Glossary(parts) | Facts(_, parts):
                for part in parts:
                    yield from figures(part.blocks)
            case _:
                yield from figures(getattr(block, "blocks", ()))


def _sections(blocks: Blocks) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)


# -- reading ----------------------------------------------------------------------------------------------------


def plain(content: Inlines) -> str:
    """The words of some inline content, as one reads them aloud."""
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Superscript(text) | Code(text):
            return text
        case LineBreak():
            return "\n"
        case Blank():
            return "……"
        case Emphasis(content) | Strong(content) | Link(_, content) | Reference(_, content):
            return plain(content)
        case TableReference(_, title):
            return title
        case Hole(text):
            return f"[{text}]"
        case Unknown(written):
            return f"[renvoi inconnu : {written}]"
