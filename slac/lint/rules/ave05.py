"""L'avenant annonce un bloc qu'il n'écrit pas, ou en écrit un qu'il n'annonce pas.

## Pourquoi c'est un risque

Le document de l'avenant ne dirait pas tout ce qui change, ou dirait plus qu'il ne change.

## Exemple fautif

```slac
avenant premier "Avenant 1"
  modifie   "contrat.slac", version 1.0
  remplace  article accès
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
  remplace  article accès

article accès "Accès"
  Le support est ouvert à tous les utilisateurs.
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

Écrivez sous l'avenant chaque bloc qu'il remplace ou ajoute, sous le nom que donnent « remplace » et « ajoute ».

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Bloc annoncé et non écrit, ou l'inverse"
severity = Severity.ERROR
raised_by = "model"
