"""La durée à partir de laquelle une interruption compte (« franchise ») reste sous l'indisponibilité que le
taux tolère.

## Pourquoi c'est un risque

99,99 % sur un mois de 30 jours tolère 4 min 19 s. Si seules comptent les interruptions de 5 minutes ou
plus, cent coupures de 4 minutes ne comptent pas, et la première qui compte suffit à manquer l'objectif.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif   99,99 %
  période    mois civil
  franchise  5 minutes
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif   99,99 %
  période    mois civil
  franchise  1 minute
```

## Comment corriger

Abaissez la franchise, ou l'objectif.

## Source

Calcul : (100 % − taux) × période, le mois comptant 30 jours.
"""

from collections.abc import Iterator
from fractions import Fraction

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.maintenance import clock_minutes, per_period, weekly_minutes
from slac.lint.wording import exact_percent, span_of_time
from slac.model.contract import Contract, Measure, Period
from slac.model.quantities import Days

title = "Seuil de comptage > tolérance"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        outage = measure.minimum_outage
        period = _days(measure.period.value) if measure.period and measure.period.value else None
        threshold = clock_minutes(outage.value[0]) if outage and outage.value else None
        if outage is None or period is None or threshold is None:
            continue
        days, name = period
        measured = Fraction(weekly_minutes(contract, measure) * days, 7)
        for _, target, statement in (found for stated in measure.targets for found in stated.each()):
            if target.rate is None or target.within is not None:
                continue
            tolerated = measured * (100 - Fraction(target.rate)) / 100
            if 0 < tolerated <= threshold:
                allowed = span_of_time(int(tolerated * 60) * 1000)
                yield Finding(
                    outage.span,
                    f"{called(measure)} ne compte que les interruptions de {span_of_time(int(threshold * 60) * 1000)}, "
                    f"mais {exact_percent(target.rate)} n'en tolère que {allowed} par {name}.",
                    (Label(statement.span, f"tolère {allowed}"),),
                    "Abaissez la franchise sous cette durée, ou l'objectif.",
                )


def _days(period: Period) -> tuple[int, str] | None:
    if period.length is not None:
        length = period.length.length
        return (length.count, f"période de {length.count} jours") if isinstance(length, Days) else None
    return per_period(period.unit)
