"""En français, la virgule sépare les décimales : « 99,9 % ». Un point devant une unité est signalé ; les
numéros d'article ou de version ne le sont pas, ni, en Suisse, les montants.

## Pourquoi c'est un risque

« 1.500 € » vaut mille cinq cents euros pour l'un, un euro cinquante pour l'autre ; « 99.950 % » se lit
comme une faute de frappe sur le seul chiffre qui compte.

## Exemple fautif

```slac
article taux "Taux"
  Le taux constaté en 2025 était de 99.9 %.
```

## Exemple corrigé

```slac
article taux "Taux"
  Le taux constaté en 2025 était de 99,9 %.
```

## Comment corriger

Écrivez une virgule. La correction est proposée quand trois chiffres suivent le point, car ce peut être
un millier ; elle est sûre dans les autres cas.

## Source

Lexique des règles typographiques en usage à l'Imprimerie nationale, pour la France, la Belgique et la
Suisse ; Office québécois de la langue française, Banque de dépannage linguistique, pour le Canada.
Usage, non règle de droit.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding, rewriting
from slac.lint.running_words import language, pages
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Point décimal"
severity = Severity.INFO

_NUMBER = r"(?<![\w.,])\d+(?P<point>\.)(?P<decimals>\d+)(?=\s?%s)"
_UNITS = r"(?:[%‰]|(?:h|heures?|jours?|minutes?|min|secondes?|ms|points?|Go|Mo|To|ans?|mois)\b%s)"
_MONEY = r"|€|\$|(?:EUR|CHF|euros?|dollars?)\b"


def check(contract: Contract) -> Iterator[Finding]:
    units = _UNITS.replace("%s", "" if language(contract) == "fr-CH" else _MONEY)
    pattern = _NUMBER.replace("%s", units)
    for page in pages(contract):
        for match in page.finditer(pattern):
            shown = match[0]
            comma = shown.replace(".", ",")
            doubtful = len(match["decimals"]) == 3
            message = f"{quote(shown)} a un point décimal : en français, c'est une virgule."
            thousands = shown.replace(".", " ")
            remedy = f"Écrivez {quote(comma)}" + (
                f", ou {quote(thousands)} si le point sépare les milliers." if doubtful else "."
            )
            fix = rewriting("Écrire la virgule décimale", (page.span(match, "point"), ","), safe=not doubtful)
            yield Finding(page.span(match), message, help=remedy, fix=fix)
