"""Une propriété écrite deux fois dans un bloc doit dire deux fois la même chose.

## Pourquoi c'est un risque

« départ ouverture du ticket » puis « départ prise en charge » : de l'un à l'autre, un délai de 8 h peut
commencer le lendemain.

## Exemple fautif

```slac
décompte
  départ  ouverture du ticket
  départ  prise en charge
```

## Exemple corrigé

```slac
décompte
  départ  ouverture du ticket
```

## Comment corriger

Gardez la ligne juste. Un fait s'écrit une fois, et se cite ailleurs.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Propriété contradictoire"
severity = Severity.ERROR
raised_by = "model"
