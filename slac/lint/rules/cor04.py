"""Un numéro d'assistance français qui commence par 081, 082 ou 089 est surtaxé : le client paie l'appel en
plus du contrat.

## Pourquoi c'est un risque

Un numéro en 0892 coûte jusqu'à 0,80 € la minute : trente minutes d'attente par semaine font plus de 1 200 €
par an, que le contrat ne montre pas.

## Exemple fautif

```slac
contrat exemple
  droit applicable  France

canal appel "Téléphone"
  numéro  0892 892 101
```

## Exemple corrigé

```slac
contrat exemple
  droit applicable  France

canal appel "Téléphone"
  numéro  09 69 39 00 00
```

## Comment corriger

Donnez un numéro non surtaxé (01 à 05, 09, 0800 à 0805, 0806 à 0809), ou écartez le constat en disant que le
tarif est connu.

## Source

Code de la consommation, art. L121-16 : interdit la surtaxe pour le suivi d'un contrat, envers un
consommateur seulement (voir LEG06). Entre professionnels, c'est un usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.telephones import premium_numbers
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Numéro surtaxé"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for element, number, span in premium_numbers(contract):
        message = f"{called(element)} : le numéro {quote(number)} est surtaxé."
        yield Finding(span, message, help="Donnez un numéro non surtaxé, par exemple en 01 à 05 ou en 09.")
