"""Un taux se mesure sur une période : mois civil, trimestre, année, ou un nombre de jours glissants.

## Pourquoi c'est un risque

99,5 % par mois tolère 3 h 36 d'arrêt d'affilée ; 99,5 % par an, près de 44 heures. Sans période, les deux
se soutiennent.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99,5 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,5 %
  période   mois civil
```

## Comment corriger

Ajoutez « période mois civil » à la mesure. Pour une part de tickets (« pour 95 % des tickets »), la période
du décompte suffit.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import Promise, called, names, promises
from slac.lint.finding import Finding, together
from slac.lint.wording import exact_percent
from slac.model.contract import Commitment, Contract, Measure

title = "Taux sans période"
severity = Severity.ERROR

_REMEDY = "Ajoutez « période  mois civil », ou celle qui a été convenue."


def check(contract: Contract) -> Iterator[Finding]:
    common = contract.counting is not None and contract.counting.period is not None
    for measure in contract.all(Measure):
        rates = [(t.rate, s) for stated in measure.targets for _, t, s in stated.each() if t.rate is not None]
        if rates and measure.period is None and not common:
            rate, statement = rates[0]
            message = f"{called(measure)} promet {exact_percent(rate)} sans dire sur quelle période."
            yield Finding(statement.span, message, help=_REMEDY)
    partial = [
        promise
        for promise in promises(contract)
        if promise.delay.percentile is not None and not _has_period(promise)
    ]
    if partial and not common:
        shared = names(promise.element for promise in partial)
        yield together(
            [promise.statement.span for promise in partial],
            f"Les délais de {shared} valent pour une part des cas, sans dire sur quelle période elle se mesure.",
            "Ajoutez « période  mois civil » au décompte, ou à l'engagement.",
        )


def _has_period(promise: Promise) -> bool:
    return isinstance(promise.element, Commitment) and promise.element.period is not None
