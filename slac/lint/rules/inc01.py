"""Un « inclure » cite un fichier qui n'existe pas, ou que slac ne peut pas lire.

## Pourquoi c'est un risque

Les clauses attendues manquent au contrat, et rien dans le document imprimé ne le montre.

## Exemple fautif

```slac
inclure "clausier/force-majeur.slac"
```

## Exemple corrigé

```slac
inclure "clausier/force-majeure.slac"
```

`clausier/force-majeure.slac` :

```slac
article force-majeure "Force majeure"
  Aucune partie ne répond d'un retard que cause la force majeure.
```

## Comment corriger

Le chemin part du dossier du fichier qui contient « inclure », avec « / » entre les dossiers. Le fichier inclus est
un texte en UTF-8.

## Source

Code civil, art. 1119 : ce qui complète un contrat n'engage que si chaque partie l'a connu et accepté. Portée : droit
français.
"""

from slac.diagnostics import Severity

title = "Fichier inclus introuvable"
severity = Severity.ERROR
raised_by = "model"
