"""Un « inclure » mène hors du dossier du projet, directement ou par un lien.

## Pourquoi c'est un risque

Un contrat ne dépend que de ce qui est conservé avec lui : un fichier d'ailleurs peut changer, disparaître, ou
faire entrer dans le document ce qui ne devait pas en sortir.

## Exemple fautif

```slac
inclure "/srv/commun/force-majeure.slac"
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

Copiez la clause dans un dossier du projet, par exemple « clausier », et citez-la par ce chemin.

## Source

Code civil, art. 1119 : ce qui complète un contrat n'engage que si chaque partie l'a connu et accepté. Portée : droit
français.
"""

from slac.diagnostics import Severity

title = "Fichier inclus hors du projet"
severity = Severity.ERROR
raised_by = "model"
