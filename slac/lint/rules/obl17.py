"""Une gamme n'est pas moins bien servie que celle qui la précède : ni délai plus long, ni taux plus bas. Les gammes
vont de la moins à la plus chère, dans l'ordre où elles sont déclarées.

## Pourquoi c'est un risque

La gamme « Or » promet 2 jours, « Argent » 1 jour : le client qui paie le plus cher attend le double, et dira que le
chiffre de l'autre gamme était le bon.

## Exemple fautif

```slac
gamme argent "Argent"

gamme or "Or"

disponibilité web "Interface web"
  objectif
    argent  99,9 %
    or      99,5 %
```

## Exemple corrigé

```slac
gamme argent "Argent"

gamme or "Or"

disponibilité web "Interface web"
  objectif
    argent  99,5 %
    or      99,9 %
```

## Comment corriger

Vérifiez que les deux chiffres ne sont pas intervertis, ou que les gammes sont déclarées dans l'ordre.

## Source

Pratique ; calcul des échéances sur les calendriers du contrat.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.deadlines import deadlines_of
from slac.lint.facts import Promise, called, promises
from slac.lint.finding import Finding
from slac.lint.tiers import Goal, rates_of
from slac.lint.wording import duration, exact_percent
from slac.model.articles import of
from slac.model.contract import Contract, Measure, Offer

title = "Gamme supérieure moins bien servie"
severity = Severity.WARNING

_REMEDY = "Vérifiez que les deux ne sont pas intervertis, et que les gammes sont déclarées dans l'ordre."


def check(contract: Contract) -> Iterator[Finding]:
    offers = contract.all(Offer)
    if len(offers) < 2:
        return
    yield from _rates(contract, {offer.written_name: rank for rank, offer in enumerate(offers)}, offers)
    yield from _delays(contract, {offer.name: rank for rank, offer in enumerate(offers)}, offers)


def _rates(contract: Contract, order: dict[str, int], offers: tuple[Offer, ...]) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        if measure.keyword != "disponibilité":
            continue
        by_offer: dict[int, Goal] = {}
        for goal in rates_of(measure):
            for case in goal.cases:
                if case in order:
                    by_offer[order[case]] = goal
        for (lower, less), (higher, more) in pairwise(sorted(by_offer.items(), key=lambda one: one[0])):
            if more.rate < less.rate:
                yield Finding(
                    more.stated.span,
                    f"{called(measure)} : la gamme {called(offers[higher])} a {exact_percent(more.rate)}, moins que la "
                    f"gamme {called(offers[lower])} au-dessous d'elle, {exact_percent(less.rate)}.",
                    (Label(less.stated.span, "la gamme au-dessous"),),
                    _REMEDY,
                )


def _delays(contract: Contract, order: dict[str, int], offers: tuple[Offer, ...]) -> Iterator[Finding]:
    rows: dict[tuple[str, str], dict[int, Promise]] = {}
    for promise in promises(contract):
        if len(promise.keys) == 1 and promise.keys[0].name in order and promise.delay.target is not None:
            row = rows.setdefault((promise.element.name, promise.metric), {})
            row[order[promise.keys[0].name]] = promise
    for row in rows.values():
        for (lower, fast), (higher, slow) in pairwise(sorted(row.items(), key=lambda one: one[0])):
            orders = deadlines_of(contract).orders(slow, fast)
            if not orders or not all(one.sooner is not None and one.alike for one in orders):
                continue
            assert slow.delay.target is not None
            assert fast.delay.target is not None
            yield Finding(
                slow.statement.span,
                f"{called(slow.element)} : le délai {of(slow.metric)} de la gamme {called(offers[higher])}, "
                f"{duration(slow.delay.target)}, est plus long que celui de la gamme {called(offers[lower])} "
                f"au-dessous d'elle, {duration(fast.delay.target)}.",
                (Label(fast.statement.span, "la gamme au-dessous"),),
                _REMEDY,
            )
