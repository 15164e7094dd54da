"""Un niveau plus grave ne doit jamais échoir après un niveau moins grave, même quand leurs délais sont dits
dans des unités différentes. Les deux échéances sont calculées sur les horaires du contrat, pour tous les
départs d'une année : ouvertures, fermetures, jours fériés et changements d'heure compris. Une durée dont la
nature n'est pas dite est essayée dans les deux sens.

## Pourquoi c'est un risque

72 heures paraissent plus courtes que 5 jours. En heures ouvrées, sur un support ouvert 9 h par jour, elles
font 8 jours : un incident bloquant ouvert un lundi à 9 h est dû le mercredi de la semaine suivante, deux
jours ouvrés après l'incident gênant ouvert avec lui.

## Exemple fautif

```slac
horaires support
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  72 heures ouvrées

priorité P2 "Gênante"
  rang        2
  résolution  5 jours ouvrés
```

## Exemple corrigé

```slac
horaires support
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  rang        1
  résolution  24 heures ouvrées

priorité P2 "Gênante"
  rang        2
  résolution  5 jours ouvrés
```

## Comment corriger

Donnez les délais de toute la grille dans une seule unité, puis vérifiez leur ordre.

## Source

Calcul, sur les horaires du contrat ; l'ordre des gravités est l'usage de la gestion des services.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.deadlines import told
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.ranks import Neighbours, neighbours
from slac.lint.wording import duration, quote
from slac.model.contract import Contract
from slac.model.quantities import Days, Duration, UnstatedTime

title = "Inversion cachée par les unités"
severity = Severity.ERROR

_READ = {
    "working": "sont des heures ouvrées",
    "clock": "sont des heures calendaires",
    "ouvrés": "sont des jours ouvrés",
    "calendaires": "sont des jours calendaires",
}


def check(contract: Contract) -> Iterator[Finding]:
    for pair in neighbours(contract):
        inverted = pair.inverted
        if inverted and not (len(inverted) == len(pair.orders) and all(order.alike for order in inverted)):
            yield _finding(pair)


def _finding(pair: Neighbours) -> Finding:
    graver, milder, order = pair.graver, pair.milder, pair.inverted[0]
    slow, fast = graver.delay.target, milder.delay.target
    assert slow is not None
    assert fast is not None
    assert order.sooner is not None
    above, below = called(pair.above), called(pair.below)
    unsaid = slow if _says_no_nature(slow) else fast
    if_read = (
        f" si {quote(unsaid.span.text)} {_READ[order.reading]}"
        if len(pair.inverted) < len(pair.orders)
        else ""
    )
    return Finding(
        graver.statement.span,
        f"{above} est plus grave que {below}, mais peut échoir après{if_read} ({duration(slow)} contre "
        f"{duration(fast)}) : {told(order.sooner, above, below, order.city)}.",
        (Label(milder.statement.span, f"{below}, moins grave"),),
        "Donnez les deux délais dans une seule unité, puis vérifiez leur ordre.",
    )


def _says_no_nature(value: Duration) -> bool:
    return any(isinstance(n, UnstatedTime) or (isinstance(n, Days) and n.kind is None) for n in value.lengths)
