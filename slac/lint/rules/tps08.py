"""Pour un même niveau, on répond avant de résoudre : le délai de réponse est plus court que le délai de
résolution. Les deux échéances sont comparées pour tous les départs d'une année, sur les horaires du contrat.

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
from slac.lint.deadlines import deadlines_of, due, instant
from slac.lint.facts import RESOLUTIONS, RESPONSES, Promise, called, promises
from slac.lint.finding import Finding
from slac.lint.ranks import Level, levels
from slac.lint.wording import duration
from slac.model.articles import of
from slac.model.contract import Commitment, Contract, Element
from slac.syntax.folding import folded_words
from slac.worktime.races import Example

title = "Réponse > résolution"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    deadlines = deadlines_of(contract)
    for element, group in _by_case(contract):
        answers = [p for p in group if folded_words(p.metric) in RESPONSES and p.delay.target]
        ends = [p for p in group if folded_words(p.metric) in RESOLUTIONS and p.delay.target]
        for answer, end in ((a, e) for a in answers for e in ends):
            orders = deadlines.orders(answer, end)
            if orders and all(order.sooner is not None or order.together for order in orders):
                alike = all(order.alike for order in orders)
                yield _finding(element, answer, end, None if alike else orders[0].sooner)


def _by_case(contract: Contract) -> Iterator[tuple[Element, list[Promise]]]:
    """What is promised of a block, case by case; and of a priority, where one engagement answers and one resolves."""
    by_case: dict[tuple[str, tuple[object, ...]], list[Promise]] = {}
    for promise in promises(contract):
        keys = tuple((key.name, key.label) for key in promise.keys)
        by_case.setdefault((promise.element.name, keys), []).append(promise)
    yield from ((group[0].element, group) for group in by_case.values())
    by_priority: dict[tuple[str, tuple[str, ...]], list[Level]] = {}
    for level in levels(contract):
        if isinstance(level.promise.element, Commitment):
            by_priority.setdefault((level.priority.name, level.row[2]), []).append(level)
    for of_one in by_priority.values():
        group = [level.promise for level in of_one]
        for metrics in (RESPONSES, RESOLUTIONS):
            if len({p.element.name for p in group if folded_words(p.metric) in metrics}) != 1:
                break
        else:
            if len({p.element.name for p in group}) > 1:
                yield of_one[0].priority, group


def _finding(element: Element, answer: Promise, end: Promise, example: Example | None) -> Finding:
    first, last = answer.delay.target, end.delay.target
    assert first is not None
    assert last is not None
    name, amounts = called(element), (duration(first), duration(last))
    if example is None:
        message = (
            f"{name} : le délai {of(answer.metric)} ({amounts[0]}) n'est pas plus court que le délai {of(end.metric)} "
            f"({amounts[1]})."
        )
    else:
        year = example.start.year
        message = (
            f"{name} : le délai {of(answer.metric)} ({amounts[0]}) peut échoir après la fin promise ({end.metric} : "
            f"{amounts[1]}). Ouvert le {instant(example.start)}, un ticket attend l'un jusqu'au "
            f"{due(example.first, year)}, l'autre jusqu'au {due(example.second, year)}."
        )
    return Finding(
        answer.statement.span,
        message,
        (Label(end.statement.span, f"délai {of(end.metric)}"),),
        "Vérifiez que les deux délais ne sont pas intervertis.",
    )
