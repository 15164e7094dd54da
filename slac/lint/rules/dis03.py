"""Un contrat qui compte l'indisponibilité promet un taux. Dire ce qui « entre dans le calcul de
disponibilité » sans dire quel taux doit en sortir ne promet rien.

## Pourquoi c'est un risque

Le service peut être arrêté 30 heures dans le mois, soit 95,8 % de disponibilité : le calcul se fait, et son
résultat n'est comparé à rien.

## Exemple fautif

```slac
disponibilité plateforme "Disponibilité de la Plateforme"
  période  mois civil
  compte   "durée des problèmes non résolus dans leur délai"
```

## Exemple corrigé

```slac
disponibilité plateforme "Disponibilité de la Plateforme"
  objectif  99,5 %
  période   mois civil
  compte    "durée des problèmes non résolus dans leur délai"
```

## Comment corriger

Ajoutez « objectif 99,5 % », sa période et sa formule, ou retirez ce qui parle du calcul.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences
from slac.lint.wording import quote
from slac.model.contract import Contract, Measure

title = "Disponibilité invoquée sans taux"
severity = Severity.ERROR

_RATE = (
    r"\bcalcul\s+(?:de\s+la\s+|de\s+|du\s+taux\s+de\s+)(?:in)?disponibilite\b|"
    r"\b(?:taux|pourcentage|niveau)\s+(?:mensuel\s+|annuel\s+)?de\s+disponibilite\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    measures = [measure for measure in contract.all(Measure) if measure.keyword == "disponibilité"]
    for measure in measures:
        if not measure.targets:
            yield Finding(
                measure.span,
                f"{called(measure)} dit comment la disponibilité se compte, mais ne promet aucun taux.",
                help="Ajoutez « objectif  99,5 % » et sa période, ou retirez ce bloc.",
            )
    if measures:
        return
    for sentence in sentences(contract):
        for place in sentence.places(_RATE):
            yield Finding(
                place,
                f"Le texte invoque {quote(place.text)}, mais le contrat ne promet aucun taux.",
                help="Déclarez un bloc « disponibilité » avec son objectif, sa période et sa formule.",
            )
            return
