"""Neighbours of one kind as one table: a row each, or a column each where much is said of each."""

import re
from collections.abc import Iterable, Sequence

from slac.document.facts import Said, cell, paragraph, said
from slac.document.inline import words
from slac.document.phrases import Phrases
from slac.document.texts import code_of
from slac.document.tree import Blocks, Cell, Fact, Facts, Inlines, Paragraph, Row, Strong, Table
from slac.french import enumeration
from slac.model import contract as c

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
    stands with their criteria; and these stand under their name where there are many columns beside.
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
        [each for each in of_one if each.field not in order and not _is_told_rank(element, each)]
        for element, of_one in zip(elements, facts, strict=True)
    ]
    speaking = [of_one for of_one in left if any(each.field in _AT_LENGTH for each in of_one)]
    if 1 < len(elements) <= _GRID and 2 * len(speaking) > len(elements):
        return (_turned(elements, facts, head, caption),)
    if "criteria" in order:
        facts = [_with_examples(of_one) for of_one in facts]
        left = [[each for each in of_one if each.field not in _AT_LENGTH] for of_one in left]
    heads = [_head(element) for element in elements]
    weights = _weights(order)
    if "criteria" in order and len(order) >= _GRID:
        head = f"{head} et {order.pop('criteria').lower()}"
        heads = [
            (Paragraph((Strong(words(_in_a_line(element))),)), *_blocks_of(of_one, "criteria"))
            for element, of_one in zip(elements, facts, strict=True)
        ]
        weights = (8, *(8 if any(len(_blocks_of(f, field)) > 1 for f in facts) else 4 for field in order))
    rows = tuple(
        Row((Cell(each), *(Cell(_blocks_of(of_one, field) or _NOTHING) for field in order)))
        for each, of_one in zip(heads, facts, strict=True)
    )
    columns = (words(head), *(words(each) for each in order.values()))
    table = Table(f"t-{elements[0].name}", 0, caption, columns, rows, (), weights)
    rest = _shared(left, elements)
    return (table, Facts((), rest)) if rest else (table,)


#: What stands in the place of what is not said of one neighbour, and is of another.
_NOTHING = paragraph(words("—"))

#: So many columns stand side by side; and what is said at length, which a column of its own would squeeze.
_GRID = 5
_AT_LENGTH = {"description", "examples"}
#: The order of the rows of a turned table; delays, then what is not here, come last.
_ROWS = ("description", "criteria", "examples", "answered_by")


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
            if not _is_told_rank(element, each):
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
    code = code_of(element) if isinstance(element, c.Priority) and element.label else ""
    title = f"{code} — {element.label}" if code else element.title
    rank = _rank_to_tell(element)
    return f"{title} ({rank})" if rank else title


#: Columns that need more room than others, or less.
_WIDTHS = {"criteria": 8, "address": 7, "hours": 8, "price": 3, "components": 8}


def _weights(fields: Iterable[str]) -> tuple[int, ...]:
    """The widths of a table whose columns need unlike room; () for any other, which settle by themselves."""
    fields = tuple(fields)
    if not _WIDTHS.keys() & set(fields):
        return ()
    return (5, *(_WIDTHS.get(field, 5) for field in fields))


def _head(element: c.Element) -> Blocks:
    """« P1 » above « Anomalie critique »: a priority is cited by its name as often as by its label."""
    rank = _rank_to_tell(element)
    below = paragraph(words(rank)) if rank else ()
    if not isinstance(element, c.Priority) or not element.label:
        return (*paragraph(words(element.title)), *below)
    code = code_of(element)
    if not code:
        return (Paragraph((Strong(words(element.label)),)), *below)
    return (Paragraph((Strong(words(code)),)), Paragraph(words(element.label)), *below)


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
                named = enumeration([_short(e) for e, entry in entries if entry.blocks == blocks])
                facts.append(Fact(words(f"{first.label} — {named}"), blocks))
    return tuple(facts)


def _short(element: c.Element) -> str:
    return (code_of(element) if isinstance(element, c.Priority) else "") or element.title


def _rank_to_tell(element: c.Element) -> str:
    """« rang 1 », under the name of a priority that does not tell it: « P1 » and « S1 » do."""
    stated = element.rank if isinstance(element, c.Priority) else None
    if stated is None or stated.value is None:
        return ""
    return "" if re.sub(r"\D", "", element.written_name) == str(stated.value) else f"rang {stated.value}"


def _is_told_rank(element: c.Element, each: Said) -> bool:
    """Whether a rank stands with the name of its priority, or is said to be none."""
    stated = element.rank if each.field == "rank" and isinstance(element, c.Priority) else None
    return stated is not None and (stated.value is not None or stated.absent == "sans objet")
