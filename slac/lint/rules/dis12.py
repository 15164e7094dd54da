"""Une mesure dit qui la fait : le prestataire, le client, une sonde extérieure, un outil.

## Pourquoi c'est un risque

Une sonde placée dans le centre de données ne voit pas la panne du lien qui y mène. Deux mesures du même
mois peuvent donner 99,2 % et 98,7 %, de part et d'autre d'un objectif de 99 %.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif    99 %
  période     mois civil
  mesuré par  "sonde externe"
```

## Comment corriger

Ajoutez « mesuré par », et au besoin « fait foi » quand les deux parties mesurent.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.model.contract import Contract, Measure

title = "Source de mesure absente"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    missing = [
        measure
        for measure in contract.all(Measure)
        if measure.targets and measure.measured_by is None and measure.authoritative is None
    ]
    if missing:
        yield together(
            [measure.span for measure in missing],
            f"Rien ne dit qui mesure {names(missing)}.",
            "Ajoutez « mesuré par » : une partie, un outil ou une sonde.",
        )
