"""« Voir plus bas », « comme indiqué ci-dessus », « la procédure ci-après » ne disent pas où. Opinion : ce
constat n'est cherché que si on le demande (`--select relecture`).

## Pourquoi c'est un risque

Sur trente pages, « ci-dessus » peut être n'importe laquelle des vingt-neuf autres : deux tableaux de
délais au-dessus, et le renvoi choisit 4 heures ou 8.

## Exemple fautif

```slac
article taux "Taux"
  Le taux est décrit plus bas.
```

## Exemple corrigé

```slac
article taux "Taux"
  Le taux est décrit à l'{article mesure}.

article mesure "Mesure"
  Le taux est mesuré chaque mois.
```

## Comment corriger

Citez la clause : « {article mesure} ».

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding, together
from slac.lint.passages import sentences
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.source import Span

title = "Renvoi vague"
severity = Severity.INFO

opinion = True

_VAGUE = r"\b(?:plus (?:bas|haut|loin)|ci-(?:dessus|apres)|supra|infra)\b"


def check(contract: Contract) -> Iterator[Finding]:
    places: list[Span] = []
    for sentence in sentences(contract):
        if (
            "{" not in sentence.words
            and "«" not in sentence.words
            and not sentence.words.rstrip().endswith(":")
        ):
            places += sentence.places(_VAGUE)
    if places:
        yield together(
            places,
            f"{quote(places[0].text)} ne dit pas où.",
            "Citez la clause par son nom : le numéro suivra.",
        )
