"""Un commentaire écarte un constat qui n'existe pas, ou plus.

## Pourquoi c'est un risque

Un écart qui ne sert plus masquera la faute suivante, au même endroit, sans que personne l'ait décidé.

## Exemple fautif

```slac
# slac: ignore SIG04 la version est portée par le contrat-cadre
contrat annexe-support "Annexe 2"
  version  1.0
```

## Exemple corrigé

```slac
contrat annexe-support "Annexe 2"
  version  1.0
```

## Comment corriger

Retirez le commentaire, ou placez-le juste au-dessus du bloc ou de la propriété que le constat désigne.
"""

from slac.diagnostics import Severity

title = "Constat écarté pour rien"
severity = Severity.WARNING
raised_by = "runner"
