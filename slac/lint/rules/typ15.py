"""Une phrase de plus de 80 mots se coupe. Opinion : ce constat n'est cherché que si on le demande
(`--select relecture`).

## Pourquoi c'est un risque

Dans une phrase de 120 mots, on ne sait plus à quoi se rapporte « sauf accord écrit » : aux délais, aux
prix ou aux deux. C'est la première phrase que l'on plaidera.

## Exemple fautif

```slac
article objet "Objet"
  Le prestataire répond aux demandes du client et aux demandes des utilisateurs du client et aux
  demandes des tiers que le client lui désigne et aux demandes que le support lui transmet et aux
  demandes que la direction lui adresse et aux demandes que les partenaires du client lui adressent
  et aux demandes que les fournisseurs du client lui adressent et aux demandes que les autorités lui
  adressent sauf accord écrit contraire des parties donné avant le début du mois où la demande est
  faite.
```

## Exemple corrigé

```slac
article objet "Objet"
  Le prestataire répond aux demandes du client. Il répond aussi à celles des tiers que le client lui
  désigne, sauf accord écrit contraire.
```

## Comment corriger

Coupez la phrase, ou faites-en une liste.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.passages import sentences
from slac.model.contract import Contract
from slac.source import Span

title = "Phrase trop longue"
severity = Severity.INFO

opinion = True

_LONGEST = 80


def check(contract: Contract) -> Iterator[Finding]:
    for sentence in sentences(contract):
        words = list(re.finditer(r"\w+(?:['’-]\w+)*", sentence.words))
        if len(words) > _LONGEST:
            start = sentence.span.start
            place = Span(sentence.span.source, start + words[0].start(), start + words[-1].end())
            yield Finding(
                place, f"Cette phrase a {len(words)} mots.", help="Coupez-la, ou faites-en une liste."
            )
