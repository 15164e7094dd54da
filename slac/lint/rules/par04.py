"""Un paramètre n'a ni valeur donnée, ni valeur par défaut.

## Pourquoi c'est un risque

Le document imprime un trou, « [Nom du client] », et reste un projet.

## Exemple fautif

```slac
paramètre nom "Nom du client"
  type  texte

article objet "Objet"
  Le contrat est conclu avec {nom}.
```

## Exemple corrigé

```slac
paramètre nom "Nom du client"
  type  texte

article objet "Objet"
  Le contrat est conclu avec {nom}.
```

`valeurs.toml` :

```toml
nom = "Maraîchers du Val"
```

## Comment corriger

Donnez la valeur avec « slac build --values », ou une valeur « par défaut » au paramètre.

## Source

Code civil, art. 1163 : la prestation doit être déterminée ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Paramètre sans valeur"
severity = Severity.INFO
raised_by = "model"
