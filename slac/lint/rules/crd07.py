"""Un crédit ou une pénalité en pourcentage dit de quoi : son assiette.

## Pourquoi c'est un risque

« 15 % des frais » : de la redevance mensuelle du service touché, ou de tout le contrat ? Hors taxes ? Pour
un abonnement de 12 000 € par an, l'un fait 150 €, l'autre 1 800 €.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur     disponibilité web
  palier  moins de 99 % : 15 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT du service touché"
  palier    moins de 99 % : 15 %
```

## Comment corriger

Ajoutez « assiette », avec la période et « HT » ou « TTC ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.model.contract import Contract, Remedy

title = "Base de calcul absente"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        if remedy.base is None and _in_per_cent(remedy):
            yield Finding(
                remedy.span,
                f"{called(remedy)} se compte en pourcentage, sans dire de quoi.",
                help='Ajoutez « assiette  "redevance mensuelle HT du service touché" ».',
            )


def _in_per_cent(remedy: Remedy) -> bool:
    if remedy.amount is not None and remedy.amount.value is not None:
        of_something = re.search(r"%\s+d[eu'’]", remedy.amount.span.text)
        return isinstance(remedy.amount.value[0], Decimal) and not of_something
    return any(isinstance(tier.credit, Decimal) for stated in remedy.tiers for _, tier, _ in stated.each())
