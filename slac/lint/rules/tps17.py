"""Quand le silence d'une partie produit un effet (clôture d'un ticket, acceptation d'une recette), le contrat
dit au bout de combien de temps.

## Pourquoi c'est un risque

« Le ticket est clos à défaut de réponse de l'utilisateur. » Clos au bout d'une heure, il rouvrira sous un
autre numéro et repartira avec un délai neuf ; clos au bout de six mois, il compte en retard jusque-là.

## Exemple fautif

```slac
article clôture "Clôture"
  Le ticket est clos à défaut de réponse du Client à une demande de précisions.
```

## Exemple corrigé

```slac
article clôture "Clôture"
  Le ticket est clos à défaut de réponse du Client {sous 10 jours ouvrés} à une demande de précisions.
```

## Comment corriger

Ajoutez la durée : « à défaut de réponse {sous 10 jours ouvrés} ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs_with
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Silence sans délai"
severity = Severity.WARNING

_SILENCE = (
    r"\b(?:a\s+defaut|faute|en\s+l'absence)\s+d[e'](?:\s*toute)?\s*"
    r"(?:reponse|retour|contestation|opposition|confirmation|validation|reserves?)\b"
)
_TIMED = r"\d|\{(?:sous|dans|en)\b|\b(?:jours?|heures?|semaines?|mois|delai)\b"


def check(contract: Contract) -> Iterator[Finding]:
    for paragraph in paragraphs_with(contract, _SILENCE):
        if not re.search(_TIMED, paragraph.words):
            for place in paragraph.places(_SILENCE):
                yield Finding(
                    place,
                    f"{quote(place.text)} : rien ne dit au bout de combien de temps.",
                    help="Ajoutez la durée, par exemple « {sous 10 jours ouvrés} ».",
                )
