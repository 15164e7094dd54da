"""« 60 % des réponses dans la journée » n'engage que si l'on sait 60 % de quoi, sur quelle période, et ce qui
se passe en dessous.

## Pourquoi c'est un risque

Une bonne année fait oublier un mauvais mois : 60 % sur l'année restent tenus avec trois mois à zéro, si les
neuf autres sont à 80 %.

## Exemple fautif

```slac
engagement internet "Espace client"
  réponse   3 jours ouvrés
  objectif  60 % des réponses dans la journée
```

## Exemple corrigé

```slac
engagement internet "Espace client"
  réponse     3 jours ouvrés
  objectif    60 % des réponses dans la journée
  période     mois civil
  mesuré par  "le portail"
```

## Comment corriger

Ajoutez à l'engagement « période » et, si l'un des deux peut être contesté, « mesuré par ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import enumeration, quote
from slac.model.contract import Commitment, Contract

title = "Statistique en engagement"
severity = Severity.WARNING

_SHARE = (
    r"\b\d+(?:,\d+)?\s*%\s+(?:des|de\s+(?:ses|leurs|vos))\s+"
    r"(?:reponses?|demandes?|tickets?|appels?|incidents?|interventions?|anomalies?|livraisons?)\b"
)
_PERIOD = (
    r"\b(?:mois|mensuel\w*|trimestr\w*|semestr\w*|an|annees?|annuel\w*|semaines?|hebdomadaire|periode)\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    common = contract.counting is not None and contract.counting.period is not None
    for commitment in contract.all(Commitment):
        for _, target, statement in (one for stated in commitment.targets for one in stated.each()):
            lacking = []
            if target.population is None:
                lacking.append("de quoi")
            if commitment.period is None and not common:
                lacking.append("sur quelle période")
            if target.rate is not None and lacking:
                yield Finding(
                    statement.span,
                    f"{called(commitment)} : {quote(statement.span.text)} ne dit pas {enumeration(lacking, 'ni')}.",
                    help="Ajoutez « période  mois civil » et « mesuré par », pour que ce taux se constate.",
                )
    if common:
        return
    for sentence in sentences_with(contract, _SHARE):
        if not re.search(_PERIOD, sentence.words):
            for place in sentence.places(_SHARE):
                yield Finding(
                    place,
                    f"{quote(place.text)} : rien ne dit sur quelle période cette part se mesure.",
                    help="Ajoutez-la à la phrase (« par mois civil »), ou déclarez un bloc « indicateur ».",
                )
