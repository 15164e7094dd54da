"""Le fichier inclus a son propre bloc « contrat » ou « avenant » : ce n'est pas un fragment.

## Pourquoi c'est un risque

Deux contrats dans un seul document : deux versions, deux dates d'effet, deux listes de parties.

## Exemple fautif

```slac
inclure "autre.slac"
```

`autre.slac` :

```slac
contrat autre "Autre contrat"
  version  1.0
```

## Exemple corrigé

```slac
inclure "clausier/force-majeure.slac"
```

`clausier/force-majeure.slac` :

```slac
article force-majeure "Force majeure"
  Aucune partie ne répond d'un retard que cause la force majeure.
```

## Comment corriger

Mettez les clauses communes dans un fichier sans bloc « contrat », que les deux contrats incluent.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Fichier inclus qui est un contrat"
severity = Severity.ERROR
raised_by = "model"
