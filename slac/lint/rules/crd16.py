"""En droit français, une pénalité n'est due qu'après une mise en demeure, sauf si le contrat en dispense ou si
l'inexécution est définitive. Le barème devrait dire ce qu'il en est. C'est une information.

## Pourquoi c'est un risque

Une pénalité de 40 € par heure de retard, pour 30 heures : 1 200 €, ou rien, selon qu'une lettre a été
envoyée avant la résolution. Personne ne met en demeure pour un ticket.

## Exemple fautif

```slac
contrat annexe
  droit applicable  France

pénalités retard "Pénalités de retard"
  montant  40 € HT par "heure ouvrée de retard"
  plafond  400 € HT
```

## Exemple corrigé

```slac
contrat annexe
  droit applicable  France

pénalités retard "Pénalités de retard"
  montant  40 € HT par "heure ouvrée de retard"
  plafond  400 € HT
  de plein droit
```

## Comment corriger

Ajoutez « de plein droit » (sans mise en demeure), ou « après mise en demeure ».

## Source

Code civil, art. 1231-5, al. 5. Portée : pénalités de droit français ; qu'un crédit de service soit une
telle pénalité se discute, et ce constat ne le suppose pas.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.model.contract import Contract, Remedy
from slac.worktime.jurisdiction import jurisdiction_of

title = "Mise en demeure non réglée"
severity = Severity.INFO

_SAID = r"\bmise?s?\s+en\s+demeure\b|\bde\s+plein\s+droit\b"


def check(contract: Contract) -> Iterator[Finding]:
    law = jurisdiction_of(contract)
    if law is None or law[0].label != "France":
        return
    if sentences_with(contract, _SAID):
        return
    for remedy in contract.all(Remedy):
        if remedy.keyword == "pénalités" and remedy.automatic is None and remedy.after_notice is None:
            yield Finding(
                remedy.span,
                f"{called(remedy)} : rien ne dit si la pénalité est due sans mise en demeure.",
                help="Ajoutez « de plein droit », ou « après mise en demeure ».",
            )
