"""Une apostrophe s'écrit « ' » ou « ’ », sans espace. L'accent aigu (´), le guillemet simple ouvrant (‘),
le signe prime (′) et l'apostrophe suivie d'une espace sont signalés. L'apostrophe droite du clavier est
admise : `slac build` compose partout « ’ ».

## Pourquoi c'est un risque

« l´Éditeur » ne se trouve pas en cherchant « l'Éditeur » : les outils de comparaison voient un autre
mot, et l'obligation échappe à la relecture.

## Exemple fautif

```slac
article acces "Accès"
  Le client signale l´anomalie au support.
```

## Exemple corrigé

```slac
article acces "Accès"
  Le client signale l'anomalie au support.
```

## Comment corriger

Écrivez l'apostrophe du clavier. La correction est sûre : `slac lint --fix` l'applique.

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

title = "Apostrophe mal écrite"
severity = Severity.INFO

# The sign first, then what must stand before it: a sign is quickly found.
_WRONG = r"(?<=[^\W\d_][´‘′])\s?"
_APART = r"(?:(?<=\b[cdjlmnstCDJLMNST]['’])|(?<=\bqu['’]))[ \u00a0]"
_SLIP = rf"[´‘′'’](?:{_WRONG}|{_APART})(?=[^\W\d_])"


def check(contract: Contract) -> Iterator[Finding]:
    slips = [Slip(page.span(match), "'") for page in pages(contract) for match in page.finditer(_SLIP)]
    yield from slips_found(
        slips,
        "« {shown} » : l'apostrophe est mal écrite",
        "Écrire l'apostrophe",
        "Écrivez « ' » sans espace.",
    )
