"""Une maintenance qui n'est pas exclue du calcul est de l'indisponibilité. Si elle dure plus que ce que le
taux tolère, l'engagement est manqué d'avance, pour chaque gamme dont le taux est trop haut.

## Pourquoi c'est un risque

Une plage de 4 h par mois, quand la gamme « critique » promet 99,9 %, soit 43 min 12 s : un mois sans aucune
panne donne déjà droit à un crédit.

## Exemple fautif

```slac
maintenance mensuelle "Maintenance"
  durée au plus  4 heures par mois

disponibilité web "Interface web"
  objectif  99,9 %
  période   mois civil
```

## Exemple corrigé

```slac
maintenance mensuelle "Maintenance"
  durée au plus  4 heures par mois

disponibilité web "Interface web"
  objectif  99,9 %
  période   mois civil
  hors      maintenance mensuelle
```

## Comment corriger

Excluez la maintenance du calcul (« hors »), en la bornant, ou abaissez sa durée sous ce que le taux tolère.

## Source

Calcul, sur un mois de 30 jours.
"""

from collections.abc import Iterator
from fractions import Fraction

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.maintenance import Excluded, is_counted, planned_time
from slac.lint.wording import enumeration, exact_percent, quote, span_of_time
from slac.model.contract import CaseKey, Contract, Maintenance, Measure
from slac.syntax.folding import folded_words

title = "Maintenance > tolérance du plan"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    planned: dict[str | None, list[tuple[Excluded, Maintenance]]] = {}
    for measure in contract.all(Measure):
        if measure.keyword != "disponibilité":
            continue
        window = (
            measure.service_window.value.name
            if measure.service_window and measure.service_window.value
            else None
        )
        if window not in planned:
            found = ((planned_time(contract, m, measure), m) for m in contract.all(Maintenance))
            told = [(time, m) for time, m in found if time is not None]
            planned[window] = sorted(told, key=lambda one: one[0].share, reverse=True)
        longest = next((one for one in planned[window] if not _left_out(measure, one[1])), None)
        if longest is not None:
            yield from _too_long(measure, *longest)


def _too_long(measure: Measure, planned: Excluded, maintenance: Maintenance) -> Iterator[Finding]:
    for keys, target, statement in (one for stated in measure.targets for one in stated.each()):
        if target.rate is None or target.within is not None:
            continue
        tolerated = 100 - Fraction(target.rate)
        if 0 < tolerated < planned.share:
            allowed = span_of_time(int(planned.base * tolerated * 600))
            spent = span_of_time(int(planned.minutes * 60_000))
            yield Finding(
                statement.span,
                f"{called(measure)}{_of_case(keys)} : {exact_percent(target.rate)} ne tolère que {allowed} "
                f"d'arrêt par {planned.per}, et {called(maintenance)} en prend {spent} sans être exclue.",
                (Label(maintenance.span, f"{spent} par {planned.per}"),),
                f"Ajoutez « hors  maintenance {maintenance.written_name} », ou abaissez sa durée.",
            )


def _left_out(measure: Measure, maintenance: Maintenance) -> bool:
    """Whether what is planned does not count, by its own words or by those of the measure."""
    if is_counted(maintenance):
        return False
    if maintenance.not_counted is not None and maintenance.not_counted.value is not False:
        return True
    for _, excluded, _ in measure.excludes.each() if measure.excludes is not None else ():
        for one in excluded:
            words = folded_words(plain(one.text)) if one.name is None else ""
            if one.name == maintenance.name or "maintenance" in words or "entretien" in words:
                return True
    return False


def _of_case(keys: tuple[CaseKey, ...]) -> str:
    """« (critique) », for a rate that depends on the offer."""
    return f" ({enumeration([key.written or quote(key.label or '') for key in keys])})" if keys else ""
