"""Une valeur dépasse les bornes que son paramètre déclare.

## Pourquoi c'est un risque

Les bornes disent ce que l'auteur du modèle permet d'accorder ; la valeur n'a pas été prévue.

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
remise = "25 %"
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
remise = "15 %"
```

## Comment corriger

Corrigez la valeur, ou changez les bornes du modèle si elles ne sont plus les bonnes.

## Source

Code civil, art. 1163 : la prestation doit être déterminée ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Valeur de paramètre hors des bornes"
severity = Severity.ERROR
raised_by = "model"
