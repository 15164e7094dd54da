"""Un service ne peut pas être plus disponible que le composant dont il dépend. Le constat compare le taux d'un
composant et celui du service entier. C'est une information : un composant secondaire peut s'arrêter sans
arrêter le tout.

## Pourquoi c'est un risque

Un service promis à 99,9 % tolère 43 min 12 s d'arrêt par mois ; sa base de données, promise à 99 %, en a
droit à 7 h 12. Elle peut donc faire manquer dix fois l'objectif sans manquer le sien.

## Exemple fautif

```slac
service logiciel "Logiciel"
  composants  base "Base de données"

disponibilité ensemble "Logiciel"
  sur       logiciel
  objectif  99,9 %
  période   mois civil

disponibilité donnees "Base de données"
  sur       base
  objectif  99 %
  période   mois civil
```

## Exemple corrigé

```slac
service logiciel "Logiciel"
  composants  base "Base de données"

disponibilité ensemble "Logiciel"
  sur       logiciel
  objectif  99 %
  période   mois civil

disponibilité donnees "Base de données"
  sur       base
  objectif  99,9 %
  période   mois civil
```

## Comment corriger

Relevez l'objectif du composant, ou abaissez celui de l'ensemble. Si le composant n'est pas nécessaire au
service, écartez le constat en le disant.

## Source

Calcul.
"""

from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Measure, Service
from slac.source import Span

title = "Composant moins disponible que le tout"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    about: dict[str, list[Measure]] = {}
    for measure in contract.all(Measure):
        if measure.keyword == "disponibilité" and measure.on is not None and measure.on.value is not None:
            for one in measure.on.value:
                about.setdefault(one.name or "", []).append(measure)
    for service in contract.all(Service):
        parts = service.components.value or () if service.components is not None else ()
        for whole in about.get(service.name, ()):
            for part in (measure for one in parts for measure in about.get(one.name or "", ())):
                goal, own = _rate(whole), _rate(part)
                if part is not whole and goal is not None and own is not None and own[0] < goal[0]:
                    yield Finding(
                        own[1],
                        f"{called(part)} promet {exact_percent(own[0])}, moins que {called(whole)} qui en dépend et "
                        f"promet {exact_percent(goal[0])}.",
                        (Label(goal[1], "le tout"),),
                        "Relevez l'objectif du composant, ou abaissez celui de l'ensemble.",
                    )


def _rate(measure: Measure) -> tuple[Decimal, Span] | None:
    """The one rate that a measure promises; None where it depends on a case."""
    found = [
        (target.rate, statement.span)
        for stated in measure.targets
        for keys, target, statement in stated.each()
        if target.rate is not None and target.within is None and not keys
    ]
    return found[0] if len(found) == 1 and found[0][0] is not None else None
