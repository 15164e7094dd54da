"""Un délai en heures ou jours ouvrés suppose des horaires déclarés : sans eux, on ne sait pas quand le temps
court.

## Pourquoi c'est un risque

« 8 heures ouvrées » font une journée sur un support de 8 h, une demi-journée de travail de plus sur un
support de 6 h. Sans horaires, aucune échéance ne se calcule.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  résolution  8 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h

priorité P1 "Bloquante"
  résolution  8 heures ouvrées
```

## Comment corriger

Déclarez un bloc « horaires », et citez-le dans le décompte si le contrat en a plusieurs.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import is_working, names, promises
from slac.lint.finding import Finding, together
from slac.model.contract import Contract, ServiceHours
from slac.worktime.from_contract import hours_for

title = "Plage horaire manquante"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    declared = contract.all(ServiceHours)
    missing = [
        promise
        for promise in promises(contract)
        if is_working(promise.delay.target)
        and (
            not declared or ((hours := hours_for(contract, promise.element)) is not None and not hours.opens)
        )
    ]
    if missing:
        counted = names(promise.element for promise in missing)
        yield together(
            [promise.statement.span for promise in missing],
            f"Les délais de {counted} se comptent en temps ouvré, mais aucun horaire n'est donné.",
            "Déclarez un bloc « horaires » avec sa ligne « ouvert ».",
        )
