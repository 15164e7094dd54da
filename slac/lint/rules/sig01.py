"""Chaque partie qui signe doit être représentée par une personne nommée, avec sa qualité. Un contrat accepté
par clic, par usage ou par renvoi n'est pas concerné.

## Pourquoi c'est un risque

Un contrat signé par quelqu'un qui n'en avait pas le pouvoir peut ne pas engager la société. « Pour EDITEUR
France » suivi d'un paraphe illisible ne permet pas de le vérifier : il faut alors prouver qui a signé,
parfois cinq ans après.

## Exemple fautif

```slac
partie prestataire "Éditions Morel"
  rôle  prestataire

signature
  2 originaux
  signataires  prestataire
```

## Exemple corrigé

```slac
partie prestataire "Éditions Morel"
  rôle              prestataire
  représentée par   "Jeanne Morel" en qualité de "présidente"

signature
  2 originaux
  signataires  prestataire
```

## Comment corriger

Ajoutez à chaque partie « représentée par "Prénom Nom" en qualité de "fonction" », et un bloc « signature ».

## Source

Code civil, art. 1367 : la signature identifie son auteur. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.signing import is_accepted_otherwise, is_published, signatories
from slac.lint.wording import quote
from slac.model.contract import Contract, Signature

title = "Signataire non identifié"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    if is_accepted_otherwise(contract):
        return
    if not contract.all(Signature):
        if is_published(contract):
            message = "La charte n'est pas signée, et ne dit pas comment elle est acceptée : rien ne lie les parties."
            help = "Ajoutez un bloc « acceptation » (par référence, par l'usage…), ou un bloc « signature »."
            yield Finding(contract.agreement.span, message, help=help)
            return
        yield Finding(
            contract.agreement.span,
            "Le contrat n'a pas de signature : rien ne dit qui s'engage pour chaque partie.",
            help="Ajoutez un bloc « signature » avec ses signataires, ou un bloc « acceptation » s'il ne se signe pas.",
        )
        return
    for party in signatories(contract):
        named = party.representative
        if named is None:
            message = f"{called(party)} signe, mais le contrat ne dit pas par qui, ni en quelle qualité."
            remedy = 'Ajoutez « représentée par  "Prénom Nom" en qualité de "fonction" ».'
            yield Finding(party.span, message, help=remedy)
        elif named.value is not None and named.value.capacity is None:
            message = f"{called(party)} signe par {quote(named.value.person)}, sans que sa qualité soit dite."
            yield Finding(named.span, message, help='Ajoutez « en qualité de "fonction" ».')
