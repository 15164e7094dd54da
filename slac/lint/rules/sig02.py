"""Le bloc de signature n'annonce pas un lieu ou une date sans les donner. « Fait à ……, le …… », à remplir
à la main, est admis : il s'écrit en laissant ces propriétés de côté.

## Pourquoi c'est un risque

Un contrat de trois ans sans date de signature n'a pas de point de départ : la dénonciation à trois mois
du terme tombe un jour que chacun calcule à sa façon.

## Exemple fautif

```slac
signature
  lieu
  date         15 décembre 2025
  2 originaux
```

## Exemple corrigé

```slac
signature
  lieu         Nantes
  date         15 décembre 2025
  2 originaux
```

## Comment corriger

Donnez la valeur ; ou retirez la ligne, et le document laissera un blanc à remplir à la main.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, Signature

title = "Date ou lieu laissé vide"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for signature in contract.all(Signature):
        for what, statement in (("lieu", signature.place), ("date", signature.date)):
            if statement is not None and statement.absent == "vide":
                yield Finding(
                    statement.line,
                    f"Le bloc de signature annonce {quote(what)} sans rien donner.",
                    help="Donnez la valeur, ou retirez la ligne : le document laissera un blanc à remplir.",
                )
