"""Le délai pour réclamer un crédit dit de quoi il part : la fin du mois mesuré, la remise du rapport, la fin
de l'incident.

## Pourquoi c'est un risque

Pour un mois de mars manqué, « sous 30 jours » expire le 30 avril à compter de la fin du mois, le 9 avril à
compter d'un incident du 10 mars, le 15 mai à compter d'un rapport remis le 15 avril.

## Exemple fautif

```slac
crédits avoirs "Crédits de service"
  palier       moins de 99 % : 5 %
  réclamation  sous 30 jours calendaires
```

## Exemple corrigé

```slac
crédits avoirs "Crédits de service"
  palier       moins de 99 % : 5 %
  réclamation  sous 30 jours calendaires après "la fin du mois mesuré"
```

## Comment corriger

Ajoutez « après "la fin du mois mesuré" », ou l'événement convenu.

## Source

Code civil, art. 1188 : on cherche la commune intention plutôt que le sens littéral. Portée : droit
français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import duration
from slac.model.contract import Contract, Remedy

title = "Réclamation sans départ"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        for _, claim, statement in remedy.claim.each() if remedy.claim is not None else ():
            if not claim.after:
                yield Finding(
                    statement.span,
                    f"{called(remedy)} : rien ne dit d'où court le délai pour réclamer ({duration(claim.within)}).",
                    help='Ajoutez l\'événement : « après "la fin du mois mesuré" ».',
                )
