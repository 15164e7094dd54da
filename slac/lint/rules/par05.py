"""Un paramètre n'a pas de type, ou ses bornes, ses choix ou sa valeur par défaut ne vont pas avec son type.

## Pourquoi c'est un risque

Aucune valeur ne conviendrait, ou la valeur par défaut ferait ce que les bornes interdisent.

## Exemple fautif

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  bornes      de 0 % à 20 %
  par défaut  30 %

article prix "Prix"
  La remise est de {remise}.
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

## Comment corriger

Écrivez les bornes et la valeur par défaut comme les valeurs du type : « de 0 % à 20 % », « au moins 2 ».

## Source

Code civil, art. 1163 : la prestation doit être déterminée ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Paramètre mal déclaré"
severity = Severity.ERROR
raised_by = "model"
