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

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import merge

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, of_case, plain
from slac.lint.finding import Finding
from slac.lint.maintenance import (
    WHOLE_WEEK,
    Excluded,
    Week,
    in_common,
    is_counted,
    planned_time,
    service_week,
    windows_of,
)
from slac.lint.wording import computed_time, exact_percent
from slac.model.contract import Contract, Maintenance, Measure
from slac.syntax.folding import folded_words

title = "Maintenance > tolérance du plan"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    measures = [measure for measure in contract.all(Measure) if measure.keyword == "disponibilité"]
    weeks = [service_week(contract, measure) for measure in measures]
    weighed = [m for m in contract.all(Maintenance) if is_counted(m) or not _never_counts(m)]
    planned, counted = _Planned(weighed, weeks), _Planned([m for m in weighed if is_counted(m)], weeks)
    for measure, week in zip(measures, weeks, strict=True):
        names, all_left_out = _left_out(measure)
        in_order = (counted if all_left_out else planned).longest_first(week)
        longest = next((one for one in in_order if is_counted(one[1]) or one[1].name not in names), None)
        if longest is not None:
            yield from _too_long(measure, *longest)


class _Planned:
    """Maintenances by how much they take of a week, so that the longest is found without weighing them all."""

    def __init__(self, maintenances: Sequence[Maintenance], weeks: Iterable[Week]) -> None:
        windows = [windows_of(maintenance) for maintenance in maintenances]
        distinct = list(dict.fromkeys(weeks))
        self._met: dict[Week, list[Maintenance]] = {week: [] for week in distinct}
        for at, of in sorted(in_common(windows, distinct)):
            self._met[distinct[of]].append(maintenances[at])
        capped = [m for m, window in zip(maintenances, windows, strict=True) if not window]
        # A cap takes its part of any week, so that their order is the same in all.
        self._capped = [m for _, m in _longest_first(capped, WHOLE_WEEK)]
        self._by_week: dict[Week, list[tuple[Excluded, Maintenance]]] = {}

    def longest_first(self, week: Week) -> Iterator[tuple[Excluded, Maintenance]]:
        if week not in self._by_week:
            self._by_week[week] = _longest_first(self._met[week], week)
        capped = ((time, m) for m in self._capped if (time := planned_time(m, week)) is not None)
        return merge(self._by_week[week], capped, key=_weight, reverse=True)


def _weight(one: tuple[Excluded, Maintenance]) -> tuple[Fraction, int]:
    """The part of the week; of two that take as much, the one declared first."""
    return one[0].share, -one[1].span.start


def _longest_first(maintenances: Iterable[Maintenance], week: Week) -> list[tuple[Excluded, Maintenance]]:
    told = [(time, m) for m in maintenances if (time := planned_time(m, week)) is not None]
    return sorted(told, key=_weight, reverse=True)


def _too_long(measure: Measure, planned: Excluded, maintenance: Maintenance) -> Iterator[Finding]:
    for keys, target, statement in (one for stated in measure.targets for one in stated.each()):
        if target.rate is None or target.within is not None:
            continue
        tolerated = 100 - Fraction(target.rate)
        if 0 < tolerated < planned.share:
            allowed = computed_time(planned.base * tolerated / 100)
            spent = computed_time(planned.minutes)
            yield Finding(
                statement.span,
                f"{called(measure)}{of_case(keys)} : {exact_percent(target.rate)} ne tolère que {allowed} "
                f"d'arrêt par {planned.per}, et {called(maintenance)} en prend {spent} sans être exclue.",
                (Label(maintenance.span, f"{spent} par {planned.per}"),),
                f"Ajoutez « hors  maintenance {maintenance.written_name} », ou abaissez sa durée.",
            )


def _never_counts(maintenance: Maintenance) -> bool:
    return maintenance.not_counted is not None and maintenance.not_counted.value is not False


def _left_out(measure: Measure) -> tuple[frozenset[str | None], bool]:
    """The names that a measure leaves out, and whether it leaves out maintenance of any name."""
    excluded = [one for _, some, _ in measure.excludes.each() for one in some] if measure.excludes else []
    names = frozenset(one.name for one in excluded)
    said = " ".join(folded_words(plain(one.text)) for one in excluded if one.name is None)
    return names, "maintenance" in said or "entretien" in said
