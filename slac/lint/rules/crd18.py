"""Une pénalité qui se compte par jour ou par heure de retard dit de quels jours et de quelles heures : ouvrés
ou calendaires.

## Pourquoi c'est un risque

50 € par jour pour un retard du vendredi au mardi : deux jours ouvrés, quatre jours calendaires, 100 € ou
200 €.

## Exemple fautif

```slac
pénalités retard "Pénalités de retard"
  montant  50 € HT par jour
  plafond  500 € HT
```

## Exemple corrigé

```slac
pénalités retard "Pénalités de retard"
  montant  50 € HT par "jour ouvré de retard"
  plafond  500 € HT
```

## Comment corriger

Précisez « jour ouvré », « heure calendaire »…, dans le montant, la tranche ou la formule (« dont R jours
ouvrés de retard »).

## Source

Pratique ; calcul.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.calendars import is_always_open
from slac.lint.facts import Promise, called, plain, promises
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, Remedy
from slac.model.quantities import ClockTime, DayKind, Days, UnstatedTime
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Unité du retard non dite"
severity = Severity.WARNING

_UNIT = r"\b(?:jours?|heures?)\b"
_KIND = r"\b(?:ouvree?s?|ouvrables?|calendaires?|francs?|d'horloge|deplacee?s?)\b"


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        if _of_the_clock(contract, remedy):
            continue
        for place, words in _units(remedy):
            if re.search(_UNIT, folded_words(words)) and not re.search(_KIND, folded_words(words)):
                yield Finding(
                    place,
                    f"{called(remedy)} : {quote(words)} ne dit pas si c'est ouvré ou calendaire.",
                    help='Précisez : « par "jour ouvré de retard" », « par tranche entamée de 1 heure ouvrée ».',
                )


def _of_the_clock(contract: Contract, remedy: Remedy) -> bool:
    """Whether all delays that it sanctions run by the clock, on hours that never close: so does what is late."""
    on = {named.name for _, some, _ in remedy.on.each() for named in some} if remedy.on is not None else set()
    late = [promise for promise in promises(contract) if promise.element.name in on and promise.delay.target]
    return bool(late) and all(_by_the_clock(contract, promise) for promise in late)


def _by_the_clock(contract: Contract, promise: Promise) -> bool:
    lengths = promise.delay.target.lengths if promise.delay.target is not None else ()
    by_nature = all(
        isinstance(one, ClockTime) or (isinstance(one, Days) and one.kind is DayKind.CALENDAR)
        for one in lengths
    )
    return by_nature or is_always_open(contract, promise.element)


def _units(remedy: Remedy) -> Iterator[tuple[Span, str]]:
    """What a remedy is counted by, and where it says so."""
    for _, (_, per), amount in remedy.amount.each() if remedy.amount is not None else ():
        yield amount.span, per or ""
    for _, formula, stated in remedy.formula.each() if remedy.formula is not None else ():
        for words in (plain(meaning) for _, meaning in formula.where):
            if "retard" in folded_words(words):
                yield stated.span, words
    for _, length, slice_ in remedy.slice.each() if remedy.slice is not None else ():
        if isinstance(length.length, UnstatedTime) or (
            isinstance(length.length, Days) and not length.length.kind
        ):
            yield slice_.span, length.span.text
