"""Une priorité citée doit être déclarée : son rang, ses critères et ses délais sont sinon inconnus.

## Pourquoi c'est un risque

Une anomalie classée « P4 » dans un contrat qui s'arrête à P3 n'a aucun délai.

## Exemple fautif

```slac
priorité P1 "Critique"
  rang  1

article suivi "Suivi"
  Un point est fait selon {résolution P4}, puis {rang P1}.

escalade critiques
  pour  priorité P4
  N1    "support"
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  rang  1

escalade critiques
  pour  priorité P1
  N1    "support"
```

## Comment corriger

Déclarez la priorité, ou citez celle qui était visée.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Priorité inconnue"
severity = Severity.ERROR
raised_by = "model"
