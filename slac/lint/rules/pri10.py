"""Une règle de requalification ne doit pas vider le niveau dont elle part. Si tous les critères de P2
supposent un contournement, et qu'un contournement fait passer P2 en P3, plus rien ne reste en P2.

## Pourquoi c'est un risque

Le délai de P2 n'est jamais celui qui s'applique : chaque incident classé P2 devient P3 aussitôt qu'il est
qualifié. Avec 24 h pour P2 et 40 h pour P3, le client attend 16 h ouvrées de plus que ce qu'il croit avoir
négocié.

## Exemple fautif

```slac
priorité P2 "Semi-critique"
  rang  2
  quand
    - le service reste utilisable au moyen d'un contournement

priorité P3 "Non critique"
  rang  3
  quand
    - toute autre anomalie

décompte
  après contournement, P2 devient P3
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  rang  1
  quand
    - le service est inaccessible

priorité P2 "Semi-critique"
  rang  2
  quand
    - le service reste utilisable au moyen d'un contournement

décompte
  après contournement, P1 devient P2
```

## Comment corriger

Retirez la requalification au départ de ce niveau, ou donnez-lui un critère qui ne suppose pas de
contournement (« une fonction importante est bloquée »).

## Source

Code civil, art. 1191 : entre deux sens, on préfère celui qui donne un effet à la clause. Portée : droit
français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import plain
from slac.lint.finding import Finding
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words

title = "Requalification impossible"
severity = Severity.WARNING

_WORKAROUND = r"\bcontourn\w*"
_NEGATED = r"\b(?:sans|aucune?s?|pas|ni|non|impossible|jamais|ne)\b"
_ALTERNATIVE = r"\b(?:ou|soit)\b"


def check(contract: Contract) -> Iterator[Finding]:
    priorities = {priority.name: priority for priority in contract.all(Priority)}
    counting = contract.counting
    if counting is None or counting.reclassification is None:
        return
    for _, changes, _ in counting.reclassification.each():
        for change in changes:
            priority = priorities.get(change.source)
            other = priorities.get(change.becomes)
            if priority is not None and other is not None and _supposes_workaround(priority):
                name, below = priority.written_name, other.written_name
                message = (
                    f"{name} se vide de lui-même : ses critères admettent un contournement, et un contournement "
                    f"le fait devenir {below}. Un incident classé {name} à ce titre passe donc aussitôt en {below}."
                )
                criteria = priority.criteria.span if priority.criteria else priority.span
                label = Label(criteria, "admet un contournement")
                remedy = (
                    f"Retirez « {name} devient {below} », ou donnez à {name} un critère sans contournement."
                )
                yield Finding(change.span, message, (label,), remedy)


def _supposes_workaround(priority: Priority) -> bool:
    """Whether every criterion is about a workaround that exists; when in doubt, no."""
    criteria = (
        [bullet for _, bullets, _ in priority.criteria.each() for bullet in bullets]
        if priority.criteria
        else []
    )
    return bool(criteria) and all(_about_workaround(folded_words(plain(bullet.text))) for bullet in criteria)


def _about_workaround(criterion: str) -> bool:
    return bool(
        re.search(_WORKAROUND, criterion)
        and not re.search(_NEGATED, criterion)
        and not re.search(_ALTERNATIVE, criterion)
    )
