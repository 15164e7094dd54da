"""Un contrat porte de quoi le distinguer de ses autres versions : une version, une date d'effet, ou au moins
une référence.

## Pourquoi c'est un risque

Une annexe est modifiée plusieurs fois dans la vie d'un contrat. Si rien ne la date, on ne peut pas dire
laquelle de deux copies s'applique : celle à 4 h d'intervention, ou celle à 8 h.

## Exemple fautif

```slac
contrat annexe-support "Annexe 2"
  type  annexe 2
```

## Exemple corrigé

```slac
contrat annexe-support "Annexe 2"
  type          annexe 2
  version       1.3
  date d'effet  1er janvier 2026
```

## Comment corriger

Ajoutez au bloc « contrat » sa « version » et sa « date d'effet ».

## Source

Code civil, art. 1119 : des conditions n'engagent que si elles ont été portées à la connaissance de l'autre
partie et acceptées ; encore faut-il savoir lesquelles. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.model.contract import Contract

title = "Version et date d'effet absentes"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    agreement = contract.agreement
    if agreement.version is None and agreement.effective_date is None:
        yield Finding(
            agreement.span,
            "Le contrat n'a ni version ni date d'effet : rien ne le distingue de sa version précédente.",
            help="Ajoutez « version  1.0 » et « date d'effet  1er janvier 2026 » au bloc « contrat ».",
        )
