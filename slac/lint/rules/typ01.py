"""Un deux-points, et en France, en Belgique et en Suisse un point-virgule, un point d'exclamation ou
d'interrogation, ne collent pas au mot qui précède ; un « % » ne colle pas à son nombre. `slac build`
rend cette espace insécable ; il reste à ce qu'elle soit dans le texte, que d'autres liront tel quel
(révisions, exports, courriels).

## Pourquoi c'est un risque

« Problèmes:72 h » ne se lit pas du premier coup, et un moteur de recherche ne trouve ni « Problèmes »,
ni « 72 h ». Sur un contrat de 40 pages, c'est une demi-journée de relecture.

## Exemple fautif

```slac
article delais "Délais"
  Les délais sont les suivants: 8 heures, puis 4 jours.
```

## Exemple corrigé

```slac
article delais "Délais"
  Les délais sont les suivants : 8 heures, puis 4 jours.
```

## Comment corriger

Mettez une espace avant le signe. La correction est sûre : `slac lint --fix` l'applique.

## Source

Lexique des règles typographiques en usage à l'Imprimerie nationale, pour la France, la Belgique et la
Suisse ; Office québécois de la langue française, Banque de dépannage linguistique, pour le Canada.
Usage, non règle de droit.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.running_words import Slip, language, pages, slips_found
from slac.model.contract import Contract

title = "Espace manquante avant une ponctuation double"
severity = Severity.INFO

# The sign first, then what must stand before it: a sign is quickly found.
_ALONE = r"(?<=[^\W_].)(?=\s|\0|$)"
_SIGNS = rf"[:;!?]{_ALONE}"
_COLON = rf":{_ALONE}"
_PERCENT = r"[%‰](?<=\d.)"


def check(contract: Contract) -> Iterator[Finding]:
    signs = _COLON if language(contract) == "fr-CA" else _SIGNS
    slips = [
        Slip(page.span(match), f" {match[0]}")
        for page in pages(contract)
        for match in sorted((*page.finditer(signs), *page.finditer(_PERCENT)), key=re.Match.start)
    ]
    yield from slips_found(
        slips,
        "« {shown} » : il manque une espace avant le signe",
        "Mettre l'espace qui manque",
        "Mettez une espace avant ce signe : elle sera insécable dans le document.",
    )
