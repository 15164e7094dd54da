"""Une disponibilité, ou la part des demandes tenues à temps, va de 0 à 100 %, une note de 0 à son barème. Au-delà,
le chiffre est une faute de frappe, et l'engagement n'a pas de sens.

## Pourquoi c'est un risque

« 995 % » pour « 99,5 % » : le taux n'est jamais atteint, et chaque mois est un manquement, ou bien la clause est
tenue pour non écrite et plus rien n'est promis.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  995 %
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,5 %
  période   mois civil
```

## Comment corriger

Rétablissez le chiffre ; c'est souvent la virgule qui manque.

## Source

Calcul.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Severity
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.tiers import ladders
from slac.lint.wording import decimal, exact_percent
from slac.model.contract import Contract, Measure, Remedy

title = "Taux ou note au-delà du possible"
severity = Severity.ERROR

_REMEDY = "Vérifiez le chiffre : manque-t-il une virgule ?"


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        for _, target, statement in (found for stated in measure.targets for found in stated.each()):
            mark = re.fullmatch(r"sur (\d+)", target.count[1]) if target.count is not None else None
            if mark is not None and target.count is not None and target.count[0] > int(mark[1]):
                told = f"{decimal(target.count[0])} {mark[0]} : la note la plus haute est {mark[1]}"
                yield Finding(statement.span, f"{called(measure)} promet {told}.", help=_REMEDY)
            if target.rate is None or target.rate <= 100:
                continue
            if target.population is not None:
                said = f"{exact_percent(target.rate)} des {target.population} : une part ne dépasse pas 100 %"
            elif measure.keyword == "disponibilité":
                said = f"{exact_percent(target.rate)} : une disponibilité ne dépasse pas 100 %"
            else:
                continue
            yield Finding(statement.span, f"{called(measure)} promet {said}.", help=_REMEDY)
    for promise in promises(contract):
        share = promise.delay.percentile
        if share is not None and share > 100:
            cases = promise.delay.population or "cas"
            yield Finding(
                promise.statement.span,
                f"{called(promise.element)} promet un délai pour {exact_percent(share)} des {cases} : une part ne "
                "dépasse pas 100 %.",
                help=_REMEDY,
            )
    for remedy in contract.all(Remedy):
        yield from _beyond(contract, remedy)


def _beyond(contract: Contract, remedy: Remedy) -> Iterator[Finding]:
    """The tiers of an availability that it never reaches."""
    told: set[Decimal] = set()
    for found in ladders(contract, remedy):
        if found.goal is None or found.goal.measure.keyword != "disponibilité" or found.goal.rate > 100:
            continue
        for interval in found.intervals:
            for bound, rate in ((interval.tier.low, interval.low), (interval.tier.high, interval.high)):
                if bound is not None and rate > 100 and rate not in told:
                    told.add(rate)
                    yield Finding(
                        bound.span,
                        f"{called(remedy)} : un palier a pour borne {exact_percent(rate)}, qu'une disponibilité "
                        "n'atteint pas.",
                        help=_REMEDY,
                    )
