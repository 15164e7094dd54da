"""Une annexe dit de quel contrat elle est l'annexe (« annexe de »), et ce contrat a une référence ou une
date.

## Pourquoi c'est un risque

Une annexe qui flotte s'accroche à n'importe quel contrat entre les mêmes parties : ses 15 % de crédits
se calculent sur la redevance de 1 200 € ou sur celle de 12 000 €.

## Exemple fautif

```slac
contrat sla "Engagements de service"
  type  annexe 2
```

## Exemple corrigé

```slac
contrat sla "Engagements de service"
  type       annexe 2
  annexe de  principal

document principal "Contrat de service"
  référence  "CS-2025-014"
  date       4 décembre 2025
```

## Comment corriger

Déclarez le contrat en bloc « document », avec sa référence et sa date, et citez-le par « annexe de ».

## Source

Code civil, art. 1119 : les conditions invoquées doivent avoir été portées à la connaissance de l'autre
partie. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.model.contract import Contract, Document

title = "Annexe sans contrat"
severity = Severity.WARNING

_REMEDY = "Déclarez-le en bloc « document », avec « référence » et « date », et citez-le par « annexe de »."


def check(contract: Contract) -> Iterator[Finding]:
    agreement = contract.agreement
    parent = agreement.annex_of
    if parent is None:
        kind = agreement.type.value[0] if agreement.type and agreement.type.value else ""
        if kind == "annexe" and agreement.type is not None:
            yield Finding(agreement.type.span, "Cette annexe ne dit pas de quel contrat.", help=_REMEDY)
        return
    if parent.value is None:
        return
    document = contract.find(parent.value.name)
    if isinstance(document, Document) and document.reference is None and document.date is None:
        message = f"L'annexe dépend de {called(document)}, qui n'a ni référence ni date."
        label = Label(document.span, "ni référence, ni date")
        yield Finding(parent.span, message, (label,), "Ajoutez « référence » et « date » à ce document.")
