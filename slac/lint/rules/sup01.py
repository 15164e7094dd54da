"""Un commentaire qui écarte un constat doit dire pourquoi. Sans motif, le constat est maintenu.

## Pourquoi c'est un risque

La liste des constats écartés est relue avant la signature. Six mois plus tard, personne ne sait plus
pourquoi une alerte sur un délai a été mise de côté.

## Exemple fautif

```slac
# slac: ignore SIG04
contrat annexe-support "Annexe 2"
  type  annexe 2
```

## Exemple corrigé

```slac
# slac: ignore SIG04 la version est portée par le contrat-cadre
contrat annexe-support "Annexe 2"
  type  annexe 2
```

## Comment corriger

Écrivez le motif à la suite du code, sur la même ligne.
"""

from slac.diagnostics import Severity

title = "Constat écarté sans motif"
severity = Severity.ERROR
raised_by = "runner"
