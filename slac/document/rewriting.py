"""The same document with every run of its inline content changed, and the same run with every text of it."""

from collections.abc import Callable

from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Cell,
    Code,
    Cover,
    Document,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Glossary,
    Hole,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Note,
    Paragraph,
    PartyCard,
    Quotation,
    Reference,
    Remark,
    Remarks,
    Row,
    Section,
    SignatureBlock,
    SignatureBox,
    Strong,
    Superscript,
    Table,
    TableReference,
    Term,
    Text,
    Unknown,
    Week,
)
from slac.record import replace

Change = Callable[[Inlines], Inlines]


def rewrite(document: Document, change: Change) -> Document:
    """The same document with ``change`` applied to every run of inline content, titles and notes included."""
    cover = document.cover
    return Document(
        document.meta,
        Cover(
            change(cover.kind),
            change(cover.title),
            change(cover.subtitle),
            change(cover.attached_to),
            tuple(
                PartyCard(change(p.name), change(p.designation), tuple(map(change, p.lines)))
                for p in cover.parties
            ),
            _facts(cover.facts, change),
        ),
        _blocks(document.body, change),
    )


def _blocks(blocks: Blocks, change: Change) -> Blocks:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return Paragraph(change(block.content))
        case Alinea():
            return replace(block, content=change(block.content), blocks=_blocks(block.blocks, change))
        case List():
            return List(_items(block.items, change))
        case Table():
            return replace(
                block,
                caption=change(block.caption),
                columns=tuple(map(change, block.columns)),
                rows=tuple(
                    Row(tuple(Cell(_blocks(c.blocks, change)) for c in row.cells)) for row in block.rows
                ),
                notes=tuple(Note(n.mark, change(n.content)) for n in block.notes),
            )
        case Facts():
            return Facts(change(block.title), _facts(block.items, change))
        case Glossary():
            return Glossary(tuple(Term(t.id, change(t.term), _blocks(t.blocks, change)) for t in block.terms))
        case SignatureBlock():
            boxes = (SignatureBox(box[0], *map(change, box[1:])) for box in block.boxes)
            return SignatureBlock(change(block.statement), tuple(map(change, block.remarks)), tuple(boxes))
        case Quotation():
            return Quotation(_blocks(block.blocks, change))
        case Remarks():
            return Remarks(
                tuple(_remark(each, change) for each in block.remarks), _blocks(block.blocks, change)
            )
        case Week():
            return replace(block, caption=change(block.caption))
        case Figure():
            return block
        case Section():
            return replace(block, title=change(block.title), blocks=_blocks(block.blocks, change))


def _remark(remark: Remark, change: Change) -> Remark:
    return remark._replace(
        message=change(remark.message),
        place=change(remark.place),
        others=tuple(map(change, remark.others)),
        help=change(remark.help),
    )


def _items(items: tuple[Item, ...], change: Change) -> tuple[Item, ...]:
    return tuple(Item(i.marker, change(i.content), _items(i.items, change)) for i in items)


def _facts(facts: tuple[Fact, ...], change: Change) -> tuple[Fact, ...]:
    return tuple(Fact(change(f.label), _blocks(f.blocks, change)) for f in facts)


def runs(document: Document) -> tuple[Inlines, ...]:
    """Every run of inline content that `rewrite` would change."""
    found: list[Inlines] = []

    def see(content: Inlines) -> Inlines:
        found.append(content)
        return content

    rewrite(document, see)
    return tuple(found)


def respelt(
    content: Inlines, change: Callable[[str], str], change_address: Callable[[str], str] = str
) -> Inlines:
    """One run of inline content with every text of it changed; the addresses of its links stay, unless told."""

    def of(inline: Inline) -> Inline:
        match inline:
            case Text(text) | Superscript(text) | Code(text) | Hole(text) | Unknown(text):
                return type(inline)(change(text))
            case Emphasis(inner) | Strong(inner):
                return type(inline)(all_of(inner))
            case Link(address, inner):
                return Link(change_address(address), all_of(inner))
            case Reference(target, inner):
                return Reference(target, all_of(inner))
            case TableReference(target, title):
                return TableReference(target, change(title))
        return inline

    def all_of(inner: Inlines) -> Inlines:
        return tuple(map(of, inner))

    return all_of(content)
