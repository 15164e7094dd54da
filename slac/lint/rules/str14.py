"""Un chiffre écrit dans une phrase dit la même chose que le fait déclaré : délai d'une priorité ou d'un
engagement, objectif de disponibilité, durée, préavis, plafond, délai de réclamation, date d'effet du contrat
ou de l'avenant. Le constat n'est émis que si la phrase ne peut parler que de ce fait : un seul chiffre, une
seule mesure, un seul niveau nommé.

## Pourquoi c'est un risque

« P1 est résolu en 8 heures » à l'article 3 et 4 heures au tableau : l'outil de tickets applique 4
heures, le prestataire en plaide 8. Sur une pénalité de 500 € par heure, l'écart vaut 2 000 €.

## Exemple fautif

```slac
priorité P1 "Critique"
  résolution  4 heures ouvrées

article rappel "Rappel"
  Un ticket P1 est résolu en 8 heures ouvrées.
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  résolution  4 heures ouvrées

article rappel "Rappel"
  Un ticket P1 est résolu en {résolution P1}.
```

## Comment corriger

Gardez le chiffre négocié là où il est déclaré, et citez-le dans le texte : « {résolution P1} ».

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit
français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.retold import retold, said
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Chiffre du texte contraire à ce qui est déclaré"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for one in retold(contract):
        if not one.agrees:
            instead = (
                f"citez-le ici : « {{{one.citation}}} »"
                if one.citation
                else "accordez cette phrase avec elle"
            )
            yield Finding(
                one.place,
                f"{said(one)} contredit {one.what} : {quote(_in_one_line(one.stated.text))}.",
                (Label(one.stated, "déclaré ici"),),
                f"Gardez le bon chiffre dans la déclaration, et {instead}.",
            )


def _in_one_line(text: str) -> str:
    """« base 12 heures ouvrées, pro 6 heures ouvrées », for a value given case by case."""
    return ", ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
