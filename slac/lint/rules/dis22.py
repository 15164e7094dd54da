"""Deux seuils d'un même indicateur vont ensemble : plus le temps alloué est long, plus la part à tenir est
grande. « 99 % en moins de 500 ms » contient déjà « 98 % en moins de 1 s ».

## Pourquoi c'est un risque

L'un des deux ne sert à rien, ou les deux chiffres sont intervertis : 99 % à 500 ms au lieu de 98 %, c'est
deux fois moins de requêtes lentes permises.

## Exemple fautif

```slac
indicateur latence "Temps de réponse"
  objectif  99 % des requêtes en moins de 500 ms
  objectif  98 % des requêtes en moins de 1 s
```

## Exemple corrigé

```slac
indicateur latence "Temps de réponse"
  objectif  98 % des requêtes en moins de 500 ms
  objectif  99 % des requêtes en moins de 1 s
```

## Comment corriger

Vérifiez que les deux parts ne sont pas interverties, ou retirez celle qui est déjà contenue dans l'autre.

## Source

Calcul.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.maintenance import clock_minutes
from slac.lint.wording import quote
from slac.model.contract import Contract, Measure, Stated, Target

title = "Seuils qui se contiennent"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        for rows in _ladders(measure).values():
            rows.sort(key=lambda row: row[0])
            for (short, strict, first), (long, loose, second) in pairwise(rows):
                if short < long and (strict.rate or 0) >= (loose.rate or 0):
                    yield Finding(
                        second.span,
                        f"{called(measure)} : {quote(loose.span.text)} est déjà contenu dans "
                        f"{quote(strict.span.text)}.",
                        (Label(first.span, "plus exigeant"),),
                        "Vérifiez que les deux parts ne sont pas interverties.",
                    )


def _ladders(measure: Measure) -> dict[object, list[tuple[float, Target, Stated[Target]]]]:
    """The quantiles of a measure by case and population, each with its length in minutes."""
    found: dict[object, list[tuple[float, Target, Stated[Target]]]] = {}
    for stated in measure.targets:
        for keys, target, inner in stated.each():
            minutes = clock_minutes(target.within) if target.within is not None else None
            if target.rate is not None and minutes is not None:
                case = (tuple(key.name or key.label for key in keys), target.population)
                found.setdefault(case, []).append((float(minutes), target, inner))
    return found
