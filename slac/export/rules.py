"""The rule set: all that a contract states, as plain JSON data, each fact with the clause and the line it comes from.

Everything that applies a contract elsewhere (a ticketing system, a dashboard) reads this and nothing else. Its shape
is ``rules.schema.json``; what changes it changes ``VERSION``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from slac.export.facts import Block, without_nothing
from slac.export.opening import maintenance, service_hours
from slac.export.promises import answered, counting, measure, reclassifications, remedy
from slac.export.quantities import Json, duration
from slac.export.values import dated, pair, text_of
from slac.model.contract import Cite, Contract, Maintenance, Measure, ServiceHours
from slac.model.obligations import Obligation, obligations
from slac.model.quantities import Duration
from slac.worktime.from_contract import CalendarReading, literal_zone, seasonal_zone

#: Version of the shape. It grows by one when a key changes its meaning or goes; new keys alone do not change it.
VERSION = 1


class Section(NamedTuple):
    """The blocks of one keyword, and how they are written (None: every property under its key)."""

    key: str
    write: Callable[[Block, Any], Json] | None = None


#: By the contract's keyword. What is not here is not a rule: the agreement has its own place, offers of tests none.
SECTIONS = {
    "partie": Section("parties"),
    "document": Section("documents", lambda block, own: _dated(block, own.date)),
    "gamme": Section("offers"),
    "demande": Section("request_kinds"),
    "service": Section("services"),
    "périmètre": Section("scope"),
    "définition": Section("definitions"),
    "titre": Section("articles"),
    "chapitre": Section("articles"),
    "annexe": Section("articles"),
    "article": Section("articles"),
    "préambule": Section("articles"),
    "canal": Section("channels"),
    "décompte": Section("counting", counting),
    "priorité": Section("priorities", answered),
    "engagement": Section("commitments", answered),
    "disponibilité": Section("availability", measure),
    "indicateur": Section("performance", measure),
    "maintenance": Section("maintenance", maintenance),
    "crédits": Section("credit_tiers", remedy),
    "pénalités": Section("penalties", remedy),
    "activité": Section("activities"),
    "correspondants": Section("contacts"),
    "escalade": Section("escalation"),
    "suivi": Section("reports"),
    "tableau": Section("tables"),
    "signature": Section("signature", lambda block, own: _dated(block, own.date)),
    "acceptation": Section("acceptance", lambda block, own: _dated(block, own.date)),
}

#: Blocks that state no rule: tests of the contract, and holes that are filled before it is read.
NO_RULE = {"scénario", "paramètre", "inclure"}


def rule_set(
    contract: Contract,
    calendars: Mapping[str, CalendarReading],
    reference: date,
    years: tuple[int, ...] = (),
) -> Json:
    """The rules of ``contract``.

    ``calendars`` gives, by the (folded) name of each ``horaires``, what it amounts to; holidays are dated for
    ``years``, by default the year of ``reference`` and the next.

    Numbers are ``int`` or ``Decimal``. What the contract does not state is not there.
    """
    years = years or (reference.year, reference.year + 1)
    rules: Json = {
        "version": VERSION,
        "reference_date": reference.isoformat(),
        "holiday_years": list(years),
        "contract": _agreement(contract),
        "clauses": _clauses(contract),
    }
    for element in contract.elements:
        block = Block(contract, element)
        if isinstance(element, ServiceHours):
            written = service_hours(block, element, calendars[element.name], years)
            rules.setdefault("service_hours", []).append(written)
        elif element.keyword in SECTIONS:
            key, write = SECTIONS[element.keyword]
            rules.setdefault(key, []).append(write(block, element) if write else block.record())
    if changes := reclassifications(contract):
        rules["reclassification"] = changes
    if owed := [_obligation(contract, found) for found in obligations(contract.elements)]:
        rules["obligations"] = owed
    rules["assumptions"] = _assumptions(contract, calendars)
    return rules


def _agreement(contract: Contract) -> Json:
    agreement = contract.agreement
    block = Block(contract, agreement)
    written = block.record(
        ("effective_date", "type", "modifies"),
        effective_date=block.property(agreement.effective_date, dated),
        type=block.property(agreement.type, lambda _, type_: pair("kind", "number", type_)),
        modifies=block.property(
            getattr(agreement, "modifies", None), lambda _, modified: pair("contract", "version", modified)
        ),
    )
    return written | {
        "identifier": written.pop("name"),
        "title": agreement.title,
        "source_file": contract.source.path.rpartition("/")[2],
        "source_sha256": contract.source.fingerprint,
    }


def _dated(block: Block, date: Any) -> Json:
    return block.record(("date",), date=block.property(date, dated))


def _clauses(contract: Contract) -> list[Json]:
    """The clauses of the printed document, and the blocks that each one prints."""
    clauses: dict[str, Json] = {}
    for element in contract.elements:
        clause = contract.clause_of(element)
        if clause is None:
            continue
        entry = clauses.setdefault(
            clause.anchor,
            {
                "number": clause.number or None,
                "title": clause.title,
                "heading": list(clause.heading),
                "elements": [],
            },
        )
        entry["elements"].append(element.written_name)
    return list(clauses.values())


def _obligation(contract: Contract, found: Obligation) -> Json:
    """A sentence by which a party is bound, freed or warned; ``deadline`` is the first length of time it holds."""
    element = contract.find(found.element)
    block = Block(contract, element or contract.agreement)
    lengths = (part.quantity for part in (*found.text, *found.lead) if isinstance(part, Cite))
    deadline = next((length for length in lengths if isinstance(length, Duration)), None)
    return without_nothing(
        {
            "id": block.identifier(found.id),
            "element": block.element.written_name,
            "debtors": [block.name(name) for name in found.debtors],
            "creditors": [block.name(name) for name in found.creditors],
            "modality": str(found.modality),
            "text": text_of(block, found.text),
            "lead": text_of(block, found.lead),
            "deadline": duration(deadline) if deadline else None,
            "source": block.source(found.span),
        }
    )


def _assumptions(contract: Contract, calendars: Mapping[str, CalendarReading]) -> list[Json]:
    """What the contract does not say and slac had to suppose, one sentence each."""
    found = []
    for element in contract.elements:
        block = Block(contract, element)
        if isinstance(element, ServiceHours):
            sentences = calendars[element.name].assumptions
        elif isinstance(element, Maintenance | Measure):
            sentences = _zone_taken(element)
        else:
            continue
        found += [
            {"about": element.written_name, "text": text, "source": block.source(element.span)}
            for text in sentences
        ]
    return found


def _zone_taken(element: Maintenance | Measure) -> tuple[str, ...]:
    stated = element.zone.value if element.zone else None
    if stated is None or stated.key is not None:
        return ()
    seasonal, literal = seasonal_zone(stated.label), literal_zone(stated.label)
    if seasonal is not None:
        return (f"Le fuseau « {stated.label} » de « {element.title} » est lu comme {seasonal}.",)
    if literal is None:
        return (f"Le fuseau « {stated.label} » de « {element.title} » n'est pas connu.",)
    return (
        f"Le fuseau « {stated.label} » de « {element.title} » est pris à la lettre, été comme hiver : {literal}.",
    )
