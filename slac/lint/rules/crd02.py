"""Une même valeur ne tombe pas dans deux paliers.

## Pourquoi c'est un risque

Avec « de 98,5 % à 99 % : 10 % » et « de 99 % à 99,5 % : 5 % », une disponibilité d'exactement 99 % donne
droit à 5 % pour l'un, 10 % pour l'autre. Les mesures tombent plus souvent qu'on ne croit sur un chiffre
rond.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99,5 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 99 % à 99,5 % exclu : 5 %
  palier    de 98,5 % à 99 % : 10 %
  palier    moins de 98,5 % : 15 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,5 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 99 % inclus à 99,5 % exclu : 5 %
  palier    de 98,5 % inclus à 99 % exclu : 10 %
  palier    moins de 98,5 % : 15 %
```

## Comment corriger

Dites pour chaque borne « inclus » ou « exclu » : la valeur commune à deux paliers n'est incluse que dans
l'un.

## Source

Code civil, art. 1190 : dans le doute, le contrat s'interprète contre le créancier, ou contre qui l'a
proposé. Portée : droit français.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.outages import said, stretches
from slac.lint.tiers import Interval, shapes
from slac.lint.wording import exact_percent, quote
from slac.model.contract import Contract, Remedy

title = "Paliers qui se chevauchent"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        yield from _in_time(remedy)
        for below, above in (
            pair for found in shapes(contract, remedy) for pair in pairwise(found.intervals)
        ):
            if below.high > above.low:
                ends = exact_percent(above.low), exact_percent(min(below.high, above.high))
                shared = f"de {ends[0]} à {ends[1]}, deux paliers s'appliquent"
                help = _apart(below, above)
            elif below.high == above.low and below.high_included and above.low_included:
                shared = f"{exact_percent(above.low)} tout juste est dans deux paliers"
                help = "Dites pour la borne commune « inclus » dans un palier et « exclu » dans l'autre."
            else:
                continue
            label = Label(below.tier.span, "l'autre palier")
            yield Finding(above.tier.span, f"{called(remedy)} : {shared}.", (label,), help)


def _in_time(remedy: Remedy) -> Iterator[Finding]:
    """Overlaps between tiers of an outage, or of lateness."""
    for shorter, longer in pairwise(stretches(remedy)):
        if longer.tier.low is None:
            shared = "ces deux paliers s'appliquent ensemble"
        elif shorter.high is None or shorter.high > longer.low:
            shared = f"à partir de {said(longer.tier.low)}, deux paliers s'appliquent"
        elif shorter.high == longer.low and shorter.high_included and longer.low_included:
            shared = f"{said(longer.tier.low)} tout juste sont dans deux paliers"
        else:
            continue
        label = Label(shorter.tier.span, "l'autre palier")
        help = "Faites finir un palier où l'autre commence : « inclus » dans l'un, « exclu » dans l'autre."
        yield Finding(longer.tier.span, f"{called(remedy)} : {shared}.", (label,), help)


def _apart(below: Interval, above: Interval) -> str:
    """How to part them: « moins de 99 % » above « moins de 98 % » lacks its lower bound."""
    if below.low < above.low or below.high >= above.high:
        return "Faites finir un palier où l'autre commence."
    bounded = f"de {exact_percent(below.high)} inclus à {exact_percent(above.high)} exclu"
    return f"Bornez ce palier des deux côtés : {quote(bounded)}."
