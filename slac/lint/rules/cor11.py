"""Chaque activité dit qui appeler, chez chaque partie. Le constat porte sur une activité sans «
correspondants », dans un contrat qui n'en donne aucun qui vaille pour toutes, ni aucun moyen de
contact.

## Pourquoi c'est un risque

La facturation sans correspondant, c'est une facture contestée qui reste trois mois dans une boîte
générale, et une pénalité de retard que chacun impute à l'autre.

## Exemple fautif

```slac
activité facturation "La facturation"
  mission
    - facturer les prestations
```

## Exemple corrigé

```slac
partie client "Client"

activité facturation "La facturation"
  mission
    - facturer les prestations
  correspondants
    client  "Anne Lutz, comptabilité", factures@exemple.fr
```

## Comment corriger

Ajoutez « correspondants » à l'activité, ou un bloc « correspondants » qui vaille pour tout le contrat.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.model.contract import Activity, Channel, Contacts, Contract

title = "Activité sans correspondant"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    activities = contract.all(Activity)
    without = [activity for activity in activities if activity.contacts is None]
    if not without or contract.all(Contacts):
        return
    if contract.all(Channel) and len(without) == len(activities):
        return  # everything goes through the channels
    verb = "n'a aucun correspondant" if len(without) == 1 else "n'ont aucun correspondant"
    yield together(
        [activity.span for activity in without],
        f"{names(without)} {verb} : rien ne dit qui appeler.",
        "Ajoutez « correspondants », partie par partie.",
    )
