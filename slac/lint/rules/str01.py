"""Un renvoi à un article, une annexe ou un chapitre doit en désigner un qui existe.

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

from slac.diagnostics import Severity

title = "Renvoi sans cible"
severity = Severity.ERROR
raised_by = "model"
