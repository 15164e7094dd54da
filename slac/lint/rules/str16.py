"""Un renvoi à une clause du contrat se cite : « {article accès} ». Écrit « l'article 2 », il ne suivra pas
une renumérotation. C'est une information.

## Pourquoi c'est un risque

Une clause ajoutée en tête, et « l'article 4 » désigne l'ancien article 3 : la pénalité de l'article 4
s'applique aux délais d'un autre.

## Exemple fautif

```slac
article acces "Accès"
  Les prix sont ceux de l'article 2.

article prix "Prix"
  Le prix est forfaitaire.
```

## Exemple corrigé

```slac
article acces "Accès"
  Les prix sont ceux de l'{article prix}.

article prix "Prix"
  Le prix est forfaitaire.
```

## Comment corriger

Écrivez la citation proposée. La correction est sûre : `slac lint --fix` l'applique.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding, rewriting
from slac.lint.references import references
from slac.lint.wording import quote
from slac.model.contract import Contract, Division

title = "Renvoi écrit en toutes lettres"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    for reference in references(contract):
        if not isinstance(reference.target, Division):
            continue  # what is not there is STR01's; to cite a table would move it
        if reference.place.source is not contract.agreement.span.source:
            yield Finding(
                reference.place,
                f"{quote(reference.place.text)} est écrit en toutes lettres : ce numéro change d'un contrat à "
                "l'autre, et avec chaque avenant.",
                help="Citez la clause par son nom, « {article accès} ».",
            )
            continue
        citation = f"{{{reference.kind} {reference.target.written_name}}}"
        yield Finding(
            reference.place,
            f"{quote(reference.place.text)} est écrit en toutes lettres : le numéro ne suivra pas.",
            help=f"Citez la clause par son nom : {quote(citation)}.",
            fix=rewriting(f"Écrire {quote(citation)}", (reference.place, citation), safe=True),
        )
