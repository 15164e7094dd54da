"""Chaque priorité a un intitulé et un rang à elle. Deux priorités du même nom, ou du même rang, se confondent
dans une phrase, dans un rapport et dans l'outil de tickets.

## Pourquoi c'est un risque

« Les incidents majeurs sont résolus en 8 h » : si P2 et P3 s'appellent toutes deux « Majeur », l'une a 8 h,
l'autre 40, et la phrase promet les deux.

## Exemple fautif

```slac
priorité P2 "Majeur"
  rang  2

priorité P3 "Majeur"
  rang  3
```

## Exemple corrigé

```slac
priorité P2 "Majeur"
  rang  2

priorité P3 "Mineur"
  rang  3
```

## Comment corriger

Donnez à chaque niveau son intitulé, et un rang à chacun (1 est le plus grave).

## Source

Pratique.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words

title = "Même étiquette, sens multiples"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    labels: dict[str, Priority] = {}
    ranks: dict[int, Priority] = {}
    for priority in contract.all(Priority):
        for label in {folded_words(priority.label or priority.name), priority.name}:
            other = labels.setdefault(label, priority)
            if other is not priority:
                shown = priority.title if label == folded_words(priority.title) else priority.written_name
                yield Finding(
                    priority.span,
                    f"{quote(shown)} désigne {other.written_name} et {priority.written_name}.",
                    (Label(other.span, "le même nom"),),
                    "Donnez à chaque niveau un intitulé qui lui soit propre.",
                )
                break
        rank = priority.rank.value if priority.rank is not None else None
        if rank is not None and priority.rank is not None:
            other = ranks.setdefault(rank, priority)
            if other is not priority:
                yield Finding(
                    priority.rank.span,
                    f"{other.written_name} et {priority.written_name} ont le même rang, {rank} : rien ne dit laquelle "
                    "est la plus grave.",
                    (Label(other.rank.span if other.rank else other.span, "le même rang"),),
                    "Donnez un rang à chacune, 1 étant la plus grave.",
                )
