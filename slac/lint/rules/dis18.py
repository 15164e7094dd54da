"""Un objectif de 100 %, ou si proche que rien n'est toléré, est une promesse que personne ne tient. C'est une
information : il peut être voulu.

## Pourquoi c'est un risque

100 % ne tolère pas une seconde d'arrêt : le premier redémarrage est un manquement, et chaque mois ouvre
droit à un crédit. 99,9999 % sur 30 jours laisse 2,6 secondes.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  100 %
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,9 %
  période   mois civil
```

## Comment corriger

Fixez un objectif mesurable, ou écartez le constat en disant que le 100 % est voulu.

## Source

Usage.
"""

from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Measure

title = "« 100 % »"
severity = Severity.INFO

_UNREACHABLE = Decimal("99.999")


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        if measure.keyword != "disponibilité":
            continue
        for _, target, statement in (found for stated in measure.targets for found in stated.each()):
            if target.rate is not None and _UNREACHABLE < target.rate <= 100:
                message = f"{called(measure)} promet {exact_percent(target.rate)} : presque aucun arrêt n'est toléré."
                yield Finding(
                    statement.span, message, help="Fixez un objectif qui laisse une durée mesurable."
                )
