"""Les paliers d'un crédit se suivent sans trou, de zéro à l'objectif : tout manquement tombe dans un palier.

## Pourquoi c'est un risque

Avec « de 97 % à 98 % exclu » et « de 98,5 % à 99 % exclu », une disponibilité de 98,2 % manque l'objectif
de 99 % et n'ouvre droit à rien. Sans palier sous 97 %, la panne la plus longue est celle qui ne coûte rien.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 98,5 % inclus à 99 % exclu : 5 %
  palier    moins de 98 % : 10 %
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

Faites commencer chaque palier où finit le précédent, l'un « inclus », l'autre « exclu », et finissez par «
moins de … ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.outages import said, stretches
from slac.lint.tiers import shapes
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Remedy

title = "Trou entre paliers"
severity = Severity.ERROR

_REMEDY = "Faites commencer chaque palier où finit le précédent ; le dernier s'écrit « moins de … »."

_REMEDY_IN_TIME = "Faites commencer chaque palier où finit le précédent ; le dernier s'écrit « plus de … »."


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        yield from _in_time(remedy)
        for found in shapes(contract, remedy):
            lowest = found.intervals[0]
            if lowest.low > 0:
                where = f"sous {exact_percent(lowest.low)}"
                message = f"{called(remedy)} : rien n'est prévu {where}, là où c'est le pire."
                yield Finding(lowest.tier.span, message, help=_REMEDY)
            for below, above in pairwise(found.intervals):
                labels = (Label(below.tier.span, "le palier d'en dessous"),)
                if below.high < above.low:
                    between = f"entre {exact_percent(below.high)} et {exact_percent(above.low)}"
                    yield Finding(
                        above.tier.span, f"{called(remedy)} : rien n'est prévu {between}.", labels, _REMEDY
                    )
                elif below.high == above.low and not (below.high_included or above.low_included):
                    message = (
                        f"{called(remedy)} : {exact_percent(above.low)} tout juste n'est dans aucun palier."
                    )
                    yield Finding(above.tier.span, message, labels, _REMEDY)


def _in_time(remedy: Remedy) -> Iterator[Finding]:
    """Gaps between tiers of an outage, or of lateness, and after the last."""
    found = stretches(remedy)
    for shorter, longer in pairwise(found):
        label = (Label(shorter.tier.span, "le palier d'avant"),)
        if shorter.high is None or shorter.tier.high is None or longer.tier.low is None:
            continue
        ends = (said(shorter.tier.high), said(longer.tier.low))
        if shorter.high < longer.low:
            message = f"{called(remedy)} : rien n'est prévu de {ends[0]} à {ends[1]}."
            yield Finding(longer.tier.span, message, label, _REMEDY_IN_TIME)
        elif shorter.high == longer.low and not (shorter.high_included or longer.low_included):
            message = f"{called(remedy)} : {ends[1]} tout juste ne sont dans aucun palier."
            yield Finding(longer.tier.span, message, label, _REMEDY_IN_TIME)
    if found and all(one.high is not None for one in found):
        worst = max(found, key=lambda one: one.high or 0)
        if worst.tier.high is not None:
            message = f"{called(remedy)} : rien n'est prévu au-delà de {said(worst.tier.high)}, là où c'est le pire."
            yield Finding(worst.tier.span, message, help=_REMEDY_IN_TIME)
