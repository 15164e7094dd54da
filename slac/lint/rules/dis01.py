"""Un taux de disponibilité dit comment il se calcule : sa formule, ou ce qui compte comme disponible.

## Pourquoi c'est un risque

Deux méthodes donnent deux taux. Dix minutes d'arrêt pour la moitié des utilisateurs comptent pour dix
minutes, cinq, ou zéro ; des exclusions ôtées du seul numérateur font passer 98,9 % à 99,1 %.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  formule   "minutes disponibles / minutes du mois"
```

## Comment corriger

Ajoutez « formule », ou « indisponible si » avec ce qui compte comme une indisponibilité.

## Source

CCAG-TIC 2009, art. 31.2.1 (marchés publics qui s'y réfèrent) ; ailleurs, usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.model.contract import Contract, Measure

title = "Taux sans formule"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    missing = [measure for measure in contract.all(Measure) if _without_method(measure)]
    if missing:
        yield together(
            [measure.span for measure in missing],
            f"Le taux promis pour {names(missing)} n'a pas de méthode de calcul.",
            'Ajoutez « formule  "minutes disponibles / minutes du mois" », ou « indisponible si ».',
        )


def _without_method(measure: Measure) -> bool:
    told = (measure.formula, measure.available_if, measure.unavailable_if, measure.text)
    rated = any(target.rate is not None for stated in measure.targets for _, target, _ in stated.each())
    return measure.keyword == "disponibilité" and rated and all(statement is None for statement in told)
