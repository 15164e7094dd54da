"""Le premier palier d'un crédit commence à l'objectif : ni crédit sans manquement, ni manquement sans crédit.

## Pourquoi c'est un risque

Pour un objectif de 99,9 % et un premier palier « moins de 99,5 % », un mois à 99,6 % manque l'engagement
(près de trois heures d'arrêt) sans ouvrir droit à rien.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99,9 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    moins de 99,5 % : 10 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,9 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    moins de 99,9 % : 10 %
```

## Comment corriger

Accordez le palier le plus haut et l'objectif ; un palier peut s'écrire par rapport à lui : « moins de
l'objectif ».

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import ladders
from slac.lint.wording import exact_percent, quote
from slac.model.contract import Contract, Remedy

title = "Seuil de crédit ≠ cible"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        for found in ladders(contract, remedy):
            if found.goal is None:
                continue
            measure, _, rate, stated = found.goal
            top = max(found.intervals, key=lambda interval: interval.high)
            what = _apart(
                rate, top.high, exactly=top.tier.high is not None and top.tier.high.inclusive is True
            )
            if what:
                goal, first = exact_percent(rate), exact_percent(top.high)
                offer = f" pour {quote(found.case)}" if found.case else ""
                yield Finding(
                    top.tier.span,
                    f"{called(measure)} promet {goal}{offer}, mais le premier palier finit à {first} : {what}.",
                    (Label(stated.span, f"objectif : {goal}"),),
                    "Accordez le palier le plus haut et l'objectif.",
                )


def _apart(target: Decimal, first: Decimal, *, exactly: bool) -> str:
    """What the distance between the target and the end of the first tier does; "" where there is none."""
    goal, end = exact_percent(target), exact_percent(first)
    if first < target:
        return f"entre {end} et {goal}, l'engagement est manqué sans ouvrir droit à rien"
    if first > target:
        return f"entre {goal} et {end}, un crédit est dû alors que l'engagement est tenu"
    return f"à {goal} tout juste, un crédit est dû alors que l'engagement est tenu" if exactly else ""
