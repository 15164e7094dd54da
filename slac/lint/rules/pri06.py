"""Le niveau qui reçoit « toute autre anomalie » ne devrait pas être le moins urgent : ce que personne n'a
prévu y tombe, y compris ce qui est grave.

## Pourquoi c'est un risque

« P1 : le service est inaccessible ; P2 : l'affichage est dégradé ; P3 : toute autre anomalie ». Une fuite
de données n'est ni l'un ni l'autre : elle attend 40 heures ouvrées, soit une semaine.

## Exemple fautif

```slac
priorité P1 "Critique"
  rang  1
  quand
    - le service est inaccessible

priorité P2 "Non critique"
  rang  2
  quand
    - toute autre anomalie
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  rang  1
  quand
    - le service est inaccessible
    - toute autre anomalie qui bloque une fonction

priorité P2 "Non critique"
  rang  2
  quand
    - une anomalie sans effet sur l'usage d'une fonction
```

## Comment corriger

Décrivez le niveau le moins urgent par ce qu'il reçoit (« sans effet sur l'usage »), et laissez le reste à
un niveau moyen.

## Source

Pratique.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import plain
from slac.lint.finding import Finding
from slac.lint.wording import duration, quote
from slac.model.contract import Contract, Priority
from slac.model.quantities import Duration
from slac.syntax.folding import folded_words

title = "Niveau résiduel piégé"
severity = Severity.WARNING

_RESIDUE = (
    r"\btoute?s?\s+(?:les\s+)?autres?\b|\btous\s+les\s+autres\b|"
    r"\bn'est\s+ni\b.+\bni\b|\bne\s+(?:sont|releve\w*)\s+ni\b"
)
_BOUNDED = r"\bsans\s+(?:aucun\s+)?(?:effet|impact|consequence|incidence)\b|\bmineur"


def check(contract: Contract) -> Iterator[Finding]:
    ranked = [p for p in contract.all(Priority) if p.rank is not None and p.rank.value is not None]
    if len(ranked) < 2:
        return
    last = max(ranked, key=lambda priority: (priority.rank.value or 0) if priority.rank else 0)
    for _, bullets, _ in last.criteria.each() if last.criteria is not None else ():
        for bullet in bullets:
            text = plain(bullet.text).rstrip(" ;.")
            words = folded_words(text)
            if re.search(_RESIDUE, words) and not re.search(_BOUNDED, words):
                longest = _longest(last)
                wait = f" jusqu'à {duration(longest)}" if longest is not None else ""
                yield Finding(
                    bullet.span,
                    f"{last.written_name}, le niveau le moins urgent, reçoit {quote(text)} : "
                    f"ce que personne n'a prévu, même grave, y attend{wait}.",
                    help="Décrivez ce niveau par ce qu'il reçoit (« sans effet sur l'usage d'une fonction »).",
                )


def _longest(priority: Priority) -> Duration | None:
    """The last delay stated, which is the end of the trouble where there is one."""
    figured = [
        d.target for timed in priority.delays for _, d, _ in timed.stated.each() if d.target is not None
    ]
    return figured[-1] if figured else None
