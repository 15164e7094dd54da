"""Un nombre écrit en lettres et en chiffres, « quatre (4) », dit deux fois le même nombre.

## Pourquoi c'est un risque

L'usage des tribunaux préfère les lettres ; slac, comme l'outil de tickets, lit les chiffres. « quatre (5)
heures » promet donc quatre heures à l'un, cinq à l'autre.

## Exemple fautif

```slac
article delais "Délais"
  Le prestataire répond {sous quatre (5) heures calendaires}.
```

## Exemple corrigé

```slac
article delais "Délais"
  Le prestataire répond {sous quatre (4) heures calendaires}.
```

## Comment corriger

Corrigez celui des deux qui est faux.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import durations_of
from slac.lint.finding import Finding
from slac.lint.wording import decimal, quote
from slac.model.contract import Contract
from slac.model.numbers import in_letters

title = "Lettres ≠ chiffres"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for element in contract.elements:
        for duration in durations_of(element):
            if duration.in_words is None:
                continue
            letters, figures = duration.in_words
            spelt = in_letters(letters)
            if spelt is not None and spelt != figures:
                message = f"{quote(letters)} en lettres fait {spelt}, mais {decimal(figures)} en chiffres."
                yield Finding(duration.span, message, help="Corrigez celui des deux qui est faux.")
