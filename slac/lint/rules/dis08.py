"""Le temps de maintenance retiré du calcul ne doit pas dépasser l'indisponibilité que le taux tolère : sinon
la promesse porte sur autre chose que ce que l'utilisateur constate.

## Pourquoi c'est un risque

99 % laisse 1 % d'indisponibilité, soit 1 h 41 par semaine. Deux heures de maintenance hebdomadaire exclues
font 1,19 % du temps : le service peut être arrêté plus de deux fois le temps toléré sans qu'aucun
engagement soit manqué.

## Exemple fautif

```slac
maintenance hebdomadaire
  plage  jeudi de 6 h à 8 h

disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      maintenance hebdomadaire
```

## Exemple corrigé

```slac
maintenance hebdomadaire
  plage          jeudi de 6 h à 8 h
  durée au plus  4 heures par mois

disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      maintenance hebdomadaire
```

## Comment corriger

Plafonnez la maintenance par mois, réduisez sa plage, ou comptez-la (« comptée ») et fixez un taux qui la
comprend.

## Source

Calcul. Base : la semaine, ou le mois de 30 jours pour un plafond mensuel, dans la plage de service.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, names
from slac.lint.finding import Finding, together
from slac.lint.maintenance import Excluded, excluded_time
from slac.lint.wording import computed_time, exact_percent, percent
from slac.model.contract import Contract, Maintenance, Measure
from slac.source import Span

title = "Exclusion absorbante"
severity = Severity.WARNING


_ENDLESS = "Plafonnez la maintenance (« durée au plus  … par mois »), ou comptez-la dans le taux."
_CAPPED = "Abaissez son plafond, comptez-la dans le taux, ou promettez un taux hors maintenance plus élevé."


def check(contract: Contract) -> Iterator[Finding]:
    declared = {e.name: e for e in contract.all(Maintenance)}
    absorbing: dict[tuple[str, Decimal, Excluded], list[tuple[Measure, Span]]] = {}
    for measure in contract.all(Measure):
        named = (
            [n.name for _, excluded, _ in measure.excludes.each() for n in excluded]
            if measure.excludes
            else []
        )
        for name in dict.fromkeys(n for n in named if n in declared):
            excluded = excluded_time(contract, declared[name or ""], measure)
            for _, target, statement in (found for stated in measure.targets for found in stated.each()):
                rate = target.rate
                if excluded is None or rate is None or rate >= 100 or target.within is not None:
                    continue
                if excluded.share >= 100 - Fraction(rate):
                    absorbing.setdefault((name or "", rate, excluded), []).append((measure, statement.span))
    for (name, rate, excluded), places in absorbing.items():
        maintenance = declared[name]
        finding = together(
            [span for _, span in places],
            _message([measure for measure, _ in places], maintenance, rate, excluded),
            _CAPPED if maintenance.maximum is not None else _ENDLESS,
        )
        label = Label(maintenance.span, f"exclut jusqu'à {_says(excluded)}")
        yield finding._replace(labels=(label, *finding.labels))


def _message(measures: list[Measure], maintenance: Maintenance, rate: Decimal, excluded: Excluded) -> str:
    tolerated = 100 - rate
    allowed = computed_time(excluded.base * Fraction(tolerated) / 100)
    promise, exclude = ("promet", "exclut") if len(measures) == 1 else ("promettent", "excluent")
    return (
        f"{names(measures)} {promise} {exact_percent(rate)} mais {exclude} {called(maintenance)} : "
        f"jusqu'à {_says(excluded)}, soit {_share(excluded)} du temps, quand {exact_percent(rate)} ne tolère que "
        f"{exact_percent(tolerated)} d'indisponibilité ({allowed} par {excluded.per})."
    )


def _says(excluded: Excluded) -> str:
    return f"{computed_time(excluded.minutes)} par {excluded.per}"


def _share(excluded: Excluded) -> str:
    return percent(Decimal(excluded.share.numerator) / excluded.share.denominator)
