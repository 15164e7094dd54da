"""Deux clauses ne portent pas le même numéro. Un numéro simple peut revenir dans un autre chapitre ; un
numéro composé (4.4.5) est unique dans le contrat.

## Pourquoi c'est un risque

« Les moyens du 4.4.5 » désigne deux textes. Quand l'un promet des réunions et l'autre le suivi des
tickets, celui qui doit l'un ou l'autre choisira.

## Exemple fautif

```slac
article objet "Objet"
  numéro  1

  Le prestataire assiste le client.

article prix "Prix"
  numéro  1

  Le prix est forfaitaire.
```

## Exemple corrigé

```slac
article objet "Objet"
  numéro  1

  Le prestataire assiste le client.

article prix "Prix"
  numéro  2

  Le prix est forfaitaire.
```

## Comment corriger

Donnez à la seconde clause le numéro qui suit, ou retirez les lignes « numéro » : slac numérote dans
l'ordre des blocs.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.numbering import Numbered, numbers
from slac.lint.wording import quote
from slac.model.contract import Contract

title = "Numéro en double"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    bearers: dict[tuple[object, str], list[int]] = {}
    found = numbers(contract)
    for at, one in enumerate(found):
        where = None if "." in one.number else one.within
        bearers.setdefault((where, one.number), []).append(at)
    for places in bearers.values():
        first = found[places[0]]
        for other in (found[at] for at in places[1:]):
            message = f"Le numéro {other.number} sert deux fois : {_called(first)}, puis {_called(other)}."
            yield Finding(
                other.span,
                message,
                (Label(first.span, "déjà pris ici"),),
                "Donnez à l'une des deux le numéro qui lui revient.",
            )


def _called(one: Numbered) -> str:
    """A rubric with the block it stands in: every activity has its « moyens »."""
    inside = f" de {quote(one.within.title)}" if one.is_rubric and one.within is not None else ""
    return f"{quote(one.title)}{inside}"
