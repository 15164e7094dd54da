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
from slac.lint.tiers import highest_credit, ladders
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Remedy
from slac.syntax.folding import folded_words

title = "Plafond sans effet"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        found = ladders(contract, remedy)
        paid = [credit for ladder in found if (credit := highest_credit(ladder.intervals)) is not None]
        cap = remedy.cap.value if remedy.cap else None
        if not found or len(paid) < len(found) or cap is None or remedy.cap is None:
            continue
        monthly = cap.per is None or folded_words(cap.per) == "mois"
        # Each rate may be missed in the same month: their credits add up.
        most: dict[str, Decimal] = {}
        for ladder, credit in zip(found, paid, strict=True):
            rate = ladder.goal.measure.name if ladder.goal is not None else ""
            most[rate] = max(most.get(rate, credit), credit)
        total = sum(most.values(), Decimal(0))
        if isinstance(cap.amount, Decimal) and monthly and not cap.shared_with and cap.amount > total:
            steepest = max(found, key=lambda ladder: highest_credit(ladder.intervals) or 0).intervals[0]
            highest = (
                "le crédit le plus élevé est"
                if len(most) == 1
                else "les crédits les plus élevés font ensemble"
            )
            amount = f"{highest} {'de ' if len(most) == 1 else ''}{exact_percent(total)}"
            yield Finding(
                remedy.cap.span,
                f"{called(remedy)} : le plafond de {exact_percent(cap.amount)} n'est jamais atteint, {amount}.",
                (Label(steepest.tier.span, "le palier le plus bas"),),
                "Retirez le plafond, ou ramenez-le au crédit le plus élevé.",
            )
