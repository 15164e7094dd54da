"""Un barème de crédits dit quel taux il sanctionne. S'il ne le dit pas, et que le contrat en promet plusieurs, le même
palier est un manquement pour l'un et ne l'est pas pour l'autre.

## Pourquoi c'est un risque

L'interface promet 99,9 %, l'API 99 %. Un mois à 99,5 % ouvre-t-il droit au crédit « sous 99,9 % » ? Le client pense à
l'interface, le fournisseur à l'API.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99,9 %

disponibilité api "API"
  objectif  99 %

crédits avoirs "Crédits"
  assiette  "redevance mensuelle HT"
  palier    moins de 99,9 % : 10 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99,9 %

disponibilité api "API"
  objectif  99 %

crédits avoirs "Crédits"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    moins de 99,9 % : 10 %
```

## Comment corriger

Ajoutez « sur » et le taux, ou donnez un barème à chacun ; un palier peut aussi s'écrire « moins de l'objectif ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.tiers import ladders, rates_of
from slac.lint.wording import enumeration, exact_percent
from slac.model.contract import Contract, Measure, Remedy

title = "Crédit qui ne dit pas ce qu'il sanctionne"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    promised = [
        goal
        for measure in contract.all(Measure)
        if measure.keyword == "disponibilité"
        for goal in rates_of(measure)
    ]
    if len({goal.rate for goal in promised}) < 2 or len({goal.measure.name for goal in promised}) < 2:
        return
    for remedy in contract.all(Remedy):
        if remedy.on is None and ladders(contract, remedy):
            said = enumeration(
                [f"{called(goal.measure)} promet {exact_percent(goal.rate)}" for goal in promised]
            )
            first = promised[0].measure
            yield Finding(
                remedy.span,
                f"{called(remedy)} ne dit pas quel taux il sanctionne : {said}.",
                tuple(Label(goal.stated.span, f"objectif : {exact_percent(goal.rate)}") for goal in promised),
                f"Ajoutez « sur  disponibilité {first.written_name} », ou donnez un barème à chaque taux.",
            )
