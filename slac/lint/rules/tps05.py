"""Un délai dit à partir de quoi il court : ouverture du ticket, appel du client, réception de la demande… Le
décompte peut le dire une fois pour tout le contrat.

## Pourquoi c'est un risque

« Résolution : 5 jours ouvrés » peut courir de l'appel, de l'enregistrement, de la qualification ou de la
prise en charge. Entre l'appel du vendredi soir et la qualification du mardi, il y a deux jours ouvrés
d'écart sur cinq.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P2 "Gênante"
  résolution  5 jours ouvrés
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P2 "Gênante"
  résolution  5 jours ouvrés

décompte
  départ  ouverture du ticket
```

## Comment corriger

Ajoutez « départ ouverture du ticket » au décompte, à la priorité ou à l'engagement.

## Source

CCAG-TIC 2009, art. 3.2.1 (marchés publics qui s'y réfèrent). Le Code de procédure civile, art. 640, fixe le
départ des délais de procédure : il n'éclaire un contrat que par analogie.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names, promises
from slac.lint.finding import Finding, together
from slac.model.contract import Contract

title = "Événement de départ absent"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    counting = contract.counting
    if counting is not None and counting.start is not None:
        return
    missing = [
        promise
        for promise in promises(contract)
        if promise.runs and promise.delay.start is None and promise.element.start is None
    ]
    if missing:
        yield together(
            [promise.statement.span for promise in missing],
            f"Rien ne dit à partir de quoi courent les délais de {names(p.element for p in missing)}.",
            "Ajoutez « départ  ouverture du ticket » au décompte, ou au bloc qui promet le délai.",
        )
