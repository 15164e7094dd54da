"""Un commentaire écarte un constat dont le code n'existe pas.

## Pourquoi c'est un risque

Rien n'est écarté : le constat visé reste, ou n'a jamais été regardé.

## Exemple fautif

```slac
# slac: ignore SIG44 la version est portée par le contrat-cadre
contrat annexe-support "Annexe 2"
  version  1.0
```

## Exemple corrigé

```slac
contrat annexe-support "Annexe 2"
  version  1.0
```

## Comment corriger

Reprenez le code tel que le constat l'affiche ; « slac rule --all » en donne la liste.
"""

from slac.diagnostics import Severity

title = "Code de constat inconnu"
severity = Severity.WARNING
raised_by = "runner"
