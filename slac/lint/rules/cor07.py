"""Une adresse, un lien ou un numéro annoncé est donné. Un canal dont l'adresse est laissée vide envoie le
lecteur nulle part.

## Pourquoi c'est un risque

« Les demandes se déposent à l'adresse suivante : » et rien après. Avec un délai qui court du dépôt de la
demande, le client ne peut ni la déposer, ni prouver qu'il l'a fait.

## Exemple fautif

```slac
canal portail "Portail de soutien"
  adresse
```

## Exemple corrigé

```slac
canal portail "Portail de soutien"
  adresse  https://soutien.example.com
```

## Comment corriger

Écrivez l'adresse ou le numéro ; s'il n'y en a pas encore, « à compléter », qui garde le document en projet.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.model.contract import Channel, Contract

title = "Adresse annoncée absente"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for channel in contract.all(Channel):
        for what, statement in (("adresse", channel.address), ("numéro", channel.phone)):
            if statement is not None and statement.absent == "vide":
                message = f"{called(channel)} annonce « {what} », mais rien ne suit."
                yield Finding(statement.line, message, help=f"Donnez cette valeur, ou retirez « {what} ».")
