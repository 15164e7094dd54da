"""Everything a block states, as labelled facts and tables, in the order of its source."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from slac.document import wording
from slac.document.inline import joined, words
from slac.document.labels import SILENT, label
from slac.document.phrases import Phrases
from slac.document.spoken import spoken
from slac.document.tree import (
    Block,
    Blocks,
    Cell,
    Fact,
    Facts,
    Inlines,
    Item,
    List,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from slac.document.values import meeting_name, rung_moment
from slac.model import contract as c
from slac.model.articles import capitalised
from slac.record import fields, replace

_FRAME = {"keyword", "name", "written_name", "label", "prose", "span", "whole", "number", "text"}


class Said(NamedTuple):
    """One fact of a block; ``field`` is that of the model, or the name of a delay; ``at`` its place in the source."""

    field: str
    label: str
    blocks: Blocks
    at: int
    number: str = ""  # imposed on the rubric


def paragraph(content: Inlines) -> Blocks:
    return (Paragraph(content),) if content else ()


def cell(content: Inlines) -> Cell:
    return Cell(paragraph(content))


def said(element: c.Element, phrases: Phrases) -> list[Said]:
    """What a block states, in the order of the source."""
    silent = SILENT.get(element.keyword, ())
    found = []
    for field in fields(element):
        stated = getattr(element, field)
        if field in _FRAME or field in silent or not stated:
            continue
        if field == "delays":
            found += [
                Said(t.metric, capitalised(t.metric), phrases.blocks(t.stated), t.stated.line.start)
                for t in stated
            ]
        elif field == "zone" and isinstance(element, c.Maintenance) and element.windows:
            continue  # said with the windows
        else:
            many = stated if isinstance(stated, tuple) else (stated,)
            blocks = _blocks(element, field, many, phrases)
            number = "" if many[0].number == "sans" else many[0].number
            found.append(Said(field, label(element.keyword, field), blocks, many[0].line.start, number))
    return sorted(found, key=lambda each: each.at)


def _blocks(element: c.Element, field: str, many: "tuple[c.Stated[object], ...]", phrases: Phrases) -> Blocks:
    if field == "windows" and isinstance(element, c.Maintenance):
        return paragraph(phrases.windows(element))
    values = [stated.value for stated in many]
    if all(isinstance(value, c.ScopeItem) for value in values):
        items = [value for value in values if isinstance(value, c.ScopeItem)]
        return (List(scope_items(items, phrases)),)
    return phrases.blocks(spoken(field, stated) for stated in many)


def scope_items(items: Iterable[c.ScopeItem], phrases: Phrases) -> tuple[Item, ...]:
    """The items of a scope, their bullets under them with the author's marks; bullets of no item stand alone."""
    found: list[Item] = []
    for item in items:
        bullets = phrases.items(item.bullets)
        title = phrases.value(item._replace(bullets=()))
        found += (Item("", title, bullets),) if title else bullets
    return tuple(found)


# -- one block --------------------------------------------------------------------------------------------------


def laid_out(element: c.Element, phrases: Phrases, title: Inlines, but: Iterable[str] = ()) -> Blocks:
    """All that a block states but the fields of ``but``: labelled facts, and a table where a field makes one.

    ``title`` heads it where no heading does.
    """
    left_out = set(but)
    found: list[Block] = []
    facts: list[Fact] = []
    for each in said(element, phrases):
        if each.field in left_out:
            continue
        make = _TABLES.get(each.field)
        table = make(element, phrases) if make is not None else None
        if table is None:
            facts.append(Fact(words(each.label), each.blocks))
            continue
        if facts:
            found.append(Facts(title, tuple(facts)))
            facts, title = [], ()
        found.append(table)
    if facts:
        found.append(Facts(title, tuple(facts)))
    return tuple(found)


def rubrics(element: c.Element, phrases: Phrases, anchor: str, level: int) -> tuple[tuple[str, Section], ...]:
    """What a block states under a number of its own, as titled parts of it, each with the field it says."""
    return tuple(
        (
            each.field,
            Section(
                f"{anchor}.{each.field.replace('_', '-')}",
                "paragraphe",
                each.number,
                each.number,
                words(each.label),
                level + 1,
                _table_or(each, element, phrases),
            ),
        )
        for each in said(element, phrases)
        if each.number
    )


def _table_or(each: Said, element: c.Element, phrases: Phrases) -> Blocks:
    make = _TABLES.get(each.field)
    table = make(element, phrases) if make is not None else None
    return (table,) if table is not None else each.blocks


def _tiers(element: c.Element, phrases: Phrases) -> Table | None:
    assert isinstance(element, c.Remedy)
    rows = []
    keyed = False
    for stated in element.tiers:
        for keys, tier, inner in stated.each():
            keyed = keyed or bool(keys)
            conditions = phrases.lines(inner)[0][len(phrases.value(tier)) :] if inner.conditions else ()
            head = (cell(phrases.keys(keys)),) if keys else ()
            rows.append(
                (head, cell(words(wording.tier(tier))), cell((*phrases.value(tier.credit), *conditions)))
            )
    if not rows:
        return None
    what = "Crédit" if element.keyword == "crédits" else "Pénalité"
    columns: tuple[Inlines, ...] = ((Text("Niveau constaté"),), (Text(what),))
    if keyed:
        columns = ((Text("Pour"),), *columns)
        rows = [(head or (cell(()),), level, credit) for head, level, credit in rows]
    return _table(
        element, "paliers", words(capitalised(element.title)), columns, [(*h, lv, cr) for h, lv, cr in rows]
    )


def _contacts(element: c.Element, phrases: Phrases) -> Table | None:
    statements = element.contacts if isinstance(element, c.Contacts) else ()
    rows = [
        (
            cell(phrases.keys(keys)),
            cell(joined([phrases.text(p) for p in value.people])),
            cell(joined([words(p) for p in value.phones])),
            cell(joined([words(e) for e in value.emails])),
            cell(phrases.contact(value._replace(people=(), phones=(), emails=()))),
        )
        for stated in statements
        for keys, value, _ in stated.each()
    ]
    if not rows or any(stated.absent or any(i.absent for _, i in stated.cases) for stated in statements):
        return None
    return _used(element, "correspondants", ("Pour", "Correspondant", "Téléphone", "Courriel", "Canal"), rows)


def _meetings(element: c.Element, phrases: Phrases) -> Table | None:
    assert isinstance(element, c.Governance)
    rows = []
    for stated in element.meetings:
        if not isinstance(stated.value, c.Meeting) or stated.conditions or stated.only_for:
            return None
        meeting = stated.value
        often = [wording.frequency(meeting.frequency)] if meeting.frequency else []
        often += [f"sous {wording.duration(meeting.within)}"] if meeting.within else []
        items = phrases.items(meeting.items)
        content = (*paragraph(phrases.text(meeting.content)), *((List(items),) if items else ()))
        rows.append(
            (
                cell(words(meeting_name(meeting))),
                cell(words(", ".join(often))),
                cell(phrases.people(meeting.by.split(", ")) if meeting.by else ()),
                cell(phrases.people(meeting.attendees)),
                Cell(content),
            )
        )
    heads = ("Rendez-vous", "Fréquence", "Par", "Avec", "Contenu")
    return _used(element, "suivi", heads, rows, (4, 3, 3, 3, 6))


def _rungs(element: c.Element, phrases: Phrases) -> Table | None:
    assert isinstance(element, c.Escalation)
    rows = []
    for stated in element.rungs:
        for keys, rung, inner in stated.each():
            conditions = [(Text(f"{word} "), *phrases.text(text)) for word, text in inner.conditions]
            who = phrases.value(rung._replace(level="", after=None, before=None, past=None, when_due=False))
            level = phrases.keys(keys) if keys else words(rung.level)
            rows.append((cell(level), cell(who), cell(words(rung_moment(rung))), cell(joined(conditions))))
    return _used(element, "niveaux", ("Niveau", "Qui", "Quand", "Condition"), rows) if rows else None


def _used(
    element: c.Element,
    what: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    weights: Sequence[int] = (),
) -> Table:
    """A table without the columns that no row fills; the first always stays."""
    kept = [i for i in range(len(heads)) if i == 0 or any(row[i].blocks for row in rows)]
    columns = [words(heads[i]) for i in kept]
    table = _table(
        element, what, words(capitalised(element.title)), columns, [[row[i] for i in kept] for row in rows]
    )
    return replace(table, weights=tuple(weights[i] for i in kept)) if weights else table


_TABLES: "dict[str, Callable[[c.Element, Phrases], Table | None]]" = {
    "tiers": _tiers,
    "contacts": _contacts,
    "meetings": _meetings,
    "rungs": _rungs,
}


def _table(
    element: c.Element,
    what: str,
    caption: Inlines,
    columns: Sequence[Inlines],
    rows: Sequence[Sequence[Cell]],
) -> Table:
    return Table(f"t-{element.name}-{what}", 0, caption, tuple(columns), tuple(Row(tuple(r)) for r in rows))


def free_table(element: c.Table, phrases: Phrases) -> Table:
    """A ``tableau`` block; a row shorter than the heads is filled with empty cells."""
    columns = (
        [phrases.text(each) for each in element.columns.value.cells]
        if element.columns and element.columns.value
        else []
    )
    rows = []
    for stated in element.rows:
        cells = (
            [cell(phrases.text(each)) for each in stated.value.cells]
            if stated.value
            else [cell(phrases.absence(stated))]
        )
        rows.append(cells)
    width = max([len(columns), *map(len, rows)], default=0)
    columns += [()] * (width - len(columns))
    for row in rows:
        row += [cell(())] * (width - len(row))
    notes = tuple(Note(s.value.mark, phrases.text(s.value.text)) for s in element.notes if s.value)
    return Table(
        f"t-{element.name}",
        0,
        words(element.title),
        tuple(columns),
        tuple(Row(tuple(r)) for r in rows),
        notes,
    )
