"""L'avenant remplace ou supprime un bloc que le contrat ne déclare pas, ou pas de ce genre.

## Pourquoi c'est un risque

La clause que l'on voulait changer reste telle quelle dans le contrat consolidé.

## Exemple fautif

```slac
avenant premier "Avenant 1"
  modifie   "contrat.slac", version 1.0
  supprime  article accé
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

Reprenez le nom tel que le contrat le déclare.

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Bloc que le contrat n'a pas"
severity = Severity.ERROR
raised_by = "model"
