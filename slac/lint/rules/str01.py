"""Un renvoi à un article, une annexe ou un chapitre doit en désigner un qui existe, qu'il soit entre accolades
ou écrit en toutes lettres. « L'article 12 du Code civil » est d'un autre texte ; dans une annexe, « l'article
12 » peut être du contrat principal : rien n'en est dit.

## Pourquoi c'est un risque

« Les pénalités de l'article 13.2 » ne s'appliquent pas si 13.2 a disparu à la dernière renumérotation, ou
pis, s'il traite maintenant d'autre chose.

## Exemple fautif

```slac
article accès "Accès au support"
  L'accès est ouvert aux conditions de {article paiement}.
```

## Exemple corrigé

```slac
article paiement "Paiement"
  Les factures sont payées à réception.

article accès "Accès au support"
  L'accès est ouvert aux conditions de {article paiement}.
```

## Comment corriger

Citez l'article par son nom, « {article accès} » : le numéro suivra, quel que soit l'ordre.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.references import references
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Renvoi sans cible"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    """Those written out in words: what stands in braces is looked up when the contract is read."""
    for reference in references(contract):
        if reference.target is None:
            yield Finding(
                reference.place,
                f"{quote(reference.place.text)} n'existe pas dans ce contrat.",
                help="Citez la clause par son nom, « {article accès} » : le numéro suivra.",
            )
