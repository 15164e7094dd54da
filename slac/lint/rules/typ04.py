"""Une heure s'écrit « 17 h » ou « 9 h 30 », avec des espaces et un h minuscule ; « 7J/7 » s'écrit « 7
jours sur 7 », et « 24H/24 » « 24 heures sur 24 ».

## Pourquoi c'est un risque

« 17H » ici, « 17h00 » là et « 5 pm » ailleurs se lisent, mais ne se cherchent pas : à la révision des
horaires, un des trois est oublié, et le support ferme à deux heures différentes.

## Exemple fautif

```slac
article horaires-support "Horaires"
  Le support répond de 9H à 18H30, 7J/7.
```

## Exemple corrigé

```slac
article horaires-support "Horaires"
  Le support répond de 9 h à 18 h 30, 7 jours sur 7.
```

## Comment corriger

Écrivez « 9 h 30 », ou citez les horaires déclarés : « {horaires support} ». La correction est sûre :
`slac lint --fix` l'applique.

## Source

Lexique des règles typographiques en usage à l'Imprimerie nationale, pour la France, la Belgique et la
Suisse ; Office québécois de la langue française, Banque de dépannage linguistique, pour le Canada.
Usage, non règle de droit.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.running_words import Slip, pages, slips_found
from slac.model.contract import Contract

title = "Heure mal écrite"
severity = Severity.INFO

_HOUR = r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-4])(?P<mark>\s?H\s?|h)(?P<minute>[0-5]\d)?(?![\w/-])"
_ALWAYS = (
    r"(?<![\w.,])(?P<all>7|24)\s?(?P<unit>[jJ](?:ours)?|[hH](?:eures)?)\s?/\s?(?P=all)\b(?:\s?[jJhH]\b)?"
)


def check(contract: Contract) -> Iterator[Finding]:
    slips: list[Slip] = []
    for page in pages(contract):
        slips += (Slip(page.span(match), _hour(match)) for match in page.finditer(_HOUR))
        slips += (Slip(page.span(match), _always(match)) for match in page.finditer(_ALWAYS))
    slips.sort(key=lambda slip: (slip.span.source.path, slip.span.start))
    yield from slips_found(
        slips,
        "« {shown} » s'écrit « {mended} »",
        "Écrire l'heure selon l'usage",
        "Un h minuscule, entre deux espaces ; les minutes seulement s'il y en a.",
    )


def _hour(match: re.Match[str]) -> str:
    minute = match["minute"] or "00"
    return f"{int(match['hour'])} h" + ("" if minute == "00" else f" {minute}")


def _always(match: re.Match[str]) -> str:
    unit = "jours" if match["unit"][0] in "jJ" else "heures"
    return f"{match['all']} {unit} sur {match['all']}"
