"""Un quota dit sur quelle période il se compte, ou à quoi il s'applique : par appel, par mois, par an.

## Pourquoi c'est un risque

« 30 minutes par module », pour un contrat de trois ans, font 30 minutes en tout, ou 30 minutes à chaque
appel : l'un vaut une demi-heure, l'autre des dizaines d'heures.

## Exemple fautif

```slac
engagement utilisation "Assistance à l'utilisation"
  limite  30 minutes par module
```

## Exemple corrigé

```slac
engagement utilisation "Assistance à l'utilisation"
  limite  30 minutes par module et par an
```

## Comment corriger

Ajoutez « par appel », « par mois » ou « par an ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Commitment, Contract, Quota
from slac.syntax.folding import folded_words

title = "Quota sans période"
severity = Severity.WARNING

#: Bases that settle how often the quota starts again.
_SETTLED = {
    "jour", "semaine", "mois", "trimestre", "semestre", "an", "annee",
    "appel", "demande", "ticket", "incident", "intervention", "dossier", "visite", "session", "contrat",
    "commande", "livraison", "envoi", "mission",
}  # fmt: skip


def check(contract: Contract) -> Iterator[Finding]:
    for commitment in contract.all(Commitment):
        if commitment.quota is None:
            continue
        for _, quota, statement in commitment.quota.each():
            if not isinstance(quota, Quota):
                continue
            bases = {word for base in quota.per for word in folded_words(base).split()}
            if not bases & _SETTLED:
                yield Finding(
                    statement.span,
                    f"{called(commitment)} : {quote(statement.span.text)} ne dit pas sur quelle période.",
                    help="Ajoutez « par appel », « par mois » ou « par an ».",
                )
