"""What a page decides of a document, whoever draws it: what is listed, what is wide, how a caption reads.

Decided here once, for HTML and PDF as for Word.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import NamedTuple

from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Document,
    Facts,
    Inlines,
    Item,
    List,
    Opened,
    Paragraph,
    Section,
    SignatureBlock,
    Table,
    Text,
    Week,
    WeekDay,
    plain,
)
from slac.document.typography import space

#: A table of up to so many characters is not divided between two pages.
_SHORT_TABLE = 500
#: A table of more columns stands on a page of its own, in landscape.
_WIDE_TABLE = 7
#: The title page has room for so many lines of contents; a line of the title, of so many characters, takes two of them.
_COVER_LINES, _TITLE_LINES, _TITLE = 30, 2, 32
#: A number of more characters takes a wider margin.
_DEEP_NUMBER = 6
#: Contents list the sections down to this level.
_CONTENTS_DEPTH = 2


def title_of(document: Document) -> str:
    """« Annexe 2 — Engagements »; the kind alone is not said twice before « Entente de service »."""
    kind, title = plain(document.cover.kind), space(document.meta.title, document.meta.language)
    if not kind or title.casefold().startswith(kind.casefold()):
        return title
    return f"{kind} — {title}"


#: So many characters of the title, and of a heading, go in the head of a page.
_RUNNING_TITLE, _RUNNING_HEADING = 60, 52


def running_title(document: Document) -> str:
    """The title as the head of each page says it."""
    return _shortened(title_of(document), _RUNNING_TITLE)


def running_heading(section: Section) -> str:
    """« 4.1 La formation », as the head of a page says it."""
    between = " — " if " " in section.label else " "
    label = f"{section.label}{between}" if section.label else ""
    return _shortened(f"{label}{plain(section.title)}", _RUNNING_HEADING)


def _shortened(text: str, most: int) -> str:
    """At most so many characters, cut after a word."""
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:—')}…"


def imprint(document: Document) -> str:
    """What the foot of each page says of the source: « Version 1.2 · Source sha256:0123456789abcdef… »."""
    meta = document.meta
    version = f"Version {meta.version} · " if meta.version else ""
    return f"{version}Source sha256:{meta.fingerprint[:16]}…"


def listed(document: Document) -> Iterator[Section]:
    """The sections that the contents list, in print order; only the contract itself has contents."""
    if document.meta.kind != "annexe":
        return iter(())
    return (s for s in document.sections() if s.level <= _CONTENTS_DEPTH and s.kind != "paragraphe")


def initialling(document: Document) -> tuple[str, ...]:
    """Those who initial each page (« la Société »), () when nobody does."""
    if not document.meta.initials:
        return ()
    blocks = (b for s in document.sections() for b in s.blocks if isinstance(b, SignatureBlock))
    return tuple(plain(box.designation).removeprefix("Pour ") for block in blocks for box in block.boxes)


class Caption(NamedTuple):
    """A table's caption, around its number."""

    before: Inlines
    number: str
    after: Inlines


def caption_of(table: Table) -> Caption | None:
    """« Tableau 2 — Priorités »; « Tableau des engagements (tableau 2) » where the title says the word already."""
    if not table.caption:
        return None
    number = str(table.number)
    if plain(table.caption).casefold().startswith("tableau"):
        return Caption((*table.caption, Text(" (tableau\u00a0")), number, (Text(")"),))
    return Caption((Text("Tableau\u00a0"),), number, (Text(" — "), *table.caption))


def announces(alinea: Alinea) -> bool:
    """Whether a paragraph announces what follows it, and must stay with it."""
    return not alinea.blocks and plain(alinea.content).endswith(":")


def is_deep(number: str) -> bool:
    """Whether a number (« 4.4.3.1 ») takes a wider margin than others."""
    return len(number) > _DEEP_NUMBER


def is_wide(table: Table) -> bool:
    return len(table.columns) > _WIDE_TABLE


def stands_wide(section: Section) -> bool:
    """Whether a section begins with a table in landscape, or holds only such sections: its heading goes with it."""
    match section.blocks[:1]:
        case (Table() as table,):
            return is_wide(table)
        case (Section(),):
            return all(isinstance(block, Section) and stands_wide(block) for block in section.blocks)
    return False


def contents_on_cover(document: Document) -> bool:
    """Whether the title page has room for the contents."""
    cards = [len(party.lines) + bool(party.designation) + 1 for party in document.cover.parties]
    rows = (max(cards[at : at + 2]) for at in range(0, len(cards), 2))
    above = _TITLE_LINES * (len(plain(document.cover.title)) // _TITLE) + sum(
        map(round, (0.8 * row for row in rows))
    )
    above += len(document.cover.facts)
    return above + sum(1 for _ in listed(document)) <= _COVER_LINES


def grouped(week: Week) -> tuple[tuple[str, tuple[Opened, ...]], ...]:
    """The days of a week and their hours, neighbours that open alike told at once: « lundi à vendredi »."""
    runs = [list(run) for _, run in groupby(week.days, key=lambda day: day.hours)]
    return tuple((_days(run), run[0].hours) for run in runs)


def _days(run: Sequence[WeekDay]) -> str:
    if len(run) == 1:
        return run[0].name
    return f"{run[0].name} {'et' if len(run) == 2 else 'à'} {run[-1].name}"


def columns_need(table: Table) -> tuple[tuple[int, int], ...]:
    """Of each column, how many characters its longest word has, and its longest cell."""
    found = []
    for index, head in enumerate(table.columns):
        cells = (_texts(row.cells[index].blocks) for row in table.rows)
        texts = [plain(head), *(text for cell in cells for text in cell)]
        longest = max((len(word) for text in texts for word in text.split(" ")), default=0)
        found.append((longest, max(map(len, texts))))
    return tuple(found)


def _texts(block: object) -> Iterator[str]:
    """The words of each paragraph and item."""
    if isinstance(block, Paragraph | Item):
        yield plain(block.content)
    for inner in block if isinstance(block, tuple) else (getattr(block, "items", ()),):
        if inner:
            yield from _texts(inner)


def is_short(block: Block) -> bool:
    """Whether a table is short enough to stay on one page."""
    return _size(block) <= _SHORT_TABLE


def _size(block: object) -> int:
    """About how much there is to read."""
    if isinstance(block, Text):
        return len(block.text)
    if isinstance(block, Table):
        return sum(_size(row) for row in block.rows)
    parts = (
        block if isinstance(block, tuple) else (getattr(block, "content", ()), getattr(block, "items", ()))
    )
    return sum(_size(part) for part in parts if not isinstance(part, str))


#: About how many characters of a column go on a line, and how many lines a heading and a drawing take.
_COLUMN, _HEADING, _DRAWING = 52, 3, 13


class Columns(NamedTuple):
    """What stands across the page, and below it in two columns."""

    whole: Blocks
    left: Blocks
    right: Blocks


def columns_of(document: Document) -> Columns | None:
    """The technician's page, its columns about as long; None for any other document."""
    if document.meta.kind != "fiche":
        return None
    whole = [section for section in document.sections() if section.kind == "delais"]
    sections = [section for section in document.sections() if section.kind != "delais"]
    lengths = [_HEADING + _lines(section.blocks) for section in sections]

    def longest(left: tuple[bool, ...]) -> int:
        half = sum(length for length, chosen in zip(lengths, left, strict=True) if chosen)
        return max(half, sum(lengths) - half)

    # The first section stands first; there are half a dozen of them.
    chosen = min(((True, *rest) for rest in product((True, False), repeat=len(sections) - 1)), key=longest)
    return Columns(
        tuple(whole),
        tuple(section for section, left in zip(sections, chosen, strict=True) if left),
        tuple(section for section, left in zip(sections, chosen, strict=True) if not left),
    )


def _lines(blocks: Blocks) -> int:
    total = 0
    for block in blocks:
        match block:
            case Week():
                total += _DRAWING
            case Facts():
                # Contents have the right two thirds of the column.
                total += sum(2 + _size(fact.blocks) * 3 // (2 * _COLUMN) for fact in block.items)
            case List(items):
                total += _item_lines(items)
            case _:
                total += 1 + _size(block) // _COLUMN
    return total


def _item_lines(items: tuple[Item, ...]) -> int:
    return sum(1 + len(plain(item.content)) // _COLUMN + _item_lines(item.items) for item in items)


def identifiers(blocks: Blocks) -> Iterator[str]:
    """Every identifier that a renvoi may lead to."""
    for block in blocks:
        identifier = getattr(block, "id", "")
        if identifier:
            yield identifier
        yield from identifiers(getattr(block, "blocks", ()))
        for term in getattr(block, "terms", ()):
            yield term.id
