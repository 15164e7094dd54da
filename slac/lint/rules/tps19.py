"""Les niveaux d'une escalade sont saisis l'un après l'autre : le deuxième ne l'est pas avant le premier.

## Pourquoi c'est un risque

« N1 au bout de 1 heure, N2 au bout de 30 minutes » : la directrice est appelée une demi-heure avant le chef d'équipe
qui devait régler l'incident sans elle. Chacun peut croire que c'est à l'autre d'agir.

## Exemple fautif

```slac
escalade niveaux
  N1  "chef d'équipe", au bout de 1 heure ouvrée
  N2  "directrice", au bout de 30 minutes ouvrées
```

## Exemple corrigé

```slac
escalade niveaux
  N1  "chef d'équipe", au bout de 30 minutes ouvrées
  N2  "directrice", au bout de 1 heure ouvrée
```

## Comment corriger

Vérifiez que les deux durées ne sont pas interverties, ou rangez les niveaux dans l'ordre où ils sont saisis.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import duration
from slac.model.contract import Contract, Escalation, Rung
from slac.model.quantities import ClockTime, Days, Duration, Months, UnstatedTime, Weeks, WorkingTime
from slac.source import Span

title = "Escalade dans le désordre"
severity = Severity.ERROR

_BEFORE = "avant l'échéance"


def check(contract: Contract) -> Iterator[Finding]:
    for escalation in contract.all(Escalation):
        met: dict[tuple[str, ...], tuple[int, Rung, Duration, Span]] = {}
        for cases, rung, place in _rungs(escalation):
            for when, length in (
                ("au bout de", rung.after),
                ("au-delà de", rung.past),
                (_BEFORE, rung.before),
            ):
                counted = _counted(length) if length is not None else None
                if length is None or counted is None:
                    continue
                nature, amount = counted
                amount = -amount if when == _BEFORE else amount  # the sooner, the longer before the deadline
                key = (when, nature, *cases)
                if key in met and amount < met[key][0]:
                    _, before, sooner, first = met[key]
                    told = (
                        f"{duration(length)} avant l'échéance"
                        if when == _BEFORE
                        else f"{when} {duration(length)}"
                    )
                    yield Finding(
                        place,
                        f"{called(escalation)} : {rung.level} est saisi avant {before.level}, qui le précède "
                        f"({told}, contre {duration(sooner)}).",
                        (Label(first, before.level),),
                        "Vérifiez que les deux durées ne sont pas interverties.",
                    )
                else:
                    met[key] = amount, rung, length, place


def _rungs(escalation: Escalation) -> Iterator[tuple[tuple[str, ...], Rung, Span]]:
    """The levels in their order, with the cases that they are given for besides their own name."""
    for statement in escalation.rungs:
        for keys, rung, inner in statement.each():
            yield tuple(key.name or key.label or "" for key in keys[:-1]), rung, inner.line


def _counted(length: Duration) -> tuple[str, int] | None:
    """What a length counts, and how many: only those that count the same are compared."""
    match length.length:
        case ClockTime(number) | WorkingTime(number) | UnstatedTime(number) as time:
            return type(time).__name__, number
        case Days(number, kind):
            return f"days {kind}", number
        case Weeks(number) | Months(number) as calendar:
            return type(calendar).__name__, number
    return None
