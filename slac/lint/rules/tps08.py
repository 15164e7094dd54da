"""Pour un même niveau, on répond avant de résoudre : le délai de réponse est plus court que le délai de
résolution.

## Pourquoi c'est un risque

Avec 8 h pour répondre et 4 h pour résoudre, l'un des deux chiffres est une erreur de saisie, ou les deux
sont inversés. Un délai de réponse égal au délai de résolution, lui, ne promet rien.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  8 heures ouvrées
  résolution       4 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  4 heures ouvrées
  résolution       8 heures ouvrées
```

## Comment corriger

Vérifiez lequel des deux délais a été négocié ; ils sont souvent intervertis.

## Source

Calcul.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.comparing import size_of
from slac.lint.facts import RESOLUTIONS, RESPONSES, Promise, called, promises
from slac.lint.finding import Finding
from slac.lint.wording import duration
from slac.model.contract import Contract
from slac.syntax.folding import folded_words

title = "Réponse > résolution"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    by_case: dict[tuple[str, tuple[object, ...]], list[Promise]] = {}
    for promise in promises(contract):
        keys = tuple((key.name, key.label) for key in promise.keys)
        by_case.setdefault((promise.element.name, keys), []).append(promise)
    for group in by_case.values():
        answers = [p for p in group if folded_words(p.metric) in RESPONSES]
        ends = [p for p in group if folded_words(p.metric) in RESOLUTIONS]
        for answer, end in ((a, e) for a in answers for e in ends):
            if _no_sooner(contract, answer, end) and answer.delay.target and end.delay.target:
                yield Finding(
                    answer.statement.span,
                    f"{called(answer.element)} : le délai de {answer.metric} ({duration(answer.delay.target)}) "
                    f"n'est pas plus court que le délai de {end.metric} ({duration(end.delay.target)}).",
                    (Label(end.statement.span, f"délai de {end.metric}"),),
                    "Vérifiez que les deux délais ne sont pas intervertis.",
                )


def _no_sooner(contract: Contract, answer: Promise, end: Promise) -> bool:
    first = size_of(contract, answer.element, answer.delay.target)
    last = size_of(contract, end.element, end.delay.target)
    return first is not None and last is not None and first.scale == last.scale and first.least >= last.most
