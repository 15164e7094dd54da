"""Des fichiers s'incluent l'un l'autre : la lecture n'aurait pas de fin.

## Pourquoi c'est un risque

Le second « inclure » est laissé de côté ; l'ordre des clauses n'est peut-être pas celui que l'auteur voulait.

## Exemple fautif

```slac
inclure "clausier/garanties.slac"
```

`clausier/garanties.slac` :

```slac
inclure "exclusions.slac"
```

`clausier/exclusions.slac` :

```slac
inclure "garanties.slac"
```

## Exemple corrigé

```slac
inclure "clausier/garanties.slac"
```

`clausier/garanties.slac` :

```slac
inclure "exclusions.slac"

article garanties "Garanties"
  Le service est rendu avec soin.
```

`clausier/exclusions.slac` :

```slac
article exclusions "Exclusions"
  Les pannes du réseau public sont exclues.
```

## Comment corriger

Retirez l'un des « inclure » : le message donne la chaîne des fichiers.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Inclusion en rond"
severity = Severity.ERROR
raised_by = "model"
