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

import re
from collections.abc import Iterable, Iterator, Mapping

from slac.diagnostics import Severity
from slac.lint.calendars import is_always_open
from slac.lint.facts import called, cites_of, promises
from slac.lint.figures import durations
from slac.lint.finding import Finding
from slac.lint.natures import settled
from slac.lint.passages import sentences_with
from slac.lint.wording import quote
from slac.model.contract import Contract, Element, Maintenance, Remedy
from slac.model.numbers import Counting
from slac.model.quantities import Days, Duration, Length, UnstatedTime
from slac.source import Span

title = "Nature de la durée absente"
severity = Severity.ERROR

_HOUR = 3_600_000


#: What a provider does within a delay, in a contract that states all its delays in sentences.
_DONE = (
    r"\b(?:interv\w+|retabl\w+|remet\w*|repar\w+|rappel\w+|repond\w*|resou\w+|resol\w+|depann\w+|livr\w+|"
    r"traite\w*)\b"
)
#: Where a service never closes, working and clock time are the same.
_NEVER_CLOSED = r"\bjour\s+et\s+nuit\b|\b24\s*(?:h|heures?)?\s*(?:/|sur)\s*24\b"
#: What a party has to make good is no delay of the service.
_AFTER_BREACH = r"\bmise en demeure\b|\bresili\w*"
_WITHIN = r"\b(?:sous|en|d'ici|dans(?:\s+les|\s+un\s+delai\s+de)?)\s+$"


def check(contract: Contract) -> Iterator[Finding]:
    said = settled(contract)
    for element, name, duration in _durations(contract):
        missing = _missing(duration.lengths)
        if not missing or missing in said or (missing == "heures" and is_always_open(contract, element)):
            continue
        yield _finding(duration.span, name, missing)
    if not any(True for _ in promises(contract)):
        yield from _in_sentences(contract, said)


def _finding(place: Span, name: str, missing: str) -> Finding:
    kinds = "ouvrées ou calendaires" if missing == "heures" else "ouvrés, ouvrables ou calendaires"
    fuller = "heures ouvrées" if missing == "heures" else "jours ouvrés"
    return Finding(
        place,
        f"{name} : {quote(place.text)} ne dit pas si ce sont des {missing} {kinds}.",
        help=f"Précisez la durée, ou donnez l'unité une fois pour toutes au décompte : « unité  {fuller} ».",
    )


def _in_sentences(contract: Contract, said: Mapping[str, str]) -> Iterator[Finding]:
    if contract.counting is not None and contract.counting.units is not None:
        return
    open_always = {id(one.element) for one in sentences_with(contract, _NEVER_CLOSED)}
    for sentence in sentences_with(contract, _DONE):
        if id(sentence.element) in open_always or re.search(_AFTER_BREACH, sentence.words):
            continue
        for told in durations(sentence.words, Counting()):
            missing, before = _missing(told.lengths), sentence.words[: told.start]
            if before.count("{") > before.count("}"):
                continue  # in braces: read above
            if missing and missing not in said and re.search(_WITHIN, before):
                start = sentence.span.start
                place = Span(sentence.span.source, start + told.start, start + told.end)
                yield _finding(place, called(sentence.element), missing)


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


def _missing(lengths: Iterable[Length]) -> str:
    for length in lengths:
        if isinstance(length, UnstatedTime) and length.milliseconds >= _HOUR:
            return "heures"
        if isinstance(length, Days) and length.kind is None:
            return "jours"
    return ""
