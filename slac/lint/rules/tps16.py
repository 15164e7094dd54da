"""Une échéance dit d'où elle part. « Dans le mois suivant au cours duquel l'objectif est manqué » a perdu un
mot : est-ce le mois du manquement, ou celui qui le suit ? « Dans un délai de 30 jours. » n'a pas de départ
du tout.

## Pourquoi c'est un risque

Pour un objectif manqué en mars, la réclamation est forclose le 31 mars ou le 30 avril. Celui qui réclame le
15 avril perd ou garde son crédit selon la lecture.

## Exemple fautif

```slac
article réclamation "Réclamation"
  Le Client réclame son crédit dans le mois suivant au cours duquel l'objectif n'est pas atteint.
```

## Exemple corrigé

```slac
article réclamation "Réclamation"
  Le Client réclame son crédit dans le mois suivant celui au cours duquel l'objectif n'est pas atteint.
```

## Comment corriger

Rétablissez le mot qui manque (« celui au cours duquel »), ou donnez l'événement : « à compter de … »,
« après … ».

## Source

Code civil, art. 1188 : on cherche la commune intention plutôt que le sens littéral. Portée : droit
français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Échéance illisible"
severity = Severity.WARNING

_LOST = r"\b(?:suivant|precedant)e?s?\s+au\s+cours\s+(?:duquel|de\s+laquelle|desquels|desquelles)\b"
_ADRIFT = (
    r"\bdans\s+un\s+delai\s+(?:maximum\s+|maximal\s+)?d[e']\s*[^.;:]{1,40}?"
    r"\b(?:heures?|jours?|semaines?|mois|ans?)\b"
)
_ANCHOR = (
    r"\b(?:a\s+compter|a\s+partir|apres|suivant|suivent|depuis|des|avant|lorsque|quand|si|en\s+cas|a\s+la|au\s+jour|"
    r"pour|toute?|chaque)\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    for sentence in sentences_with(contract, f"{_LOST}|{_ADRIFT}"):
        for place in sentence.places(_LOST):
            yield Finding(
                place,
                f"{quote(place.text)} ne dit pas de quel mois il s'agit : il manque « celui » avant « au cours ».",
                help="Écrivez « suivant celui au cours duquel », ou « précédant celui au cours duquel ».",
            )
        if not re.search(_ANCHOR, sentence.words):
            for place in sentence.places(_ADRIFT):
                yield Finding(
                    place,
                    f"{quote(place.text)} : rien ne dit à partir de quoi ce délai court.",
                    help="Ajoutez l'événement : « à compter de la réception de la demande », par exemple.",
                )
