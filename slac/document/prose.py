"""The prose of a block as numbered alinéas, lists and tables, with what its text places."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from slac.document.facts import cell
from slac.document.inline import nested, words
from slac.document.phrases import Phrases
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Figure,
    Hole,
    Inlines,
    List,
    Paragraph,
    Row,
    Section,
    Superscript,
    Table,
    Text,
    plain,
)
from slac.model.contract import Bullet, Cite, FreeText, Passage, RichText, Stated, Words


class Place(Protocol):
    """Places what citations name, alone on their lines or amid a paragraph; () for what prints elsewhere."""

    def __call__(self, cites: Sequence[Cite], alineas: "Alineas", *, alone: bool) -> Blocks: ...


class Alineas:
    """Numbers the paragraphs of one clause; ``number`` "" leaves them unnumbered.

    Their identifiers have a dot, which no name has: « c-offres.1 » is a paragraph, « c-offres-1 » another clause.
    """

    def __init__(self, anchor: str, number: str) -> None:
        self.anchor = anchor
        self.number = number
        self.count = 0
        self.tables = 0

    def paragraph(self, content: Inlines) -> Block:
        if not self.number:
            return Paragraph(content)
        self.count += 1
        return Alinea(f"{self.anchor}.{self.count}", f"{self.number.rstrip('./)')}.{self.count}", content)

    def table_id(self) -> str:
        self.tables += 1
        return f"{self.anchor}.t{self.tables}"


def prose(
    passages: Sequence[Passage], alineas: Alineas, phrases: Phrases, place: Place, level: int
) -> Blocks:
    """Passages in order; lists belong to the alinéa before them, neighbouring placements are placed together."""
    found: list[Block] = []
    for kind, run in groupby(passages, key=lambda passage: passage.kind):
        if kind == "item":
            items = nested([(p.depth, p.marker, phrases.text(p.text)) for p in run])
            _attach(found, List(items))
        elif kind == "row":
            _attach(found, _table([p.text for p in run], alineas.table_id(), phrases))
        elif kind == "placement":
            found += _placed(list(run), alineas, phrases, place)
        elif kind == "image":
            found += [_figure(p, phrases) for p in run]
        elif kind == "section":
            found += [_part(p, alineas, phrases, place, level) for p in run]
        else:
            for passage in run:
                found.append(alineas.paragraph(phrases.text(passage.text)))
                inside = [
                    part for part in passage.text if isinstance(part, Cite) and part.kind == "placement"
                ]
                found += place(inside, alineas, alone=False)
    return (*found, *_notes(passages, phrases))


def own_text(stated: Stated[FreeText], alineas: Alineas, phrases: Phrases) -> Blocks:
    """What a block says instead of the compiler: a sentence, or paragraphs and lists as in prose."""
    listed = [part for part in stated.value or () if isinstance(part, Bullet)]
    if not listed:
        return (alineas.paragraph(phrases.statement(stated)),)
    found: list[Block] = []
    for marked, run in groupby(listed, key=lambda part: part.marker != ""):
        if marked:
            _attach(found, List(phrases.items(tuple(run))))
        else:
            found += [alineas.paragraph(phrases.text(part.text)) for part in run]
    return tuple(found)


def _figure(passage: Passage, phrases: Phrases) -> Block:
    """The image, or where it should be, when it cannot be had."""
    image = phrases.contract.images.get(passage.image)
    if image is None:
        return Paragraph((Hole(f"image introuvable : {passage.image}"),))
    return Figure(plain(phrases.text(passage.text)), *image)


def _notes(passages: Sequence[Passage], phrases: Phrases) -> Iterator[Block]:
    """The footnotes that these passages call, below them: at the foot of a page, WeasyPrint may lose one."""
    called = {
        part.number: part.note
        for passage in passages
        for part in passage.text
        if isinstance(part, Cite) and part.kind == "note"
    }
    for number, note in called.items():
        yield Paragraph((Superscript(number), Text("\u00a0"), *phrases.text(note)))


def _attach(found: list[Block], block: List | Table) -> None:
    """Lists belong to the alinéa that announces them."""
    last = found[-1] if found else None
    if isinstance(last, Alinea) and isinstance(block, List):
        found[-1] = Alinea(last.id, last.number, last.content, (*last.blocks, block))
    else:
        found.append(block)


def _placed(run: Sequence[Passage], alineas: Alineas, phrases: Phrases, place: Place) -> Blocks:
    cites = [part for passage in run for part in passage.text if isinstance(part, Cite)]
    lost = [cite for cite in cites if cite.kind != "placement"]
    placed = place([cite for cite in cites if cite.kind == "placement"], alineas, alone=True)
    return (*placed, *(Paragraph(phrases.citation(cite)) for cite in lost))


def _part(passage: Passage, alineas: Alineas, phrases: Phrases, place: Place, level: int) -> Section:
    """A titled part; under a number of its own, its alinéas are numbered within it."""
    anchor = passage.anchor or alineas.table_id().replace(".t", ".p")
    number = "" if passage.number == "sans" else passage.number
    own = Alineas(anchor, number) if number else alineas
    blocks = prose(passage.passages, own, phrases, place, level + 1)
    return Section(anchor, "paragraphe", number, number, words(passage.title), level + 1, blocks)


# -- tables typed with bars ---------------------------------------------------------------------------------------


def _table(rows: Sequence[RichText], identifier: str, phrases: Phrases) -> Table:
    split = [_cells(row) for row in rows]
    kept = [cells for cells in split if not _is_rule(cells)]
    width = max((len(cells) for cells in kept), default=0)
    filled = [[phrases.text(each) for each in cells] + [()] * (width - len(cells)) for cells in kept]
    head, *body = filled or [[]]
    return Table(identifier, 0, (), tuple(head), tuple(Row(tuple(map(cell, row))) for row in body))


def _cells(row: RichText) -> list[RichText]:
    """The cells of « | a | {b} | »: bars inside words separate, the outer ones are a frame."""
    cells: list[list[object]] = [[]]
    for part in row:
        if not isinstance(part, Words):
            cells[-1].append(part)
            continue
        first, *others = part.text.split("|")
        cells[-1].append(part._replace(text=first))
        for other in others:
            cells.append([part._replace(text=other)])
    tidied = [_stripped(each) for each in cells]
    if tidied and not tidied[0]:
        tidied = tidied[1:]
    if tidied and not tidied[-1]:
        tidied = tidied[:-1]
    return tidied


def _stripped(parts: list[object]) -> RichText:
    """A cell without the blanks at its ends, () when nothing is left."""
    kept = [p for p in parts if not isinstance(p, Words) or p.text.strip()]
    if kept and isinstance(kept[0], Words):
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    if kept and isinstance(kept[-1], Words):
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)  # type: ignore[arg-type]  # the parts of a RichText


def _is_rule(cells: Sequence[RichText]) -> bool:
    """« |---|:--:| », which draws the head of a Markdown table."""
    texts = [part.text for each in cells for part in each if isinstance(part, Words)]
    return bool(texts) and all(set(text) <= set("-: ") for text in texts)
