"""Une durée en heures ou en jours dit de quelle nature elle est : heures ouvrées (pendant l'ouverture du
support) ou calendaires (à l'horloge), jours ouvrés, ouvrables, calendaires ou francs. La propriété
« unité » du décompte peut le dire une fois pour tout le contrat, ou une phrase : « Sauf mention contraire,
les jours sont calendaires. »

## Pourquoi c'est un risque

« 72 heures » à partir du vendredi 16 h tombe le lundi à 16 h à l'horloge ; en heures ouvrées, sur un
support ouvert 8 h 30 par jour, c'est presque neuf jours ouvrés, soit près de deux semaines.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h 30

priorité P1 "Bloquante"
  résolution  72 heures
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h 30

priorité P1 "Bloquante"
  résolution  72 heures calendaires
```

## Comment corriger

Ajoutez « ouvrées » ou « calendaires » à la durée, ou « unité heures ouvrées, jours ouvrés » au décompte.

## Source

CCAG-TIC 2009, art. 3.2.2 et 3.2.5 (jours calendaires sauf mention contraire ; marchés publics qui s'y
réfèrent). Hors de ces marchés, aucun texte ne tranche.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.calendars import calendar_of
from slac.lint.facts import called, cites_of, promises
from slac.lint.finding import Finding
from slac.lint.natures import settled
from slac.lint.wording import quote
from slac.model.contract import Contract, Element, Maintenance, Remedy
from slac.model.quantities import Days, Duration, UnstatedTime
from slac.worktime.from_contract import hours_for

title = "Nature de la durée absente"
severity = Severity.ERROR

_HOUR = 3_600_000
_ALWAYS_OPEN = 7 * 24 * 60


def check(contract: Contract) -> Iterator[Finding]:
    said = settled(contract)
    for element, name, duration in _durations(contract):
        missing = _missing(duration)
        if not missing or missing in said or (missing == "heures" and _always_open(contract, element)):
            continue
        kinds = "ouvrées ou calendaires" if missing == "heures" else "ouvrés, ouvrables ou calendaires"
        fuller = "heures ouvrées" if missing == "heures" else "jours ouvrés"
        yield Finding(
            duration.span,
            f"{name} : {quote(duration.span.text)} ne dit pas si ce sont des {missing} {kinds}.",
            help=f"Précisez la durée, ou donnez l'unité une fois pour toutes au décompte : « unité  {fuller} ».",
        )


def _durations(contract: Contract) -> Iterator[tuple[Element, str, Duration]]:
    for promise in promises(contract):
        for duration in (promise.delay.target, promise.delay.also):
            if duration is not None:
                yield promise.element, called(promise.element), duration
    for element in contract.elements:
        if (
            isinstance(element, Maintenance)
            and element.notice is not None
            and element.notice.value is not None
        ):
            yield element, called(element), element.notice.value.within
        if isinstance(element, Remedy) and element.claim is not None and element.claim.value is not None:
            yield element, called(element), element.claim.value.within
        for cite in cites_of(element):
            if isinstance(cite.quantity, Duration):
                yield element, called(element), cite.quantity


def _missing(duration: Duration) -> str:
    for length in duration.lengths:
        if isinstance(length, UnstatedTime) and length.milliseconds >= _HOUR:
            return "heures"
        if isinstance(length, Days) and length.kind is None:
            return "jours"
    return ""


def _always_open(contract: Contract, element: Element) -> bool:
    """Whether the delays run on hours that never close, where working and clock time are the same."""
    hours = hours_for(contract, element)
    return hours is not None and sum(calendar_of(contract, hours).weekly_minutes) == _ALWAYS_OPEN
