"""L'avenant modifie une version du contrat, et le fichier en est une autre.

## Pourquoi c'est un risque

Les blocs remplacés ne sont peut-être pas ceux que les parties ont sous les yeux.

## Exemple fautif

```slac
avenant second "Avenant 2"
  modifie   "contrat.slac", version 2.0
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

Vérifiez quel texte l'avenant modifie : le contrat d'origine, ou l'avenant précédent, qui se modifie de même.

## Source

Code civil, art. 1193 : un contrat n'est modifié que du consentement mutuel des parties. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Version modifiée qui n'est pas la bonne"
severity = Severity.ERROR
raised_by = "model"
