"""Une citation se met entre guillemets français, espacés : « support ». Les guillemets droits du clavier
et les guillemets collés au mot sont signalés.

## Pourquoi c'est un risque

Un mot cité tantôt "support", tantôt «support» ne se retrouve pas d'une seule recherche ; un terme
défini sous deux habits passe pour deux termes.

## Exemple fautif

```slac
article acces "Accès"
  Le ticket est ouvert dans l'outil «support».
```

## Exemple corrigé

```slac
article acces "Accès"
  Le ticket est ouvert dans l'outil « support ».
```

## Comment corriger

Écrivez « support ». La correction est sûre : `slac lint --fix` l'applique.

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

title = "Guillemets droits ou sans espace"
severity = Severity.INFO

_STRAIGHT = r"(?<![\w\"])\"(?=\S)(?P<said>[^\"\n\0]{1,200}?)(?<=\S)\"(?![\w\"])"
_TIGHT = r"«(?=[^\s«])|(?<=[^\s»])»"


def check(contract: Contract) -> Iterator[Finding]:
    slips: list[Slip] = []
    for page in pages(contract):
        if '"' in page.text:
            found = page.finditer(_STRAIGHT)
            slips += (Slip(page.span(m), f"« {page.span(m, 'said').text} »") for m in found)
        if "«" in page.text:
            slips += (Slip(page.span(m), "« " if m[0] == "«" else " »") for m in page.finditer(_TIGHT))
    slips.sort(key=lambda slip: (slip.span.source.path, slip.span.start))
    yield from slips_found(
        slips,
        "{shown} : les guillemets ne sont pas ceux du français, espacés",
        "Écrire les guillemets français",
        "Écrivez « mot », avec une espace de chaque côté.",
    )
