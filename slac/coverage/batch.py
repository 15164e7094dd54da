"""Many requests at once: a CSV of requests in, the same rows with their verdicts out.

Cells that a spreadsheet would run as formulas are made plain text (https://owasp.org/www-community/attacks/CSV_Injection),
those of the input as well.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from slac.coverage.decision import Decision, Promise
from slac.coverage.desk import Desk
from slac.coverage.request import FIELDS, BadRequest, Request, field_of, read_field
from slac.french import enumeration
from slac.worktime.wording import due

#: The columns added, in order; a column of the input that bears one of these names is replaced.
ADDED = (
    "verdict", "motif", "clause", "ligne", "réserves", "priorité retenue", "échéances", "contact", "à faire",
)  # fmt: skip

UNREADABLE = "illisible"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")

#: The longest line of a file of requests, in characters.
_LONGEST = 1_000_000


class Row(NamedTuple):
    """A row of the answer: its cells, and whether the request could be read."""

    cells: tuple[str, ...]
    readable: bool


def delimiter_of(line: str) -> str:
    """What separates the cells of a file whose first line is this: French spreadsheets write semicolons."""
    return max(";,\t", key=line.count)


def answered(desk: Desk, lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """The heading, then a row for each request, as they come. Raises `BadRequest` for a file that is no table."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        heading = next(reader, None)
        if heading is None:
            raise BadRequest("Le fichier des demandes est vide.")
        fields = _fields(heading)
        kept = [i for i, name in enumerate(heading) if name.strip() not in ADDED]
        yield Row((*(neutral(heading[i]) for i in kept), *ADDED), True)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            own = tuple(neutral(cells[i]) if i < len(cells) else "" for i in kept)
            try:
                verdict, readable = _told(desk.decide(_request(fields, cells, len(heading)))), True
            except BadRequest as error:
                verdict, readable = (UNREADABLE, str(error), *("",) * (len(ADDED) - 2)), False
            yield Row((*own, *map(neutral, verdict)), readable)
    except csv.Error as error:
        raise BadRequest(
            f"Le fichier des demandes ne se lit pas, ligne {reader.line_num} : {error}."
        ) from error


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0\ufeff").startswith(_FORMULA) else cell


def _fields(heading: Sequence[str]) -> dict[int, str]:
    """The field of each column that means one; others are only copied."""
    found: dict[int, str] = {}
    for place, name in enumerate(heading):
        field = field_of(name)
        if field is None:
            continue
        if field in found.values():
            raise BadRequest(f"Deux colonnes donnent le même renseignement, dont « {name} ».")
        found[place] = field
    if not found:
        known = ", ".join(f"{field} ({words[0]})" for field, words in FIELDS.items())
        raise BadRequest(f"Aucune colonne n'est un renseignement d'une demande ; au choix : {known}.")
    return found


def _request(fields: dict[int, str], cells: Sequence[str], width: int) -> Request:
    if len(cells) > width:
        raise BadRequest("La ligne a plus de cellules que l'en-tête.")
    values = {field: read_field(field, cells[i]) for i, field in fields.items() if i < len(cells)}
    return Request(**values)


def _told(decision: Decision) -> tuple[str, ...]:
    places = [reason.place for reason in decision.reasons if reason.place]
    first = places[0] if places else None
    settled = decision.priority
    dues = [_due(p) for p in decision.promises if settled is not None or not decision.choices]
    contact = next((c for c in decision.correspondents if c.contacts), None)
    routed = f" vers {decision.route_to}" if decision.route_to else ""
    return (
        f"{decision.verdict.said}{routed}",
        " ".join(reason.text for reason in decision.reasons),
        " ".join(filter(None, (first.number, first.title))) if first else "",
        str(first.line) if first else "",
        enumeration([reason.text for reason in decision.reserves]),
        settled.name if settled else "",
        " ; ".join(filter(None, dues)),
        f"{contact.party} : {', '.join(contact.contacts)}" if contact else "",
        " ".join(decision.todo),
    )


def _due(promise: Promise) -> str:
    """When a delay is due, by each of its readings, or why that cannot be said."""
    if promise.deadline is None:
        return f"{promise.metric} : {promise.fault}" if promise.fault else ""
    readings = promise.deadline.readings
    if promise.deadline.settled:
        return f"{promise.metric} : {due(readings[0].due)}"
    return f"{promise.metric} : {' ou '.join(f'{due(r.due)}, lu {r.said}' for r in readings)}"
