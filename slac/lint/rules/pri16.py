"""Dès que deux priorités promettent un même délai, chacune dit son rang, 1 pour la plus grave : ni leur nom,
ni leur ordre dans le contrat n'en tiennent lieu.

## Pourquoi c'est un risque

P1 en 3 jours ouvrés, P2 en 4 h : sans rang, on ne sait pas si les délais sont intervertis ou si P2 est
l'urgence, comme dans les contrats où « 3e niveau » est le pire. Le prestataire lira l'un, le client l'autre,
et l'outil de tickets servira d'abord la mauvaise.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  résolution  3 jours ouvrés

priorité P2 "Gênante"
  résolution  4 heures ouvrées
```

## Exemple corrigé

```slac
priorité P1 "Bloquante"
  rang        1
  résolution  4 heures ouvrées

priorité P2 "Gênante"
  rang        2
  résolution  3 jours ouvrés
```

## Comment corriger

Ajoutez « rang  1 » à la plus grave, « rang  2 » à la suivante, et ainsi de suite. Une priorité qui n'est pas
un degré de gravité (les demandes d'évolution, par exemple) le dit : « rang  sans objet ». PRI01, PRI02 et
TPS04 comparent ensuite les délais.

## Source

Pratique.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.lint.ranks import comparable
from slac.model.contract import Contract

title = "Priorité sans rang"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    priorities = comparable(contract)
    without = [priority for priority in priorities if priority.rank is None]
    ranked = [
        priority for priority in priorities if priority.rank is not None and priority.rank.value is not None
    ]
    if not without or len(without) + len(ranked) < 2:
        return
    lacks, its, own = ("n'a", "sa", "ses") if len(without) == 1 else ("n'ont", "leur", "leurs")
    unknown = "laquelle est la plus grave, et leurs délais"
    compared = ""
    if ranked:
        unknown = f"quelle est {its} gravité à côté de {names(ranked)}, et {own} délais"
        compared = " aux siens" if len(ranked) == 1 else " aux leurs"
    yield together(
        [priority.span for priority in without],
        f"{names(without)} {lacks} pas de rang : rien ne dit {unknown} ne peuvent pas être comparés{compared}.",
        "Donnez à chacune son rang, « rang  1 » à la plus grave ; « rang  sans objet » à celle qui n'est pas un degré "
        "de gravité.",
    )
