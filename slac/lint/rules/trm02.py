"""Un terme défini sert ailleurs que dans sa définition, au singulier ou au pluriel, avec ou sans
majuscule. C'est une information.

## Pourquoi c'est un risque

Une définition sans emploi cherche la clause qu'elle servait : « Compte rendu d'incident » défini et
jamais demandé, c'est un livrable de moins par panne.

## Exemple fautif

```slac
définition "Compte rendu d'incident"
  Récit d'une panne, de ses causes et de ses suites.

article pannes "Pannes"
  Le support signale chaque panne.
```

## Exemple corrigé

```slac
définition "Compte rendu d'incident"
  Récit d'une panne, de ses causes et de ses suites.

article pannes "Pannes"
  Le support remet un Compte rendu d'incident après chaque panne.
```

## Comment corriger

Employez le terme là où il est attendu, ou retirez sa définition.

## Source

Code civil, art. 1191 : entre deux sens, on préfère celui qui donne un effet à la clause. Portée : droit
français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.terms import Term, defined_terms, is_within, uses
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Terme défini inutilisé"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    for term in defined_terms(contract):
        if not _is_used(contract, term):
            yield Finding(
                term.span,
                f"{quote(term.text)} est défini, mais le contrat ne l'emploie jamais.",
                help="Employez ce terme, ou retirez sa définition.",
            )


def _is_used(contract: Contract, term: Term) -> bool:
    own = term.element.whole if term.element is not None else term.span
    return any(not is_within(place, own) for place in uses(contract, term.key))
