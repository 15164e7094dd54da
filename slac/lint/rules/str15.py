"""Un fait déclaré se cite, il ne se recopie pas : « {résolution P1} », « {numéro téléphone} ». Recopié, il
restera l'ancien le jour où la déclaration changera. C'est une information.

## Pourquoi c'est un risque

Le délai passe de 4 à 2 heures par avenant ; la phrase de l'article 3 dit toujours 4 heures. Une seule
des trois copies corrigée suffit à un désaccord.

## Exemple fautif

```slac
priorité P1 "Critique"
  résolution  4 heures ouvrées

article rappel "Rappel"
  Un ticket P1 est résolu en 4 heures ouvrées.
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  résolution  4 heures ouvrées

article rappel "Rappel"
  Un ticket P1 est résolu en {résolution P1}.
```

## Comment corriger

Écrivez la citation proposée. La correction est sûre quand les mots sont les mêmes : `slac lint --fix`
l'applique.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding, rewriting
from slac.lint.retold import cited, retold, said
from slac.model.contract import Contract

title = "Chiffre répété au lieu d'être cité"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    for one in retold(contract):
        if one.agrees and one.citation:
            citation = f"« {{{one.citation}}} »"
            yield Finding(
                one.place,
                f"{said(one)} répète {one.what}.",
                (Label(one.stated, "déclaré ici"),),
                f"Citez-le, pour qu'il ne soit dit qu'une fois : {citation}.",
                rewriting(f"Écrire {citation}", cited(one), safe=one.is_safe),
            )
