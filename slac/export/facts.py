"""Every stated fact with the place it comes from: the one way in which the rule set writes what a contract states."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from slac.export.quantities import Json
from slac.export.values import text_of, written
from slac.export.wording import paragraphs
from slac.model.contract import CaseKey, Contract, Element, Scope, Service, Stated, Timed
from slac.model.vocabulary import CANONICAL
from slac.record import fields
from slac.source import Span

#: Why there is no value, by the contract's own word.
_MISSING = {
    "vide": "empty",
    "trou": "to_be_completed",
    "à compléter": "to_be_completed",
    "à désigner": "to_be_named",
    "à convenir": "to_be_agreed",
    "sur demande": "on_request",
    "sans objet": "not_applicable",
}

_CONDITIONS = {"si": "if", "sauf": "unless", "pendant": "while"}

#: Fields of an element that its record writes in a way of its own, and those that only say how it is printed.
NO_PROPERTY = {"keyword", "name", "written_name", "label", "prose", "span", "whole"}
PRESENTATION = {"number", "numbering", "headings"}

#: Keys that say more than the model's own name for a property.
KEYS = {
    "also": "stated_equivalent",
    "counts": "also_counts",
    "days": "day_reading",
    "delays_of": "delays",
    "derogates": "derogates_from",
    "hours": "calendar",
    "liberating": "discharging",
    "not_liberating": "not_discharging",
    "outside": "out_of_scope",
    "rungs": "levels",
    "silence": "silence_means",
    "suspended_during": "pauses",
    "targets": "objectives",
    "text": "wording",
    "through": "channels",
}

Write = Callable[["Block", Any], Any]


class Variant(NamedTuple):
    """One value of a statement, and what every fact bears: its source, and for, missing, conditions if any."""

    value: Any
    said: Json


class Block:
    """An element of a contract, ready to be written: it knows its clause, and who the names it uses are."""

    def __init__(self, contract: Contract, element: Element) -> None:
        self.contract = contract
        self.element = element
        clause = contract.clause_of(element)
        self.clause = clause.number if clause and clause.number else None

    def source(self, span: Span) -> Json:
        """The clause as numbered in print (None: unnumbered, or it prints nowhere) and the line of the source."""
        place: Json = {"clause": self.clause, "line": span.first.line}
        if span.source is not self.contract.source:
            place["file"] = span.source.path.rpartition("/")[2]
        return place

    def record(self, without: Iterable[str] = (), **more: Any) -> Json:
        """The element as an object: its name and place, then all that it states, each property under its key.

        ``without`` are the fields that ``more`` writes in another way.
        """
        element = self.element
        record: Json = {
            "name": element.written_name,
            "label": element.label,
            "text": paragraphs(element.prose, self.contract),
            "source": self.source(element.span),
        }
        skipped = NO_PROPERTY.union(PRESENTATION, without)
        for name in fields(element):
            if name not in skipped:
                record[KEYS.get(name, name)] = self.property(getattr(element, name))
        return without_nothing(record | more)

    def property(
        self, stated: Stated[Any] | tuple[Stated[Any], ...] | None, write: Write | None = None
    ) -> Any:
        """A fact, or a list of them for a property that may repeat; None when nothing is stated."""
        if stated is None:
            return None
        if isinstance(stated, tuple):
            return [fact for one in stated for fact in self._facts(one, write)]
        if not stated.cases:
            return self._facts(stated, write)[0]
        number = {"number": stated.number} if stated.number and stated.number != "sans" else {}
        return {"cases": self._facts(stated, write), "source": self.source(stated.line), **number}

    def variants(self, stated: Stated[Any], keys: tuple[CaseKey, ...] = ()) -> list[Variant]:
        """A statement's value, or one for each of its cases (cases within cases are joined)."""
        keys += stated.only_for
        if stated.cases:
            return [v for own, inner in stated.cases for v in self.variants(inner, keys + own)]
        said: Json = {"source": self.source(stated.line)}
        if stated.number and stated.number != "sans":
            said["number"] = stated.number
        if keys:
            said["for"] = [self.key(key) for key in keys]
        if stated.absent is not None:
            said["missing"] = _MISSING.get(stated.absent, "elsewhere")
            said["missing_text"] = stated.absent
        if stated.conditions:
            said["conditions"] = [
                {"kind": _CONDITIONS.get(kind, kind), "text": text_of(self, text)}
                for kind, text in stated.conditions
            ]
        return [Variant(stated.value, said)]

    def name(self, folded: str) -> str:
        """A name as its author writes it: of an element, of a component of a service, of an item of a scope."""
        element = self.contract.find(folded)
        return element.written_name if element else _written_parts(self.contract).get(folded, folded)

    def identifier(self, folded: str) -> str:
        """« accueil.délais.2 », which cites a part of a block, as its author would write it."""
        name, *rest = folded.split(".")
        return ".".join((self.name(name), *(CANONICAL.get(part, part) for part in rest)))

    def key(self, key: CaseKey) -> Json:
        """What a case depends on: a name, or a label."""
        if key.name is None:
            return {"label": key.label or ""}
        known = self.name(key.name)
        return {"name": key.written if known == key.name and key.written else known}

    def timed(self, delays: Iterable[Timed]) -> list[tuple[str, Variant]]:
        """Each case of each delay, with the contract's name for it."""
        return [(timed.metric, variant) for timed in delays for variant in self.variants(timed.stated)]

    def _facts(self, stated: Stated[Any], write: Write | None) -> list[Json]:
        write = write or written
        return [
            said if "missing" in said else {"value": write(self, value), **said}
            for value, said in self.variants(stated)
        ]


def _written_parts(contract: Contract) -> dict[str, str]:
    """The names that blocks declare besides their own, as written, by their folded forms."""
    found = {}
    for service in contract.all(Service):
        for named in (service.components.value if service.components else None) or ():
            found[named.name or ""] = named.written
    for scope in contract.all(Scope):
        for stated in (*scope.covers, *scope.excludes, *scope.routes):
            if stated.value is not None:
                found.setdefault(stated.value.name or "", stated.value.written)
    return {name: written for name, written in found.items() if written}


def without_nothing(record: Json) -> Json:
    """The record without what is not stated; False and 0 are statements."""
    return {key: value for key, value in record.items() if value is not None and value != [] and value != ""}
