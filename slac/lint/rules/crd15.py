"""Une pénalité ne devrait pas dépasser ce que le service coûte. Le constat calcule le plus que le barème peut
atteindre : un palier de plus de 100 %, un pourcentage par jour que rien ne plafonne, des plafonds qui
s'additionnent au-delà.

## Pourquoi c'est un risque

5 % par jour de retard, sans plafond, font 100 % de la redevance au vingtième jour, et le double au
quarantième. Le juge peut modérer une pénalité manifestement excessive ; en attendant, le litige porte sur
elle.

## Exemple fautif

```slac
pénalités retard "Pénalités de retard"
  assiette  "redevance mensuelle HT"
  montant   5 % par "jour calendaire de retard"
```

## Exemple corrigé

```slac
pénalités retard "Pénalités de retard"
  assiette  "redevance mensuelle HT"
  montant   5 % par "jour calendaire de retard"
  plafond   20 % par mois
```

## Comment corriger

Ajoutez un plafond (« plafond 20 % par mois »), commun si plusieurs barèmes ont la même assiette.

## Source

Calcul.
"""

from collections.abc import Iterator
from decimal import Decimal
from math import floor

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.tiers import highest_credit, shapes
from slac.lint.wording import exact_percent
from slac.model.contract import Contract, Remedy
from slac.syntax.folding import folded_words

title = "Pénalité disproportionnée"
severity = Severity.WARNING

_REMEDY = "Ajoutez un plafond, par exemple « plafond  20 % par mois »."


def check(contract: Contract) -> Iterator[Finding]:
    capped: dict[str, list[tuple[Remedy, Decimal]]] = {}
    for remedy in contract.all(Remedy):
        cap = remedy.cap.value.amount if remedy.cap is not None and remedy.cap.value is not None else None
        if isinstance(cap, Decimal) and remedy.base is not None and remedy.base.value is not None:
            capped.setdefault(folded_words(plain(remedy.base.value)), []).append((remedy, cap))
        if remedy.cap is None:
            yield from _endless(remedy)
        for found in shapes(contract, remedy):
            highest = highest_credit(found.intervals)
            if highest is not None and highest > 100 and not (isinstance(cap, Decimal) and cap <= 100):
                worst = max(
                    found.intervals, key=lambda i: i.tier.credit if isinstance(i.tier.credit, Decimal) else 0
                )
                message = f"{called(remedy)} : le crédit le plus élevé est de {exact_percent(highest)} de l'assiette."
                yield Finding(worst.tier.span, message, help=_REMEDY)
    for some in capped.values():
        total = sum((cap for _, cap in some), Decimal(0))
        if total > 100:
            (first, _), *others = some
            place = some[-1][0]
            yield Finding(
                place.cap.span if place.cap is not None else place.span,
                f"Les plafonds sur une même assiette font ensemble {exact_percent(total)} : plus que l'assiette.",
                tuple(
                    Label(r.cap.span, "s'y ajoute")
                    for r, _ in (some[0], *others[:-1])
                    if r.cap and r is not place
                )
                if first is not place
                else (),
                "Donnez un plafond commun : « plafond …, cumulé avec … ».",
            )


def _endless(remedy: Remedy) -> Iterator[Finding]:
    """A percentage for each unit of lateness, which nothing stops."""
    for _, (amount, per), statement in remedy.amount.each() if remedy.amount is not None else ():
        if isinstance(amount, Decimal) and amount > 0 and per:
            over = floor(100 / amount) + 1
            yield Finding(
                statement.span,
                f"{called(remedy)} : {exact_percent(amount)} par {per.strip('« »')}, sans plafond ; au {over}e, toute "
                "l'assiette est dépassée.",
                help=_REMEDY,
            )
