"""Un nom cité (« sur disponibilité web », « {article accès} », « {tableau priorités} ») doit être celui d'un
bloc du contrat, et du genre attendu.

## Pourquoi c'est un risque

Le document imprimerait « [renvoi inconnu : x] ». Pire : un crédit « sur » une disponibilité mal
orthographiée ne s'appliquerait à rien.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

canal portail "Portail"
  horaires  suport
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

canal portail "Portail"
  horaires  support
```

## Comment corriger

Reprenez le nom tel qu'il est déclaré (la casse et les accents ne comptent pas), ou déclarez le bloc qui
manque. Une phrase qui ne désigne pas un bloc se met entre guillemets.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Nom inconnu"
severity = Severity.ERROR
raised_by = "model"
