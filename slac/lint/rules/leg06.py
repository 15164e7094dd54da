"""Envers des consommateurs, le numéro à appeler pour le suivi du contrat n'est pas surtaxé.

## Pourquoi c'est un risque

Le manquement est puni d'une amende administrative, et la clause ne s'oppose pas au consommateur. Un numéro
en 0892 coûte jusqu'à 0,80 € la minute.

## Exemple fautif

```slac
contrat exemple
  droit applicable  France
  clients           consommateurs

canal appel "Téléphone"
  numéro  0892 892 101
```

## Exemple corrigé

```slac
contrat exemple
  droit applicable  France
  clients           consommateurs

canal appel "Téléphone"
  numéro  09 69 39 00 00
```

## Comment corriger

Donnez un numéro non surtaxé pour l'exécution et les réclamations.

## Source

Code de la consommation, art. L121-16. Portée : droit français, contrats conclus avec un consommateur.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.telephones import premium_numbers
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.syntax.folding import folded_words

title = "Numéro surtaxé pour un consommateur"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    customers = contract.agreement.customers
    if customers is None or "consommateur" not in folded_words(customers.span.text):
        return
    for element, number, span in premium_numbers(contract):
        message = (
            f"{called(element)} : le numéro {quote(number)} est surtaxé, et des consommateurs l'appellent."
        )
        yield Finding(span, message, help="La loi impose un numéro non surtaxé pour le suivi du contrat.")
