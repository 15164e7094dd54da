"""What a ticketing system cannot hold of a contract: values, that say what, why, and where it is promised."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from slac.export.ruleset import Place, RuleSet, place


class Loss(NamedTuple):
    """``subject`` is what is lost, ``reason`` a French clause; ``refused`` stops the export until somebody decides."""

    subject: str
    kind: str
    reason: str
    place: Place
    refused: bool = False


#: Kinds of what goes with a delay that is exported all the same.
QUALIFIED = frozenset(
    {"percentile", "range", "equivalent", "condition", "carry_over", "day_reading", "pauses"}
)

#: What no help desk holds, by section of the rule set: what to call it, and why.
_SECTIONS = {
    "availability": ("disponibilité", "un taux de disponibilité se mesure hors des tickets"),
    "performance": ("indicateur", "un indicateur se mesure sur une période, et non ticket par ticket"),
    "maintenance": ("maintenance", "une plage de maintenance n'est déduite ni d'un délai, ni d'une mesure"),
    "credit_tiers": ("crédits", "un crédit de service se calcule hors des tickets"),
    "penalties": ("pénalités", "une pénalité se calcule hors des tickets"),
    "escalation": ("escalade", "une escalade nomme des personnes, que l'outil connaît sous d'autres noms"),
    "reports": ("suivi", "un rapport ou une réunion n'est pas une règle de ticket"),
    "scope": ("périmètre", "ce qui est couvert se décide avant le délai : voir « slac cover »"),
    "activities": ("activité", "une activité n'est pas une règle de ticket"),
    "channels": ("canal", "un canal d'accès se règle dans l'outil lui-même"),
}

#: Sections that are told in one line.
_TEXTS = {
    "definitions": ("définition", "définitions"),
    "articles": ("article", "articles"),
    "documents": ("document cité", "documents cités"),
    "obligations": ("obligation rédigée", "obligations rédigées"),
    "tables": ("tableau", "tableaux"),
}


def sections_lost(rules: RuleSet, carried: frozenset[str]) -> Iterator[Loss]:
    """One loss for each block of a section that is not ``carried``, and one for the texts."""
    for section, (word, why) in _SECTIONS.items():
        if section not in carried:
            for block in rules.blocks(section):
                yield Loss(f"{word} « {block.get('label') or block['name']} »", section, why, place(block))
    for section, (one, several) in _TEXTS.items():
        blocks = rules.blocks(section)
        if blocks and section not in carried:
            why = "c'est un texte, qui reste dans le contrat"
            yield Loss(f"{len(blocks)} {several if len(blocks) > 1 else one}", section, why, place(blocks[0]))
    for block in rules.blocks("service_hours"):
        if any(slot.keys() & {"for", "conditions"} for slot in block.get("weekly_intervals", ())):
            why = "des plages dépendent d'un cas ou d'une condition : elles sont toutes exportées"
            yield Loss(f"horaires « {block.get('label') or block['name']} »", "hours_case", why, place(block))
    if "reclassification" not in carried:
        for change in rules.blocks("reclassification"):
            yield Loss(
                f"reclassement de {change['from']} en {change['to']} après contournement",
                "reclassification",
                "la priorité se change à la main, et le délai repart selon les habitudes de l'outil",
                place(change),
            )


def as_json(loss: Loss) -> dict[str, Any]:
    return {
        "what": loss.subject,
        "kind": loss.kind,
        "reason": loss.reason,
        "source": {"clause": loss.place.clause, "line": loss.place.line},
    }


def clause_of(at: Place) -> str:
    """« article 3.4, ligne 252 »."""
    line = f"ligne {at.line}"
    return f"article {at.clause}, {line}" if at.clause else line
