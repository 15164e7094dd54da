"""Deux priorités de rangs différents ont d'ordinaire des délais différents. C'est une information : l'égalité
peut être voulue.

## Pourquoi c'est un risque

Si P1 et P2 se résolvent toutes deux en 4 h, classer un incident en P1 ne change rien : soit un délai a été
recopié, soit un niveau est de trop.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  4 heures ouvrées

priorité P2 "Gênante"
  rang        2
  résolution  4 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  2 heures ouvrées

priorité P2 "Gênante"
  rang        2
  résolution  4 heures ouvrées
```

## Comment corriger

Vérifiez que le délai n'a pas été recopié d'un niveau à l'autre. Si l'égalité est voulue, écartez le constat
en le disant.

## Source

Usage de la gestion des services.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.ranks import neighbours
from slac.lint.wording import duration
from slac.model.articles import of
from slac.model.contract import Contract

title = "Deux rangs au même délai"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    for pair in neighbours(contract):
        graver, milder = pair.graver, pair.milder
        if all(order.together for order in pair.orders) and graver.delay.target and milder.delay.target:
            same, other = duration(graver.delay.target), duration(milder.delay.target)
            amount = same if same == other else f"{same} et {other} tombent toujours ensemble"
            yield Finding(
                milder.statement.span,
                f"{called(pair.above)} et {called(pair.below)} ont le même délai "
                f"{of(milder.metric)} : {amount}.",
                (Label(graver.statement.span, "le même délai"),),
                "Vérifiez que le délai n'a pas été recopié d'un niveau à l'autre.",
            )
