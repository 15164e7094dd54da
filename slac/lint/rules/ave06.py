"""L'avenant ajoute un bloc sous un nom que le contrat donne déjà à un autre.

## Pourquoi c'est un risque

Ajouté, il serait le second de ce nom ; slac le prend pour un remplacement, que l'avenant n'annonce pas.

## Exemple fautif

```slac
avenant premier "Avenant 1"
  modifie  "contrat.slac", version 1.0
  ajoute   article accès

article accès "Accès à distance"
  Le support intervient à distance.
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
  modifie  "contrat.slac", version 1.0
  ajoute   article distance

article distance "Accès à distance"
  Le support intervient à distance.
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

Écrivez « remplace », ou donnez un autre nom au bloc.

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Bloc ajouté que le contrat a déjà"
severity = Severity.ERROR
raised_by = "model"
