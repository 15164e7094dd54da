"""Un paramètre est déclaré, et le contrat ne le cite nulle part.

## Pourquoi c'est un risque

Celui qui remplit le modèle croit fixer une valeur, et rien ne change dans le contrat.

## Exemple fautif

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  par défaut  0 %

article prix "Prix"
  La remise est celle de l'offre.
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

Écrivez « {remise} » là où la valeur doit venir, ou retirez le paramètre.

## Source

Code civil, art. 1163 : la prestation doit être déterminée ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Paramètre qui ne sert pas"
severity = Severity.WARNING
raised_by = "model"
