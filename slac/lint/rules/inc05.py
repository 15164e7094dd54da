"""Le même fichier est inclus deux fois dans un contrat.

## Pourquoi c'est un risque

Chaque clause y serait deux fois, sous le même nom : une citation ne saurait laquelle désigner. La seconde
inclusion est laissée de côté.

## Exemple fautif

```slac
inclure "clausier/force-majeure.slac"

inclure "clausier/force-majeure.slac"
```

`clausier/force-majeure.slac` :

```slac
article force-majeure "Force majeure"
  Aucune partie ne répond d'un retard que cause la force majeure.
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

Gardez un seul « inclure ». Un fragment que d'autres incluent déjà n'est pas à inclure de nouveau.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Fichier inclus deux fois"
severity = Severity.ERROR
raised_by = "model"
