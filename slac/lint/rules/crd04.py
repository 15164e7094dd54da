"""Moins bon est le service, plus haut est le crédit.

## Pourquoi c'est un risque

Si 98,5 % de disponibilité donne droit à 10 % et 96 % à 5 %, le prestataire a intérêt, passé un seuil, à
laisser durer la panne.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 10 %
  palier    moins de 98 % : 5 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 5 %
  palier    moins de 98 % : 10 %
```

## Comment corriger

Vérifiez que les deux crédits ne sont pas intervertis.

## Source

Usage.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import ladder
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Remedy

title = "Crédit non monotone"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        found = ladder(contract, remedy)
        for worse, better in pairwise(found.intervals if found else ()):
            low, high = worse.tier.credit, better.tier.credit
            if isinstance(low, Decimal) and isinstance(high, Decimal) and low < high:
                yield Finding(
                    worse.tier.span,
                    f"{called(remedy)} : un moins bon service donne un crédit plus faible, {exact_percent(low)} "
                    f"au lieu de {exact_percent(high)}.",
                    (Label(better.tier.span, "meilleur service, crédit plus élevé"),),
                    "Vérifiez que les deux crédits ne sont pas intervertis.",
                )
