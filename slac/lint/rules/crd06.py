"""Un plafond plus haut que le crédit le plus élevé ne plafonne rien.

## Pourquoi c'est un risque

« Plafond 100 % » rassure le client et ne lui donne rien de plus si le dernier palier s'arrête à 30 % : l'un
des deux chiffres n'est pas celui qui a été négocié.

## Exemple fautif

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 10 %
  palier    moins de 98 % : 30 %
  plafond   100 %
```

## Exemple corrigé

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 10 %
  palier    moins de 98 % : 30 %
  plafond   30 %
```

## Comment corriger

Retirez le plafond, ramenez-le au dernier palier, ou dites sur quelle période plus longue il s'applique («
par an »).

## Source

Usage.
"""

from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import Ladder, ladders
from slac.lint.wording import decimal, exact_percent
from slac.model.contract import Contract, Remedy
from slac.model.quantities import Money
from slac.syntax.folding import folded_words

title = "Plafond sans effet"
severity = Severity.INFO

_SIGNS = {"EUR": "€", "CAD": "$ CA"}


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        found = ladders(contract, remedy)
        cap = remedy.cap.value if remedy.cap else None
        if not found or cap is None or remedy.cap is None or cap.shared_with:
            continue
        if cap.per is not None and folded_words(cap.per) != "mois":
            continue
        size = _size(cap.amount)
        paid = [_highest(ladder, size[0]) for ladder in found] if size is not None else [None]
        if size is None or None in paid:
            continue
        # Each rate may be missed in the same month: their credits add up.
        most: dict[str, Decimal] = {}
        for ladder, credit in zip(found, paid, strict=True):
            rate = ladder.goal.measure.name if ladder.goal is not None else ""
            most[rate] = max(most.get(rate, Decimal(0)), credit or Decimal(0))
        total = sum(most.values(), Decimal(0))
        if size[1] > total:
            steepest = max(found, key=lambda ladder: _highest(ladder, size[0]) or 0).intervals[0]
            highest = (
                "le crédit le plus élevé est de"
                if len(most) == 1
                else "les crédits les plus élevés font ensemble"
            )
            yield Finding(
                remedy.cap.span,
                f"{called(remedy)} : le plafond de {_told(*size)} n'est jamais atteint, {highest} "
                f"{_told(size[0], total)}.",
                (Label(steepest.tier.span, "le palier le plus bas"),),
                "Retirez le plafond, ou ramenez-le au crédit le plus élevé.",
            )


def _size(value: object) -> tuple[str, Decimal] | None:
    """An amount with what it is counted in: "%", or a currency; None for what is neither."""
    match value:
        case Decimal():
            return "%", value
        case Money(amount, currency):
            return currency, amount
    return None


def _highest(ladder: Ladder, unit: str) -> Decimal | None:
    """The highest credit of a ladder; None when some tier gives something else."""
    sizes = [_size(interval.tier.credit) for interval in ladder.intervals]
    amounts = [size[1] for size in sizes if size is not None and size[0] == unit]
    return max(amounts) if amounts and len(amounts) == len(sizes) else None


def _told(unit: str, amount: Decimal) -> str:
    return exact_percent(amount) if unit == "%" else f"{decimal(amount)} {_SIGNS.get(unit, unit)}"
