"""Plus une priorité est grave (rang 1 d'abord), plus ses délais sont courts. Sont comparés ici les
délais de même nature ; TPS04 compare les autres après conversion.

## Pourquoi c'est un risque

Avec 3 jours ouvrés pour le rang 1 et 1 jour ouvré pour le rang 3, mieux vaut déclarer un incident bénin :
la grille pousse à mal classer, et l'incident grave attend deux jours de plus.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  3 jours ouvrés

priorité P2 "Gênante"
  rang        2
  résolution  1 jour ouvré
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  1 jour ouvré

priorité P2 "Gênante"
  rang        2
  résolution  3 jours ouvrés
```

## Comment corriger

Vérifiez les rangs (1 est le plus grave), puis les délais : deux d'entre eux sont souvent intervertis.

## Source

Usage de la gestion des services (ITIL).
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.deadlines import told
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.ranks import neighbours
from slac.lint.wording import duration
from slac.model.articles import of
from slac.model.contract import Contract

title = "Gravité inversée"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for pair in neighbours(contract):
        graver, milder = pair.graver, pair.milder
        inverted = pair.inverted
        if (
            len(inverted) == len(pair.orders)
            and all(order.alike for order in inverted)
            and graver.delay.target
            and milder.delay.target
        ):
            slow, fast = duration(graver.delay.target), duration(milder.delay.target)
            above, below = called(pair.above), called(pair.below)
            message = (
                f"{above} est plus grave que {below}, mais son délai {of(graver.metric)} est plus long : "
                f"{slow} contre {fast}."
            )
            example = inverted[0].sooner
            if example is not None and not inverted[0].reading and example.start != example.first:
                message += f" Par exemple, {told(example, above, below, inverted[0].city)}."
            yield Finding(
                graver.statement.span,
                message,
                (Label(milder.statement.span, f"{below}, moins grave et plus rapide"),),
                "Vérifiez les rangs (1 est le plus grave) et que les deux délais ne sont pas intervertis.",
            )
