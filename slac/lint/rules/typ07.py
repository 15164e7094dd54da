"""Une espace seule sépare deux mots ; il n'y en a pas avant une virgule ou un point, et il y en a une
après.

## Pourquoi c'est un risque

« l'article 3.Le client » fait chercher un article 3.Le ; « 4 ,5 jours » se lit 4 ou 5 jours au lieu de
quatre jours et demi.

## Exemple fautif

```slac
article rapports "Rapports"
  Le rapport est remis  chaque mois ,par courriel.
```

## Exemple corrigé

```slac
article rapports "Rapports"
  Le rapport est remis chaque mois, par courriel.
```

## Comment corriger

Retirez ou ajoutez l'espace. La correction est sûre : `slac lint --fix` l'applique.

## Source

Lexique des règles typographiques en usage à l'Imprimerie nationale, pour la France, la Belgique et la
Suisse ; Office québécois de la langue française, Banque de dépannage linguistique, pour le Canada.
Usage, non règle de droit.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.running_words import Slip, pages, slips_found
from slac.model.contract import Contract

title = "Espace en trop ou manquante"
severity = Severity.INFO

# The sign first, then what must stand before it: a sign is quickly found.
_DOUBLE = r"[ \u00a0\u202f](?<=[^\s\0].)[ \u00a0\u202f]+(?=[^\s\0|])"
_BEFORE = r"[ \u00a0](?<=[^\W\d_].)[ \u00a0]*(?=,\s|\.(?:\s|\0))"
_BOTH = r"[ \u00a0](?<=[^\W\d_].)[ \u00a0]*,(?=[^\W\d_])"
_AFTER = r",(?<=[^\W\d_].)(?=[^\W\d_])"
_OPENS = r"(?=(?:Les?|La|L'|Une?|Des|Il|Elle|Ce|Cette|Ces|Si|En|Toute?s?|Tous|Chaque|Aucune?)\b)"
_AFTER_SENTENCE = rf"[.;!?](?<=[a-zàâéèêîôûç]{{3}}.){_OPENS}"


def check(contract: Contract) -> Iterator[Finding]:
    slips: list[Slip] = []
    for page in pages(contract):
        slips += (Slip(page.span(match), " ") for match in page.finditer(_DOUBLE))
        slips += (Slip(page.span(match), "") for match in page.finditer(_BEFORE))
        slips += (Slip(page.span(match), ", ") for match in page.finditer(_AFTER))
        slips += (Slip(page.span(match), f"{match[0]} ") for match in page.finditer(_AFTER_SENTENCE))
        slips += (Slip(page.span(match), ", ") for match in page.finditer(_BOTH))
    slips.sort(key=lambda slip: (slip.span.source.path, slip.span.start, slip.span.end))
    yield from slips_found(
        slips,
        "« {shown} » : une espace est en trop, ou il en manque une",
        "Mettre les espaces à leur place",
        "Une seule espace entre deux mots ; aucune avant une virgule ou un point, une après.",
    )
