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

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import ladder
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Remedy

title = "Seuil de crédit ≠ cible"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        found = ladder(contract, remedy)
        if found is None or found.target is None or found.measure is None or found.stated is None:
            continue
        top = max(found.intervals, key=lambda interval: interval.high)
        if top.high == found.target:
            continue
        goal, first = exact_percent(found.target), exact_percent(top.high)
        what = (
            f"entre {first} et {goal}, l'engagement est manqué sans ouvrir droit à rien"
            if top.high < found.target
            else f"entre {goal} et {first}, un crédit est dû alors que l'engagement est tenu"
        )
        yield Finding(
            top.tier.span,
            f"{called(found.measure)} promet {goal}, mais le premier palier finit à {first} : {what}.",
            (Label(found.stated.span, f"objectif : {goal}"),),
            "Accordez le palier le plus haut et l'objectif.",
        )
