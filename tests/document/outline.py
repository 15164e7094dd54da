"""A document as text, one line a block: what the golden files hold, and what a reader compares.

python -m tests.document.outline NAME [DOCUMENT]    → the text of what the tests' contract of that name gives
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from slac.document.composition import compose
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Document,
    Facts,
    Glossary,
    Item,
    List,
    Paragraph,
    Quotation,
    Remarks,
    Section,
    SignatureBlock,
    Table,
    Week,
    plain,
)
from slac.model import lower
from slac.model.contract import Contract
from slac.outputs import Kind
from slac.pipeline import building
from slac.pipeline.checking import check
from slac.pipeline.reading import Project, read
from slac.source import Source
from slac.syntax import parse

CONTRACTS = Path(__file__).parent / "contracts"

#: The smallest contract there is, for what does not depend on its content.
SMALLEST = 'contrat essai "Essai"\n'

#: Stand for the no-break spaces, which nobody sees.
_SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "^"})


def contract_of(text: str) -> Contract:
    """The contract a text states; the text has no mistake of writing."""
    tree, mistakes = parse(Source(text))
    assert not mistakes, [m.message for m in mistakes]
    return lower(tree)[0]


def composed(text: str) -> Document:
    return compose(contract_of(text), reference_date=date(2026, 1, 1), draft=False)


def made(name: str, kind: Kind) -> Document:
    """A document of the contract of that name among those of the tests, final, as on 1 January 2026."""
    checked = check(
        read(CONTRACTS / f"{name}.slac", f"{name}.slac"),
        load=Project(CONTRACTS, CONTRACTS, f"{name}.slac"),
    )
    return building.compose(checked, kind, (), building.Options(date(2026, 1, 1), final=True))


def outline(document: Document, spaces: bool = False) -> str:
    """The document as text; with ``spaces``, « ~ » and « ^ » stand for its no-break spaces."""
    text = "\n".join([*_cover(document), *_blocks(document.body, 0)]) + "\n"
    return text.translate(_SHOWN) if spaces else text.replace("\u00a0", " ").replace("\u202f", " ")


def outline_of(section: Section) -> list[str]:
    """The lines of one section, without its heading."""
    text = "\n".join(_blocks(section.blocks, 0)).replace("\u00a0", " ").replace("\u202f", " ")
    return [line for line in text.splitlines() if line.strip()]


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    for name in ("kind", "title", "subtitle", "attached_to"):
        content = getattr(cover, name)
        if content:
            yield f"{name}: {plain(content)}"
    for party in cover.parties:
        yield f"party: {plain(party.name)}"
        yield from (f"  {plain(line)}" for line in (*party.lines, party.designation) if line)
    for fact in cover.facts:
        yield from _labelled(plain(fact.label), fact.blocks, 0)
    yield ""


def _blocks(blocks: Blocks, depth: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, depth)


def _block(block: Block, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match block:
        case Section():
            heading = " — ".join(filter(None, (block.label, plain(block.title))))
            yield f"{pad}{'#' * block.level} {heading}  <{block.id}>"
            yield from _blocks(block.blocks, depth)
            yield ""
        case Paragraph(content):
            yield f"{pad}{plain(content)}"
        case Alinea():
            yield f"{pad}{block.number} {plain(block.content)}"
            yield from _blocks(block.blocks, depth + 1)
        case List(items):
            yield from _items(items, depth)
        case Table():
            yield f"{pad}[table {block.number}: {plain(block.caption)}]  <{block.id}>"
            yield f"{pad}| {' | '.join(plain(column) for column in block.columns)} |"
            for row in block.rows:
                yield f"{pad}| {' | '.join(_flat(cell.blocks) for cell in row.cells)} |"
            yield from (f"{pad}{note.mark} {plain(note.content)}" for note in block.notes)
        case Facts(title, items):
            yield f"{pad}[facts{': ' if title else ''}{plain(title)}]"
            for fact in items:
                yield from _labelled(plain(fact.label), fact.blocks, depth)
        case Glossary(terms):
            for term in terms:
                yield from _labelled(plain(term.term), term.blocks, depth)
        case Remarks():
            for remark in block.remarks:
                yield f"{pad}! {remark.severity} {remark.code} {plain(remark.message)}"
                yield from (
                    f"{pad}  {plain(part)}" for part in (remark.place, *remark.others, remark.help) if part
                )
            yield from _blocks(block.blocks, depth)
        case Quotation():
            yield from (f"{pad}> {line}" for line in _blocks(block.blocks, 0))
        case Week():
            yield f"{pad}[week: {plain(block.caption)}] {block.described}"
        case SignatureBlock():
            yield f"{pad}{plain(block.statement)}"
            yield from (f"{pad}{plain(remark)}" for remark in block.remarks)
            for box in block.boxes:
                yield f"{pad}[sign {box.field}] " + " / ".join(plain(part) for part in box[1:] if part)


def _labelled(label: str, blocks: Blocks, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{label} = {_flat(blocks)}"


def _items(items: tuple[Item, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}{item.marker or '-'} {plain(item.content)}"
        yield from _items(item.items, depth + 1)


def _flat(blocks: Blocks) -> str:
    return " / ".join(line.strip() for line in _blocks(blocks, 0) if line.strip())


if __name__ == "__main__":
    sys.stdout.write(outline(made(sys.argv[1], sys.argv[2] if sys.argv[2:] else "annexe")))  # type: ignore[arg-type]  # as typed
