"""L'avenant supprime un bloc, et le remplace, l'ajoute ou le récrit.

## Pourquoi c'est un risque

Rien ne dit si la clause reste : deux lecteurs comprendraient l'inverse. Elle est gardée, dans sa nouvelle rédaction
si l'avenant en donne une.

## Exemple fautif

```slac
avenant premier "Avenant 1"
  modifie   "contrat.slac", version 1.0
  supprime  article accès

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

Choisissez : « remplace » avec le bloc récrit, ou « supprime » sans lui.

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Bloc à la fois supprimé et récrit"
severity = Severity.ERROR
raised_by = "model"
