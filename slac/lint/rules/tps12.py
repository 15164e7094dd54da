"""L'indisponibilité tolérée, quand elle est donnée aussi en heures et minutes, est celle que le taux laisse
sur la base annoncée.

## Pourquoi c'est un risque

99,9 % sur 30 jours laisse 43 min 12 s ; sur un mois moyen (365,25 jours / 12), 43 min 50 s. Annoncer l'un
sur la base de l'autre suffit à ce que chacun calcule son crédit différemment.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99,9 %, soit 43 minutes 50 secondes par mois de 30 jours
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,9 %, soit 43 minutes 12 secondes par mois de 30 jours
  période   mois civil
```

## Comment corriger

Recalculez la durée sur sa base, ou dites sur quelle base elle a été calculée (« par mois de 30 jours »).

## Source

Calcul : (100 % − taux) × base, dans la plage de service.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.maintenance import DAY, clock_minutes, weekly_minutes
from slac.lint.wording import exact_percent, minutes, span_of_time
from slac.model.contract import Contract, Equivalent, Measure
from slac.model.quantities import Days, Duration
from slac.syntax.folding import folded_words

title = "Équivalent d'indisponibilité faux"
severity = Severity.ERROR

#: The days that « par mois », « par an » may mean when the base is not stated, the usual one first.
_BASES = {
    "jour": (Fraction(1),),
    "semaine": (Fraction(7),),
    "mois": (*map(Fraction, (30, 28, 29, 31)), Fraction(1461, 48)),
    "trimestre": (*map(Fraction, (91, 90, 92)), Fraction(1461, 16)),
    "an": (Fraction(365), Fraction(366), Fraction(1461, 4)),
    "annee": (Fraction(365), Fraction(366), Fraction(1461, 4)),
}


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        if measure.service_window is not None and measure.keyword != "disponibilité":
            continue
        own = measure.also.value if measure.also else None
        for stated in measure.targets:
            for _, target, _ in stated.each():
                for also in (target.also, own):
                    if target.rate is not None and also is not None and target.within is None:
                        yield from _compare(contract, measure, target.rate, also)


def _compare(contract: Contract, measure: Measure, rate: Decimal, also: Equivalent) -> Iterator[Finding]:
    said = clock_minutes(also.length)
    bases = _bases(also)
    if said is None or not bases:
        return
    share = (100 - Fraction(rate)) / 100
    served = Fraction(weekly_minutes(contract, measure), 7)
    allowed = [share * days * served for days in bases]
    if any(abs(left - said) < _precision(also.length) for left in allowed):
        return
    base = f"{bases[0]} jour{'s' if bases[0] > 1 else ''}"
    if served < DAY:
        base += f" de la plage de service ({minutes(int(served * 7))} par semaine)"
    left = _say(allowed[0])
    message = f"{called(measure)} : {exact_percent(rate)} sur {base} laissent {left}, et non {_say(said)}."
    remedy = "Corrigez la durée, ou dites la base sur laquelle elle est calculée."
    yield Finding(also.span, message, help=remedy)


def _bases(also: Equivalent) -> tuple[Fraction, ...]:
    if also.base is not None:
        length = also.base.length
        return (Fraction(length.count),) if isinstance(length, Days) else ()
    return _BASES.get(folded_words(also.per or ""), ())


def _precision(length: Duration) -> Fraction:
    """One of the smallest unit stated, in minutes: a figure rounded up or down is not wrong."""
    unit = folded_words(length.amounts[-1].unit).split()[0] if length.amounts else ""
    return {"heures": Fraction(60), "minutes": Fraction(1), "secondes": Fraction(1, 60)}.get(
        unit, Fraction(1)
    )


def _say(time: Fraction) -> str:
    return span_of_time(round(time * 60) * 1000)
