"""Quand des arrêts sont exclus du calcul, la formule dit s'ils sont retirés du temps total, du temps d'arrêt,
ou des deux.

## Pourquoi c'est un risque

Sur 720 h, avec 20 h de maintenance exclue et 7 h d'arrêt : 7 / 720 font 99,03 %, l'objectif de 99 % est
tenu ; 7 / 700 font 99 % tout juste, et 7 h 06 le manqueraient. Un crédit entier tient à ce dénominateur.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      "maintenance planifiée"
  formule   (T − A) / T
    dont T  "nombre total de minutes du mois"
    dont A  "minutes d'arrêt"
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      "maintenance planifiée"
  formule   (T − A) / T
    dont T  "minutes du mois, exclusions ôtées"
    dont A  "minutes d'arrêt, exclusions ôtées"
```

## Comment corriger

Ajoutez à la formule « exclusions ôtées des deux », ou « exclusions ôtées du temps d'arrêt seul ».

## Source

Calcul.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.model.contract import Contract, Measure
from slac.syntax.folding import folded_words

title = "Dénominateur non dit"
severity = Severity.WARNING

_SAID = (
    r"exclu|\bhors\b|\botee?s?\b|dedui|retranch|retir|\bnet(?:te)?s?\b|maintenance|entretien|\bconvenue?s?\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    for measure in contract.all(Measure):
        formula = measure.formula.value if measure.formula is not None else None
        if (
            formula is None
            or measure.formula is None
            or measure.excludes is None
            or not measure.excludes.given
        ):
            continue
        text = " ".join([formula.text, *(plain(meaning) for _, meaning in formula.where)])
        if not re.search(_SAID, folded_words(text)):
            yield Finding(
                measure.formula.span,
                f"{called(measure)} : la formule ne dit pas si le temps exclu est retiré du temps total, du temps "
                "d'arrêt, ou des deux.",
                (Label(measure.excludes.span, "ce qui est exclu"),),
                "Ajoutez « exclusions ôtées des deux » à ce que la formule mesure.",
            )
