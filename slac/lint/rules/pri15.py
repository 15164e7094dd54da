"""Une priorité n'a qu'un délai de chaque sorte.

## Pourquoi c'est un risque

« résolution 1 jour ouvré » et, plus bas, « résolution 2 jours ouvrés » : chaque partie se prévaudra du
sien, et l'outil de tickets n'en appliquera qu'un.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  résolution  1 jour ouvré
  résolution  2 jours ouvrés
```

## Exemple corrigé

```slac
priorité P1 "Bloquante"
  résolution  1 jour ouvré
```

## Comment corriger

Gardez le délai négocié, et citez-le ailleurs entre accolades : « {résolution P1} ».

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Délais divergents entre clauses"
severity = Severity.ERROR
raised_by = "model"
