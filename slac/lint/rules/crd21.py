"""Un palier dont le crédit, à lui seul, dépasse le plafond n'est jamais versé en entier.

## Pourquoi c'est un risque

« Moins de 98 % : 25 % », plafonné à 15 % : le client qui a subi dix-sept heures de panne croit recevoir 25 % de sa
redevance et n'en reçoit que 15. L'un des deux chiffres n'est pas celui qui a été négocié.

## Exemple fautif

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 10 %
  palier    moins de 98 % : 25 %
  plafond   15 %
```

## Exemple corrigé

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 10 %
  palier    moins de 98 % : 15 %
  plafond   15 %
```

## Comment corriger

Ramenez le palier au plafond, relevez le plafond, ou dites sur quelle période plus longue il s'applique
(« par an »).

## Source

Usage.
"""

from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.tiers import shapes
from slac.lint.wording import enumeration, exact_percent, quote
from slac.model.contract import Cap, Contract, Remedy
from slac.model.quantities import Share
from slac.syntax.folding import folded_words

title = "Palier au-dessus du plafond"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        cap = remedy.cap.value if remedy.cap is not None else None
        limit = _of_a_month(cap) if cap is not None else None
        if remedy.cap is None or cap is None or limit is None:
            continue
        above = {
            interval.tier.span: interval.tier.credit
            for ladder in shapes(contract, remedy)
            for interval in reversed(ladder.intervals)
            if isinstance(interval.tier.credit, Decimal)
            and interval.tier.credit > limit
            and _is_of_the_same(remedy, cap, interval.tier.credit)
        }
        if above:
            named = enumeration([quote(_shown(span.text)) for span in above])
            tiers = (
                f"le palier {named} dépasse à lui seul"
                if len(above) == 1
                else f"les paliers {named} dépassent chacun"
            )
            paid = "il n'est jamais versé" if len(above) == 1 else "ils ne sont jamais versés"
            yield Finding(
                remedy.cap.span,
                f"{called(remedy)} : {tiers} le plafond de {exact_percent(limit)} : {paid} en entier.",
                tuple(
                    Label(span, f"{exact_percent(credit)}, plus que le plafond")
                    for span, credit in above.items()
                ),
                "Ramenez le palier au plafond, ou relevez le plafond ; s'il vaut pour plus d'un mois, dites-le.",
            )


def _shown(tier: str) -> str:
    return " ".join(tier.split())


def _is_of_the_same(remedy: Remedy, cap: Cap, credit: Decimal) -> bool:
    """Whether a credit and the cap may be shares of one amount: each says of what, or the « assiette » does."""
    common = plain(remedy.base.value) if remedy.base is not None and remedy.base.value else ""
    paid = folded_words(credit.of if isinstance(credit, Share) else common)
    capped = folded_words(cap.base or common)
    return paid in capped or capped in paid


def _of_a_month(cap: Cap) -> Decimal | None:
    """The share that a cap allows of one month, which a tier is a share of too."""
    monthly = cap.per is None or folded_words(cap.per) == "mois"
    yearly = cap.base is not None and "annuel" in folded_words(cap.base)
    return cap.amount if isinstance(cap.amount, Decimal) and monthly and not yearly else None
