"""The rules as tables, for people: a row a rule, each with its clause and its line."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from slac.export.plan import closed_dates
from slac.export.quantities import Json
from slac.export.ruleset import WEEKDAYS, Answered, RuleSet, Target, case_names
from slac.french import DAYS

Cell = str | int | None

_WEEK = dict(zip(WEEKDAYS, DAYS, strict=True))
_CLOCKS = {"business": "heures d'ouverture", "elapsed": "horloge", "unstated": "non dit"}
_MANNERS = {"immediate": "immédiate", "best_effort": "meilleurs efforts"}
#: Sections that are written; the texts stay in the contract.
CARRIED = frozenset(
    {
        "parties",
        "priorities",
        "commitments",
        "service_hours",
        "availability",
        "performance",
        "maintenance",
        "credit_tiers",
        "penalties",
        "scope",
        "channels",
        "escalation",
        "reclassification",
    }
)


class Table(NamedTuple):
    """A table; ``name`` is that of its file or sheet."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(rules: RuleSet) -> tuple[Table, ...]:
    """Those that have rows."""
    found = (
        _table("parties", ("partie", "désignée", "rôle", "dénomination"), _parties(rules)),
        _table(
            "délais",
            (
                "nom", "libellé", "nature", "rang", "délai", "cas", "énoncé", "manière", "horloge", "horaires", "part",
                "départ", "suspendu pendant",
            ),
            _delays(rules),
        ),
        _table("horaires", ("horaires", "libellé", "fuseau", "jour", "ouverture", "fermeture"), _hours(rules)),
        _table("jours fermés", ("horaires", "date", "nom", "chaque année"), _closed(rules)),
        _table(
            "objectifs",
            ("nature", "nom", "libellé", "cas", "taux (%)", "de quoi", "dans", "période", "mesuré par"),
            _objectives(rules),
        ),
        _table("maintenance", ("maintenance", "libellé", "jour", "début", "fin", "fuseau", "préavis"), _windows(rules)),
        _table(
            "crédits et pénalités",
            ("nature", "nom", "libellé", "sur", "de", "à", "dû", "plafond"),
            _remedies(rules),
        ),
        _table("périmètre", ("périmètre", "sens", "nom", "libellé", "niveau", "vers"), _scope(rules)),
        _table("canaux", ("canal", "libellé", "adresse", "numéro", "horaires"), _channels(rules)),
        _table("escalade", ("escalade", "libellé", "échelon", "qui", "quand"), _escalation(rules)),
        _table("reclassements", ("après", "priorité", "devient"), _reclassified(rules)),
    )  # fmt: skip
    return tuple(table for table in found if table.rows)


def _table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(name, (*columns, "clause", "ligne"), tuple(rows))


def _place(said: Json) -> tuple[Cell, Cell]:
    return _clause(said["source"]["clause"]), said["source"]["line"]


def _clause(number: str | None) -> Cell:
    """« art. 4.1 »: a spreadsheet would read « 4.1 » as a date."""
    return f"art. {number}" if number else None


def _value(block: Json, key: str) -> Any:
    return block.get(key, {}).get("value")


def _label(block: Json) -> str:
    return str(block.get("label", ""))


def _parties(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("parties"):
        called = _value(block, "designation") or {}
        designated = f"{called.get('article', '')} {called.get('noun', '')}".strip().replace("' ", "'")
        yield block["name"], designated, _value(block, "role"), _value(block, "legal_name"), *_place(block)


def _delays(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for answered in rules.answered:
        for target in answered.targets:
            yield _delay(answered, target)


def _delay(answered: Answered, target: Target) -> tuple[Cell, ...]:
    clocks = dict.fromkeys(_CLOCKS[length.clock] for length in target.lengths)
    return (
        answered.name,
        answered.label,
        "priorité" if answered.kind == "priority" else "engagement",
        answered.rank,
        target.term,
        ", ".join(target.cases),
        target.written,
        _MANNERS.get(target.manner or ""),
        ", ".join(clocks),
        target.calendar,
        f"{target.percentile} %".replace(".", ",") if target.percentile is not None else None,
        ", ".join(target.start),
        ", ".join(target.pauses),
        _clause(target.place.clause),
        target.place.line,
    )


def _hours(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("service_hours"):
        zone = block["zone"].get("iana")
        for slot in block.get("weekly_intervals", ()):
            when = (_WEEK[slot["day"]], slot["opens"], slot["closes"])
            yield block["name"], _label(block), zone, *when, *_place(slot)


def _closed(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for hours in rules.hours.values():
        for one in closed_dates(hours, rules.years):
            yield (
                hours.name,
                one.day.isoformat(),
                one.name,
                "oui" if one.yearly else "non",
                _clause(hours.place.clause),
                hours.place.line,
            )


def _objectives(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for section, word in (("availability", "disponibilité"), ("performance", "indicateur")):
        for block in rules.blocks(section):
            period = _value(block, "period") or {}
            by = ", ".join(_shown(one) for one in _value(block, "measured_by") or ())
            for fact in block.get("objectives", ()):
                value = fact.get("value", {})
                rate = _figure(value["rate"]) if "rate" in value else fact.get("missing_text")
                yield (
                    word, block["name"], _label(block), ", ".join(case_names(fact.get("for", []))), rate,
                    value.get("population"), value.get("within", {}).get("written"),
                    period.get("unit") or period.get("length", {}).get("written"), by, *_place(fact),
                )  # fmt: skip


def _windows(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("maintenance"):
        zone = _value(block, "zone") or {}
        notice = (_value(block, "notice") or {}).get("within", {}).get("written")
        for fact in block.get("windows", ()):
            value = fact.get("value", {})
            slots = value.get("weekly_intervals") or [{"day": "", "opens": value.get("text"), "closes": None}]
            for slot in slots:
                when = (_WEEK.get(slot["day"]), slot["opens"], slot["closes"])
                yield (
                    block["name"],
                    _label(block),
                    *when,
                    zone.get("iana") or zone.get("label"),
                    notice,
                    *_place(fact),
                )


def _remedies(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for section, word in (("credit_tiers", "crédits"), ("penalties", "pénalités")):
        for block in rules.blocks(section):
            on = ", ".join(_shown(one) for one in _value(block, "on") or ())
            cap = _price((_value(block, "cap") or {}).get("limit"))
            head = (word, block["name"], _label(block), on)
            for fact in block.get("tiers", ()):
                value = fact.get("value", {})
                bounds = (_bound(value.get("from")), _bound(value.get("to")))
                yield *head, *bounds, _price(value.get("credit")), cap, *_place(fact)
            if "amount" in block:
                value = _value(block, "amount") or {}
                each = (
                    f"{_price(value.get('each'))} par {value['per']}"
                    if value.get("per")
                    else _price(value.get("each"))
                )
                yield *head, None, None, each, cap, *_place(block["amount"])
            if "formula" in block:
                yield (
                    *head,
                    None,
                    None,
                    (_value(block, "formula") or {}).get("text"),
                    cap,
                    *_place(block["formula"]),
                )


def _scope(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("scope"):
        for key, word in (("covers", "couvert"), ("excludes", "exclu"), ("routes", "transmis")):
            for fact in block.get(key, ()):
                value = fact.get("value", {})
                label = value.get("label") or value.get("text")
                to = value.get("route_to")
                yield block["name"], word, value.get("name"), label, value.get("level"), to, *_place(fact)


def _channels(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("channels"):
        hours = (_value(block, "calendar") or {}).get("name")
        yield (
            block["name"],
            _label(block),
            _value(block, "address"),
            _value(block, "phone"),
            hours,
            *_place(block),
        )


def _escalation(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for block in rules.blocks("escalation"):
        for fact in block.get("levels", ()):
            value = fact.get("value", {})
            when = next(
                (value[key]["written"] for key in ("after", "before_due", "after_due") if key in value), None
            )
            who = value.get("who") or ("à désigner" if value.get("to_be_named") else None)
            yield block["name"], _label(block), value.get("level"), who, when, *_place(fact)


def _reclassified(rules: RuleSet) -> Iterator[tuple[Cell, ...]]:
    for change in rules.blocks("reclassification"):
        yield "contournement", change["from"], change["to"], *_place(change)


# -- values -------------------------------------------------------------------------------------------------------


def _shown(reference: Json) -> str:
    parts = (reference.get("attribute"), reference.get("name") or reference.get("text"))
    return " ".join(part for part in parts if part)


def _figure(value: object) -> str:
    return str(value).replace(".", ",")


def _bound(bound: Json | None) -> str | None:
    if not bound:
        return None
    if "rate" in bound:
        said = f"{_figure(bound['rate'])} %"
    elif "length" in bound:
        said = str(bound["length"].get("written", ""))
    else:
        said = f"objectif {_figure(bound.get('offset_from_objective', 0))} points"
    if "inclusive" in bound:
        said += " inclus" if bound["inclusive"] else " exclu"
    return said


def _price(price: Json | None) -> str | None:
    if not price:
        return None
    if "percent" in price:
        return f"{_figure(price['percent'])} %"
    if "amount" in price:
        return " ".join(
            str(part) for part in (_figure(price["amount"]), price["currency"], price.get("tax")) if part
        )
    return str(price.get("written") or price.get("text") or "")
