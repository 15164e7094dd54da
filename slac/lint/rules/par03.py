"""Un fichier de valeurs en donne une à un paramètre que le contrat ne déclare pas.

## Pourquoi c'est un risque

Une faute dans un nom laisse le vrai paramètre sans valeur, ou à sa valeur par défaut, sans que rien ne le montre.

## Exemple fautif

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  bornes      de 0 % à 20 %
  par défaut  0 %

article prix "Prix"
  La remise est de {remise}.
```

`valeurs.toml` :

```toml
remize = "5 %"
```

## Exemple corrigé

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  bornes      de 0 % à 20 %
  par défaut  0 %

article prix "Prix"
  La remise est de {remise}.
```

`valeurs.toml` :

```toml
remise = "5 %"
```

## Comment corriger

Reprenez le nom tel que le modèle le déclare (la casse et les accents ne comptent pas). La première colonne d'un
tableau fait exception : elle nomme la ligne, et peut n'être aucun paramètre.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Paramètre inconnu"
severity = Severity.ERROR
raised_by = "model"
