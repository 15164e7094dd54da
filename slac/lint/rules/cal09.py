"""Une plage d'ouverture a un début et une fin distincts, et deux plages du même jour ne se recouvrent pas.

## Pourquoi c'est un risque

« de 9 h à 12 h 30 et de 12 h à 17 h » compte deux fois une demi-heure : la journée fait 8 h pour l'un, 8 h
30 pour l'autre.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 12 h 30 et de 12 h à 17 h
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 12 h et de 14 h à 17 h
```

## Comment corriger

Corrigez l'heure fautive. Un service continu s'écrit « 24 heures sur 24 » ; une plage peut passer minuit («
de 22 h à 6 h »).

## Source

Calcul.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.french import DAYS
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import clock
from slac.model.contract import Contract, Opening, OpenOn, ServiceHours
from slac.source import Span

title = "Plage vide ou recouverte"
severity = Severity.ERROR

_DAY = 24 * 60
_REMEDY = "Corrigez l'heure fautive ; un service continu s'écrit « 24 heures sur 24 »."


def check(contract: Contract) -> Iterator[Finding]:
    for hours in contract.all(ServiceHours):
        open_on: dict[int, list[tuple[int, int, Span]]] = {}
        for statement in hours.opens:
            for _, opening, inner in statement.each():
                if not isinstance(opening, Opening):
                    continue
                if any(slot.opens == slot.closes for slot in opening.hours):
                    message = f"{called(hours)} : une plage commence et finit à la même heure."
                    yield Finding(inner.span, message, help=_REMEDY)
                for day in opening.days:
                    slots = ((_minutes(s.opens), _minutes(s.closes), inner.span) for s in opening.hours)
                    open_on.setdefault(day, []).extend(
                        (a, b if b > a else b + _DAY, span) for a, b, span in slots
                    )
        yield from _overlap(hours, open_on)
        yield from _backwards(hours)


def _backwards(hours: ServiceHours) -> Iterator[Finding]:
    """« fermé du 10 mai 2026 au 1er mai 2026 »: such a stretch closes nothing."""
    for statement in (*hours.opens, *hours.closes):
        for _, stretch, inner in statement.each():
            first = stretch.day if isinstance(stretch, OpenOn) else getattr(stretch, "first", None)
            last = getattr(stretch, "last", None)
            if isinstance(first, date) and isinstance(last, date) and last < first:
                message = f"{called(hours)} : la période finit avant de commencer, elle ne compte aucun jour."
                yield Finding(inner.span, message, help="Remettez les deux dates dans l'ordre.")


def _overlap(hours: ServiceHours, open_on: dict[int, list[tuple[int, int, Span]]]) -> Iterator[Finding]:
    """The first overlap of the week: the others usually repeat it."""
    for day in sorted(open_on):
        slots = sorted(open_on[day], key=lambda slot: (slot[0], slot[1], slot[2].start))
        for (start, end, first), (next_start, next_end, second) in pairwise(slots):
            if next_start < end and (start, end) != (next_start, next_end):
                message = (
                    f"{called(hours)} : le {DAYS[day]}, la plage qui finit à {clock(end)} recouvre celle qui "
                    f"commence à {clock(next_start)}."
                )
                labels = (Label(first, "l'autre plage"),) if first != second else ()
                yield Finding(second, message, labels, _REMEDY)
                return


def _minutes(at: str) -> int:
    return int(at[:2]) * 60 + int(at[3:])
