"""A contract to its rule set, and the rule set to the files of a ticketing system."""

from datetime import date
from typing import TYPE_CHECKING

from slac.diagnostics import Diagnostic
from slac.model.contract import Contract, ServiceHours
from slac.pipeline.checking import CheckResult
from slac.pipeline.drafts import ABOUT_VALUES
from slac.source import Source, Span

if TYPE_CHECKING:
    from slac.export.conversion import Days
    from slac.export.exporting import Export

#: The blocks whose faults an export of delays depends on, and those that it depends on when it carries their section.
_DELAYS = {"décompte", "priorité", "engagement", "gamme"}
_CARRIED = {"disponibilité": "availability", "indicateur": "performance", "maintenance": "maintenance"}


def rules_of(
    contract: Contract, reference: date, canonical: Source | None = None, years: tuple[int, ...] = ()
) -> bytes:
    """The rule set, as it is written to ``rules.json`` and attached to the PDF.

    It bears the fingerprint of the ``canonical`` text, that of the contract's file by default; its holidays are dated
    for ``years``, by default that of ``reference`` and the next.
    """
    from slac.export.rules import rule_set
    from slac.export.text import dumps
    from slac.worktime.from_contract import calendar_of

    calendars = {hours.name: calendar_of(contract, hours) for hours in contract.all(ServiceHours)}
    rules = rule_set(contract, calendars, reference, years)
    if canonical is not None:
        rules["contract"]["source_sha256"] = canonical.fingerprint
    return dumps(rules)


def faults_of_export(checked: CheckResult, target: str) -> tuple[Diagnostic, ...]:
    """The errors about what an export depends on; raises ``UnknownTarget``."""
    from slac.export.targets import target as target_of

    abilities = target_of(target).abilities
    keywords = {"horaires"} | (_DELAYS if abilities.delays else set())
    keywords |= {keyword for keyword, section in _CARRIED.items() if section in abilities.carried}
    spans = [element.whole for element in checked.parsed.elements if element.keyword in keywords]
    return tuple(
        error
        for error in checked.errors
        if error.code in ABOUT_VALUES
        or any(
            _within(place, span)
            for place in (error.span, *(at.span for at in error.labels))
            for span in spans
        )
    )


def _within(place: Span, whole: Span) -> bool:
    return place.source.path == whole.source.path and whole.start <= place.start < whole.end


def export(
    checked: CheckResult,
    target: str,
    reference: date,
    years: tuple[int, ...] = (),
    days: "Days | None" = None,
) -> "Export":
    """The files of a ticketing system, from the rule set alone; raises ``UnknownTarget``.

    Holidays are dated for ``years``, by default that of ``reference`` and the next; ``days`` is what to do with delays
    that the system cannot hold exactly, None to refuse them. A contract with errors about what is exported is refused.
    """
    from slac.export.exporting import export as export_rules
    from slac.export.losses import Loss
    from slac.export.ruleset import Place, RuleSet

    rules = RuleSet.read(rules_of(checked.parsed, reference, checked.canonical, years))
    faults = [
        Loss(
            f"erreur {fault.code}",
            "error",
            fault.message.rstrip("."),
            Place(None, fault.span.first.line),
            refused=True,
        )
        for fault in faults_of_export(checked, target)
    ]
    return export_rules(rules, target, days, faults)
