"""Everything a block states, as labelled facts and tables, in the order of its source."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from slac.document import wording
from slac.document.inline import joined, nested, words
from slac.document.labels import SILENT, label
from slac.document.phrases import Phrases, spoken
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
    Strong,
    Table,
    Text,
)
from slac.document.values import rung_moment
from slac.model import contract as c
from slac.model.articles import capitalised

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
    for field in element.__dataclass_fields__:
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
        bullets = nested([(b.depth, b.marker, phrases.text(b.text)) for b in item.bullets])
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
                f"{anchor}-{each.field.replace('_', '-')}",
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
    return _table(element, "paliers", words(element.title), columns, [(*h, lv, cr) for h, lv, cr in rows])


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
        name = capitalised(meeting.kind) + (f" « {meeting.title} »" if meeting.title else "")
        often = [wording.frequency(meeting.frequency)] if meeting.frequency else []
        often += [f"sous {wording.duration(meeting.within)}"] if meeting.within else []
        items = phrases.items(meeting.items)
        content = (*paragraph(phrases.text(meeting.content)), *((List(items),) if items else ()))
        rows.append(
            (
                cell(words(name)),
                cell(words(", ".join(often))),
                cell(phrases.people(meeting.by.split(", ")) if meeting.by else ()),
                cell(phrases.people(meeting.attendees)),
                Cell(content),
            )
        )
    heads = ("Rendez-vous", "Fréquence", "À l'initiative de", "Avec", "Contenu")
    return _used(element, "suivi", heads, rows)


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


def _used(element: c.Element, what: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table without the columns that no row fills; the first always stays."""
    kept = [i for i in range(len(heads)) if i == 0 or any(row[i].blocks for row in rows)]
    columns = [words(heads[i]) for i in kept]
    return _table(element, what, words(element.title), columns, [[row[i] for i in kept] for row in rows])


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


# -- neighbours of one kind ---------------------------------------------------------------------------------------

#: The fields that make the columns of a table of neighbours, and what its first column is called.
_COLUMNS = {
    "priorité": ("Priorité", ("criteria", "delays")),
    "disponibilité": ("Mesure", ("targets", "period", "service_window")),
    "indicateur": ("Indicateur", ("targets", "period", "service_window")),
    "maintenance": ("Maintenance", ("windows", "notice", "frequency", "maximum")),
    "horaires": ("Horaires", ("opens", "closes", "zone")),
    "canal": ("Canal", ("address", "phone", "hours", "price")),
    "engagement": ("Engagement", ("delays", "quota", "frequency", "targets", "start", "end")),
    "service": ("Service", ("components", "documentation")),
    "gamme": ("Offre", ("price",)),
    "demande": ("Demande", ("criteria", "price")),
}


def comparable(keyword: str) -> bool:
    """Whether blocks of that kind, side by side, make one table."""
    return keyword in _COLUMNS


def compared(elements: Sequence[c.Element], phrases: Phrases, caption: Inlines) -> Blocks:
    """Neighbours of one kind as one table, one row each; what has no column follows as facts.

    What is said at length of most of them (examples, a description) turns the table: a column each. Of some only, it
    stands with their criteria.
    """
    head, fields = _COLUMNS[elements[0].keyword]
    facts = [said(element, phrases) for element in elements]
    delays = {timed.metric for element in elements for timed in getattr(element, "delays", ())}
    order: dict[str, str] = {}
    for field in fields:
        for of_one in facts:
            for each in of_one:
                if each.field == field or (field == "delays" and each.field in delays):
                    order.setdefault(each.field, each.label)
    left = [
        [each for each in of_one if each.field not in order and not _is_known_rank(element, each)]
        for element, of_one in zip(elements, facts, strict=True)
    ]
    speaking = [of_one for of_one in left if any(each.field in _AT_LENGTH for each in of_one)]
    if 1 < len(elements) <= _GRID and 2 * len(speaking) > len(elements):
        return (_turned(elements, facts, head, caption),)
    if "criteria" in order:
        facts = [_with_examples(of_one) for of_one in facts]
        left = [[each for each in of_one if each.field not in _AT_LENGTH] for of_one in left]
    rows = tuple(
        Row((Cell(_head(element)), *(Cell(_blocks_of(of_one, field)) for field in order)))
        for element, of_one in zip(elements, facts, strict=True)
    )
    columns = (words(head), *(words(each) for each in order.values()))
    table = Table(f"t-{elements[0].name}", 0, caption, columns, rows, (), _weights(order))
    rest = _shared(left, elements)
    return (table, Facts((), rest)) if rest else (table,)


#: So many columns stand side by side; and what is said at length, which a column of its own would squeeze.
_GRID = 5
_AT_LENGTH = {"description", "examples"}
#: The order of the rows of a turned table; delays, then what is not here, come last.
_ROWS = ("rank", "description", "criteria", "examples", "answered_by")


def _with_examples(of_one: Sequence[Said]) -> list[Said]:
    """What is said of one, its description and examples put under its criteria."""
    apart = [each for each in of_one if each.field in _AT_LENGTH]
    under = tuple(b for each in apart for b in (Paragraph(words(f"{each.label} :")), *each.blocks))
    kept = [each for each in of_one if each.field not in _AT_LENGTH]
    if under and not any(each.field == "criteria" for each in kept):
        return [*kept, Said("criteria", "", under, apart[0].at)]
    return [
        each._replace(blocks=(*each.blocks, *under)) if each.field == "criteria" else each for each in kept
    ]


def _turned(
    elements: Sequence[c.Element], facts: Sequence[Sequence[Said]], head: str, caption: Inlines
) -> Table:
    """One column an element, one row a fact."""
    labels: dict[str, str] = {}
    for element, of_one in zip(elements, facts, strict=True):
        for each in of_one:
            if not _is_known_rank(element, each):
                labels.setdefault(each.field, each.label)
    order = sorted(labels, key=lambda field: _ROWS.index(field) if field in _ROWS else len(_ROWS))
    rows = tuple(
        Row((cell(words(labels[field])), *(Cell(_blocks_of(of_one, field)) for of_one in facts)))
        for field in order
    )
    columns = (words(head), *(words(_in_a_line(element)) for element in elements))
    weights = (3, *[5] * len(elements))
    return Table(f"t-{elements[0].name}", 0, caption, columns, rows, (), weights)


def _in_a_line(element: c.Element) -> str:
    named = isinstance(element, c.Priority) and element.label
    return f"{element.written_name} — {element.label}" if named else element.title


def _weights(fields: Iterable[str]) -> tuple[int, ...]:
    return (5, *(8 if field == "criteria" else 5 for field in fields)) if "criteria" in fields else ()


def _head(element: c.Element) -> Blocks:
    """« P1 » above « Anomalie critique »: a priority is cited by its name as often as by its label."""
    if not isinstance(element, c.Priority) or not element.label:
        return paragraph(words(element.title))
    return (Paragraph((Strong(words(element.written_name)),)), Paragraph(words(element.label)))


def _blocks_of(facts: Iterable[Said], field: str) -> Blocks:
    return tuple(block for each in facts if each.field == field for block in each.blocks)


def _shared(left: Sequence[Sequence[Said]], elements: Sequence[c.Element]) -> tuple[Fact, ...]:
    """What has no column: said once where all say the same, else under the name of each."""
    by_field: dict[str, list[tuple[c.Element, Said]]] = {}
    for element, of_one in zip(elements, left, strict=True):
        for each in of_one:
            by_field.setdefault(each.field, []).append((element, each))
    facts = []
    for entries in by_field.values():
        first = entries[0][1]
        if len(entries) == len(elements) and all(entry.blocks == first.blocks for _, entry in entries):
            facts.append(Fact(words(first.label), first.blocks))
        else:
            for blocks in dict.fromkeys(entry.blocks for _, entry in entries):
                named = wording.enumeration([_short(e) for e, entry in entries if entry.blocks == blocks])
                facts.append(Fact(words(f"{first.label} — {named}"), blocks))
    return tuple(facts)


def _short(element: c.Element) -> str:
    return element.written_name if isinstance(element, c.Priority) else element.title


def _is_known_rank(element: c.Element, each: Said) -> bool:
    """« P1 » and « S1 » of rank 1 need no line for it."""
    return (
        each.field == "rank"
        and isinstance(element, c.Priority)
        and element.rank is not None
        and re.sub(r"\D", "", element.written_name) == str(element.rank.value)
    )
