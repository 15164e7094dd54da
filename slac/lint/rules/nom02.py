"""Un nom ne désigne qu'un bloc dans tout le contrat, quel que soit son genre.

## Pourquoi c'est un risque

Chaque citation de ce nom pourrait désigner l'un ou l'autre : deux lecteurs trouveraient deux délais.

## Exemple fautif

```slac
gamme essentiel "Essentiel"
  prix  "40 € par mois"

gamme essentiel "Essentiel plus"
  prix  "60 € par mois"
```

## Exemple corrigé

```slac
gamme essentiel "Essentiel"
  prix  "40 € par mois"

gamme essentiel-plus "Essentiel plus"
  prix  "60 € par mois"
```

## Comment corriger

Renommez l'un des deux blocs, et vérifiez ce que chaque citation voulait dire.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Nom donné deux fois"
severity = Severity.ERROR
raised_by = "model"
