"""Les bornes d'un palier disent si elles en font partie : « inclus » ou « exclu ». « De 98 % à 99 % » laisse
le doute sur 98 % et sur 99 % tout juste.

## Pourquoi c'est un risque

Un mois à 99,00 % tout juste arrive : sur 43 200 minutes, 432 minutes d'arrêt. Selon la lecture, rien n'est
dû, ou 5 % de la redevance.

## Exemple fautif

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % : 5 %
  palier    moins de 98 % : 10 %
```

## Exemple corrigé

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 5 %
  palier    moins de 98 % : 10 %
```

## Comment corriger

Écrivez « inclus » ou « exclu » après chaque borne : « de 98 % inclus à 99 % exclu ».

## Source

Calcul ; Code civil, art. 1190 (dans le doute, contre le créancier, ou contre qui a proposé un contrat
d'adhésion). Portée : droit français.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import shapes
from slac.lint.wording import exact_percent
from slac.model.contract import Bound, Contract, Remedy

title = "Borne non typée"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        told: set[object] = set()
        for found in shapes(contract, remedy):
            # A bound that two tiers share and both hold is told by CRD02.
            shared = {
                above.low
                for below, above in pairwise(found.intervals)
                if _both(below.tier.high, above.tier.low)
            }
            for interval in found.intervals:
                for bound, rate in ((interval.tier.low, interval.low), (interval.tier.high, interval.high)):
                    if bound is None or bound.inclusive is not None or rate in shared or bound.span in told:
                        continue
                    told.add(bound.span)
                    yield Finding(
                        bound.span,
                        f"{called(remedy)} : rien ne dit si {exact_percent(rate)} tout juste est dans ce palier.",
                        help="Écrivez « inclus » ou « exclu » après la borne.",
                    )


def _both(high: Bound | None, low: Bound | None) -> bool:
    """Whether the end of one tier and the beginning of the next, read as « de … à … », are in both."""
    return high is not None and low is not None and high.inclusive is not False and low.inclusive is not False
