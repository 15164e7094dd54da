"""Une signature électronique dit ce qui prouve l'intégrité du document : niveau avancé ou qualifié,
certificat, horodatage ou empreinte.

## Pourquoi c'est un risque

« Signé électroniquement » par une case cochée se conteste : sans empreinte, les 15 % de pénalités
peuvent avoir été 5 % au jour de l'accord.

## Exemple fautif

```slac
signature
  électronique  simple
```

## Exemple corrigé

```slac
signature
  électronique  avancée
```

## Comment corriger

Choisissez une signature avancée ou qualifiée, ou dites en texte ce qui fait preuve (certificat,
horodatage, empreinte). Le PDF de slac porte déjà l'empreinte de sa source.

## Source

Code civil, art. 1367 : la signature électronique consiste en l'usage d'un procédé fiable
d'identification garantissant son lien avec l'acte. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.passages import sentences
from slac.model.contract import Contract, Signature
from slac.syntax.folding import folded_words

title = "Signature électronique sans preuve"
severity = Severity.INFO

_LITTLE = ("simple", "oui")
_PROOF = r"\b(?:certificat|horodat\w*|empreinte|hachage|sha-?256|eidas|cachet electronique|integrite|pades)\b"


def check(contract: Contract) -> Iterator[Finding]:
    for signature in contract.all(Signature):
        stated = signature.electronic
        if stated is None or folded_words(stated.span.text) not in _LITTLE:
            continue
        if re.search(_PROOF, folded_words(signature.whole.text)) or _proved(contract):
            continue
        yield Finding(
            stated.span,
            "La signature est électronique, mais rien ne dit ce qui prouve que le document n'a pas changé.",
            help="Demandez une signature avancée ou qualifiée, ou dites ce qui fait preuve.",
        )


def _proved(contract: Contract) -> bool:
    signing = (one.words for one in sentences(contract) if "electronique" in one.words)
    return any(re.search(_PROOF, words) for words in signing)
