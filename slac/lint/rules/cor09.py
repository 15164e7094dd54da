"""Une partie est identifiée par sa forme, son siège, son immatriculation ou son représentant. Dans l'annexe
d'un contrat cité (« annexe de »), c'est le contrat qui identifie les parties.

## Pourquoi c'est un risque

Deux sociétés peuvent porter le même nom commercial ; une seule est débitrice. Sans numéro ni siège, on ne
sait ni qui assigner, ni où notifier une résiliation dans les trois mois.

## Exemple fautif

```slac
contrat exemple
  parties  client

partie client
  désigné  le Client
```

## Exemple corrigé

```slac
contrat exemple
  parties  client

partie client "Lycée Descartes"
  désigné          le Client
  forme            "établissement public local d'enseignement"
  siège            "1 rue des Écoles, 37000 Tours"
  représentée par  "Ali Benali" en qualité de "proviseur"
```

## Comment corriger

Ajoutez « forme », « siège », « immatriculation » et « représentée par ».

## Source

Usage ; les mentions obligatoires des sociétés dans leurs actes varient selon leur forme.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.lint.signing import is_accepted_otherwise, signatories
from slac.model.contract import Contract, Party

title = "Partie non identifiée"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    if contract.agreement.annex_of is not None or is_accepted_otherwise(contract):
        return
    missing = [party for party in signatories(contract) if not _identified(party)]
    if missing:
        what = "n'est pas identifiée" if len(missing) == 1 else "ne sont pas identifiées"
        which = "La partie" if len(missing) == 1 else "Les parties"
        yield together(
            [party.span for party in missing],
            f"{which} {names(missing)} {what} : ni forme, ni siège, ni immatriculation, ni représentant.",
            "Ajoutez « forme », « siège », « immatriculation » et « représentée par ».",
        )


def _identified(party: Party) -> bool:
    return any((party.legal_form, party.seat, party.registration, party.representative, party.capital))
