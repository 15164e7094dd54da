"""Statements put as the document says them, where the model's own words are not a phrase."""

from datetime import date
from typing import Any, NamedTuple

from slac.document import times
from slac.model.contract import Named, Stated, Words
from slac.record import replace
from slac.syntax.folding import folded_words
from slac.syntax.keywords import keywords


class Judges(NamedTuple):
    """Who qualifies, and how: « le Distributeur, initialement »."""

    judges: tuple[Named, ...]
    manners: tuple[str, ...]


def judged(value: tuple[Named, ...]) -> Judges:
    """Who qualifies, told from the words of the closed list that say how."""
    manners = {folded_words(word): word for word in keywords().lists["QUALIFICATION"]}
    said = [(named, manners.get(folded_words(_typed(named)))) for named in value]
    return Judges(
        tuple(named for named, manner in said if manner is None),
        tuple(manner for _, manner in said if manner is not None),
    )


def _typed(named: Named) -> str:
    return "" if named.name else "".join(part.text for part in named.text if isinstance(part, Words))


def spoken(field: str, stated: Stated[Any]) -> Stated[Any]:
    """The statement of a field, its value put as the document says it where the model's own words are not a phrase."""
    match field, stated.value:
        case "qualified_by", tuple() as value:
            return replace(stated, value=judged(value))
        case "precedence", tuple() as value:
            return replace(stated, value=InOrder(value))
        case "inventory", date() as day:
            return replace(stated, value=f"arrêté au {times.day(day)}")
        case "inventory", "à la signature":
            return replace(stated, value="arrêté à la signature")
    return stated


class InOrder(NamedTuple):
    """What prevails on what: « le contrat, puis les conditions générales »."""

    named: tuple[Named, ...]
