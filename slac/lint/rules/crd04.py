"""Moins bon est le service, plus haut est le crédit ; et une gamme supérieure n'est pas moins indemnisée que
celle d'en dessous.

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
from slac.lint.tiers import highest_credit, ladders, shapes
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Offer, Remedy
from slac.model.quantities import Money

title = "Crédit non monotone"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        for worse, better in (
            pair for found in shapes(contract, remedy) for pair in pairwise(found.intervals)
        ):
            if _is_less(worse.tier.credit, better.tier.credit):
                low, high = (tier.tier.span.text.rpartition(":")[2].strip() for tier in (worse, better))
                yield Finding(
                    worse.tier.span,
                    f"{called(remedy)} : un moins bon service donne un crédit plus faible, {low} au lieu "
                    f"de {high}.",
                    (Label(better.tier.span, "meilleur service, crédit plus élevé"),),
                    "Vérifiez que les deux crédits ne sont pas intervertis.",
                )
        yield from _by_offer(contract, remedy)


def _is_less(one: object, other: object) -> bool:
    """Whether one credit is smaller: two shares, or two amounts of one currency."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    if isinstance(one, Money) and isinstance(other, Money):
        return one.currency == other.currency and one.amount < other.amount
    return False


def _by_offer(contract: Contract, remedy: Remedy) -> Iterator[Finding]:
    """The higher offer, declared after, is paid no less."""
    order = {offer.written_name: rank for rank, offer in enumerate(contract.all(Offer))}
    titles = {offer.written_name: called(offer) for offer in contract.all(Offer)}
    paid = [
        (order[found.case], found, credit)
        for found in ladders(contract, remedy)
        if found.case in order and (credit := highest_credit(found.intervals)) is not None
    ]
    for (_, lower, more), (_, higher, less) in pairwise(sorted(paid, key=lambda one: one[0])):
        if lower.case != higher.case and less < more:
            yield Finding(
                higher.intervals[0].tier.span,
                f"{called(remedy)} : la gamme {titles[higher.case]} reçoit au plus {exact_percent(less)}, moins que la "
                f"gamme {titles[lower.case]} au-dessous d'elle, {exact_percent(more)}.",
                (Label(lower.intervals[0].tier.span, f"jusqu'à {exact_percent(more)}"),),
                "Donnez à la gamme supérieure un crédit au moins égal.",
            )
