"""The rates that a contract promises, ready for tools that measure them."""

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from slac.export.losses import Loss
from slac.export.plan import slug
from slac.export.quantities import Json
from slac.export.ruleset import Number, Place, RuleSet, case_names, place

AVAILABILITY, LATENCY = "availability", "latency"

#: Calendar periods, by the contract's words, in the units of OpenSLO.
_PERIODS = {
    "mois civil": "1M",
    "mois": "1M",
    "trimestre civil": "1Q",
    "trimestre": "1Q",
    "année civile": "1Y",
    "an": "1Y",
    "semaine": "1w",
    "semaine civile": "1w",
}
_SECONDS = {
    "millisecond": Decimal("0.001"),
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
}


#: Names are labels of RFC 1123, and « -sli » is added to them.
_LONGEST = 59


class Measure(NamedTuple):
    """One rate: ``percent`` of what happens, for requests within ``seconds``.

    ``name`` is unique, in lower-case letters, figures and hyphens; ``window`` as OpenSLO writes it, rolling or of the
    calendar; ``zone`` an IANA key.
    """

    kind: str
    name: str
    label: str
    percent: Number
    seconds: Decimal | None
    window: str
    rolling: bool
    zone: str
    place: Place

    @property
    def bound(self) -> str:
        """The longest time, in seconds, as the buckets of a histogram are called: « 0.5 »."""
        return f"{(self.seconds or Decimal(0)).normalize():f}"


def measures(rules: RuleSet) -> tuple[list[Measure], list[Loss]]:
    """The rates that a monitoring tool can follow, and what is lost of them."""
    found: list[Measure] = []
    losses: list[Loss] = []
    for kind, section, word in (
        (AVAILABILITY, "availability", "disponibilité"),
        (LATENCY, "performance", "indicateur"),
    ):
        for block in rules.blocks(section):
            what = f"{word} « {block.get('label') or block['name']} »"
            for number, fact in enumerate(_objectives(block), 1):
                measure, why = _measure(rules, kind, block, fact, number)
                if measure is None:
                    losses.append(Loss(what, section, why, place(fact)))
                elif measure.name in {one.name for one in found}:
                    found.append(measure._replace(name=f"{measure.name}-{len(found) + 1}"))
                else:
                    found.append(measure)
            losses += _qualified(block, what)
    return found, losses


def _objectives(block: Json) -> list[Json]:
    facts: list[Json] = block.get("objectives", [])
    return facts


def _measure(rules: RuleSet, kind: str, block: Json, fact: Json, number: int) -> tuple[Measure | None, str]:
    """The measure, or why there is none."""
    value = fact.get("value")
    if value is None:
        return None, f"aucun taux n'est donné (« {fact.get('missing_text', '')} »)"
    rate = value.get("rate")
    if rate is None or value.get("statistic"):
        return None, "l'objectif n'est pas une part (un nombre, une moyenne ou une médiane)"
    if rate >= 100:
        return None, "un objectif de 100 % ne laisse rien à compter"
    seconds = _seconds(value.get("within"))
    if kind == LATENCY and seconds is None:
        return None, "l'objectif n'est pas une durée à ne pas dépasser, en secondes"
    period = block.get("period", {}).get("value")
    window = _window(period) if period else None
    if window is None:
        return None, "la période de mesure n'est pas dite, ou pas de celles que l'outil connaît"
    cases = case_names(fact.get("for", []))
    several = f"-{number}" if len(_objectives(block)) > 1 and not cases else ""
    name = _name(" ".join((rules.identifier, block["name"], *cases)), several)
    label = " ".join((block.get("label") or block["name"], *cases))
    zone = _zone(rules, block)
    return Measure(kind, name, label, rate, seconds, *window, zone, place(fact)), ""


def _name(text: str, several: str) -> str:
    """A name of service; a long one is cut, and kept apart from its like by its fingerprint."""
    name = slug(text) + several
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9]}-{sha256(text.encode() + several.encode()).hexdigest()[:8]}"


def _seconds(within: Json | None) -> Decimal | None:
    if not within or within.get("unit") not in _SECONDS:
        return None
    return Decimal(within["value"]) * _SECONDS[within["unit"]]


def _window(period: Json) -> tuple[str, bool] | None:
    if period.get("kind") == "rolling":
        length = period.get("length", {})
        if "day" in str(length.get("unit")):
            return f"{length['value']}d", True
        return None
    found = _PERIODS.get(period.get("unit", ""))
    return (found, False) if found else None


def _zone(rules: RuleSet, block: Json) -> str:
    said = block.get("zone", {}).get("value") or {}
    named = (block.get("service_window", {}).get("value") or {}).get("name")
    hours = rules.hours.get(named or "")
    own = said.get("iana") or said.get("taken_as") or (hours.zone if hours else None)
    return own or next((one.zone for one in rules.hours.values() if one.zone), "UTC")


def _qualified(block: Json, what: str) -> Iterator[Loss]:
    """What a rate means in the contract, and the tool does not know."""
    for key, why in (
        ("service_window", "la plage pendant laquelle il compte se met dans la requête"),
        ("excludes", "ce qui n'est pas compté se met dans la requête"),
        ("minimum_outage", "la plus courte interruption comptée se met dans la requête"),
        ("also_counts", "ce qui compte aussi se met dans la requête"),
        ("authoritative", "ce qui fait foi en cas de désaccord"),
        ("threshold", "le seuil"),
    ):
        if key in block:
            yield Loss(what, key, why, place(block[key]))
    period = block.get("period", {}).get("value") or {}
    if period.get("by"):
        yield Loss(what, "slices", "la mesure par tranches", place(block["period"]))
