"""Des heures d'ouverture disent aussi de quels jours : « de 9 h à 18 h » laisse le samedi à chacun.

## Pourquoi c'est un risque

« Le support est ouvert de 9 h à 18 h » : le client appelle le samedi, le prestataire ne compte que du lundi au
vendredi. Un délai de 8 heures ouvrées donné le vendredi à 17 h échoit le samedi pour l'un, le lundi pour l'autre.

## Exemple fautif

```slac
horaires support "Support"
  ouvert  de 9 h à 18 h
```

## Exemple corrigé

```slac
horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h
```

## Comment corriger

Dites les jours : « ouvert  lundi à vendredi de 9 h à 18 h », ou « tous les jours de 9 h à 18 h ». À défaut, slac
compte du lundi au vendredi, et le dit dans chaque réponse.

## Source

Pratique contractuelle : un délai qui court en heures ou en jours ouvrés suppose de savoir quels jours le sont.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.model.contract import Contract, Opening, ServiceHours

title = "Jours d'ouverture non dits"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for hours in contract.all(ServiceHours):
        for statement in hours.opens:
            for _, opening, inner in statement.each():
                if isinstance(opening, Opening) and opening.hours and not opening.days:
                    said = " ".join(inner.span.text.split())
                    yield Finding(
                        inner.span,
                        f"{called(hours)} dit ses heures sans dire de quels jours : slac suppose du lundi au vendredi.",
                        help=f"Écrivez-les : « ouvert  lundi à vendredi {said} », ou « tous les jours {said} ».",
                    )
