"""What somebody asks for, as the help desk writes it down: typed words and dates, not yet compared with any contract.

A request is read from a TOML or JSON table or from a row of a CSV file; keys are English, as the flags of
``slac cover``, or French, as a spreadsheet's headings.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.model.numbers import day
from slac.syntax.folding import folded_words
from slac.syntax.suggest import closest


class BadRequest(SlacError):
    """A request that cannot be read."""


class Request(NamedTuple):
    """One request. What is None is not known, and never supposed without saying so.

    ``opened`` is aware, or the wall time of the contract's zone. ``level`` is the one at which the desk works ("N1").
    ``used`` is what was already used of a limit, in the limit's own unit. ``signed`` stands in for a date of signature
    that the contract does not give. ``pauses`` are ``(from, to)`` while the ticket waits, ``worked_around`` when a
    workaround was accepted; both as ``opened``.
    """

    category: str | None = None
    item: str | None = None
    acquired: date | None = None
    requester: str | None = None
    channel: str | None = None
    opened: datetime | None = None
    impact: str | None = None
    priority: str | None = None
    offer: str | None = None
    level: str | None = None
    commitment: str | None = None
    signed: date | None = None
    used: Decimal | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    worked_around: datetime | None = None


#: The fields that a person fills in, and the headings that a French spreadsheet gives them (folded).
FIELDS: dict[str, tuple[str, ...]] = {
    "category": ("demande", "categorie", "type de demande", "nature"),
    "item": ("objet", "sur", "element", "composant"),
    "acquired": ("acquis le", "acquis", "date d'acquisition", "acquisition"),
    "requester": ("demandeur", "appelant", "utilisateur"),
    "channel": ("canal",),
    "opened": ("ouvert", "ouvert le", "ouverture", "date d'ouverture", "instant"),
    "impact": ("impact", "description"),
    "priority": ("priorite",),
    "offer": ("gamme", "offre"),
    "level": ("niveau",),
    "commitment": ("engagement",),
    "signed": ("signe", "signe le", "date de signature"),
    "used": ("consomme", "deja consomme"),
}

_BY_WORD = {word: field for field, words in FIELDS.items() for word in (field, *words)}

_DATES = ("acquired", "signed")


def field_of(key: str) -> str | None:
    """The field that a key or a heading means; None when it means none."""
    return _BY_WORD.get(folded_words(key.replace("_", " ")))


def request_of(table: Mapping[str, Any]) -> Request:
    """The request that a TOML or JSON table describes. Raises `BadRequest`, also for a key that means nothing."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        field = field_of(key)
        if field is None:
            near = closest(key, _BY_WORD)
            hint = f" ; vouliez-vous dire « {near} » ?" if near else f" ; au choix : {', '.join(FIELDS)}."
            raise BadRequest(f"« {key} » n'est pas un renseignement d'une demande{hint}")
        if field in values:
            raise BadRequest(f"« {key} » est donné deux fois.")
        values[field] = read_field(field, value)
    return Request(**values)


def read_field(field: str, value: object) -> Any:
    """The value of a field, from text or from what TOML and JSON hold; None for nothing. Raises `BadRequest`."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if field == "opened":
        return read_instant(value)
    if field in _DATES:
        return read_date(value)
    if field == "used":
        return _number(value)
    if not isinstance(value, str):
        raise BadRequest(f"« {field} » doit être un texte, et non « {value} ».")
    return " ".join(value.split())


def read_instant(value: object) -> datetime:
    """« 2026-03-27T17:00 », with or without an offset, « 27/03/2026 17:00 », or a date and time of TOML."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, str):
        text = " ".join(value.split())
        first, _, time = text.partition(" ")
        if "/" in first and time and (found := day(first)) is not None:
            text = f"{found.isoformat()} {time.removeprefix('à ').replace(' h ', ':').replace('h', ':')}"
        try:
            read = datetime.fromisoformat(text)
        except ValueError:
            read = None
        if read is not None and len(text) > len("2026-03-27"):
            return read
    raise BadRequest(f"« {value} » n'est pas un instant : écrivez-le 2026-03-27T17:00 ou 27/03/2026 17:00.")


def read_date(value: object) -> date:
    """« 2026-03-12 », « 12/03/2026 », « 12 mars 2026 », or a date of TOML."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        found = day(value) if isinstance(value, str) else None
    except (StopIteration, IndexError, TypeError):
        found = None
    if found is None:
        raise BadRequest(f"« {value} » n'est pas une date : écrivez-la 2026-03-12 ou 12/03/2026.")
    return found


def _number(value: object) -> Decimal:
    try:
        found = Decimal(str(value).replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if isinstance(value, bool) or not found.is_finite() or found < 0:
        raise BadRequest(f"« {value} » n'est pas une quantité.")
    return found
