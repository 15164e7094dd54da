"""Un avenant ne dit pas quel contrat il modifie, ou ce contrat ne se lit pas.

## Pourquoi c'est un risque

Sans le contrat, l'avenant ne dit rien : il ne peut être ni relu, ni consolidé.

## Exemple fautif

```slac
avenant premier "Avenant 1"
  modifie  "contrat.slac", version 1.0
```

## Exemple corrigé

```slac
avenant premier "Avenant 1"
  modifie   "contrat.slac", version 1.0
  supprime  article accès
```

`contrat.slac` :

```slac
contrat support "Support"
  version  1.0

article accès "Accès"
  Le support est ouvert aux utilisateurs désignés.

article clôture "Clôture"
  La demande résolue est close.
```

## Comment corriger

Écrivez « modifie », le fichier du contrat entre guillemets (par son chemin à partir du dossier de l'avenant), et
la version modifiée.

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Contrat modifié introuvable"
severity = Severity.ERROR
raised_by = "model"
