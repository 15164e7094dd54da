"""Les priorités numérotées se suivent : après P1 et P2 vient P3.

## Pourquoi c'est un risque

Un numéro qui manque est souvent un niveau oublié dans la copie : ses incidents n'ont aucun délai. Sinon, le
lecteur le cherchera.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  rang  1

priorité P2 "Gênante"
  rang  2

priorité P4 "Question"
  rang  3
```

## Exemple corrigé

```slac
priorité P1 "Bloquante"
  rang  1

priorité P2 "Gênante"
  rang  2

priorité P3 "Question"
  rang  3
```

## Comment corriger

Déclarez le niveau qui manque, ou renumérotez les suivants.

## Source

Usage.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.wording import enumeration
from slac.model.contract import Contract, Priority

title = "Trou de numérotation"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    series: dict[str, dict[int, Priority]] = {}
    for priority in contract.all(Priority):
        match = re.fullmatch(r"(\D+)(\d{1,2})", priority.written_name)
        if match:
            series.setdefault(match[1].lower(), {})[int(match[2])] = priority
    for numbered in series.values():
        numbers = sorted(numbered)
        for before, after in pairwise(numbers):
            if after > before + 1:
                first, last = numbered[before], numbered[after]
                letters = last.written_name.rstrip("0123456789")
                missing = enumeration([f"{letters}{n}" for n in range(before + 1, after)])
                yield Finding(
                    last.span,
                    f"On passe de {first.written_name} à {last.written_name} : il manque {missing}.",
                    (Label(first.span, "le niveau d'avant"),),
                    "Déclarez le niveau qui manque, ou renumérotez les suivants.",
                )
