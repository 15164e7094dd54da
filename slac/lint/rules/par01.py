"""Une valeur n'est pas du type que son paramètre déclare, ou contient ce qui se lirait autrement que comme un texte.

## Pourquoi c'est un risque

La valeur vient d'un fichier que l'auteur du contrat n'a pas écrit : prise telle quelle, elle imprimerait un
chiffre sans unité, ou changerait le contrat. Le projet laisse un trou à sa place.

## Exemple fautif

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  bornes      de 0 % à 20 %
  par défaut  0 %

article prix "Prix"
  La remise est de {remise}.
```

`valeurs.toml` :

```toml
remise = "5"
```

## Exemple corrigé

```slac
paramètre remise "Remise accordée"
  type        pourcentage
  bornes      de 0 % à 20 %
  par défaut  0 %

article prix "Prix"
  La remise est de {remise}.
```

`valeurs.toml` :

```toml
remise = "5 %"
```

## Comment corriger

Écrivez la valeur comme dans un contrat : « 5 % », « 1 200 € HT », « 4 heures ouvrées », « 1er janvier 2026 ». Un
texte tient sur une ligne, sans accolades, crochets, chevrons ni étoiles.

## Source

Code civil, art. 1163 : la prestation doit être déterminée ou déterminable. Portée : droit français.
"""

from slac.diagnostics import Severity

title = "Valeur de paramètre refusée"
severity = Severity.ERROR
raised_by = "model"
