"""Un contrat dit combien de temps il dure, ou comment il se dénonce. L'annexe d'un contrat cité (« annexe de
») suit la durée de celui-ci.

## Pourquoi c'est un risque

Un contrat sans durée se résilie à tout moment, avec un préavis « raisonnable » que seul un juge fixera : le
client peut perdre son support en quelques semaines, et le prestataire son chiffre d'affaires.

## Exemple fautif

```slac
contrat exemple
  version  1.0
```

## Exemple corrigé

```slac
contrat exemple
  version                  1.0
  durée                    1 an
  préavis de dénonciation  3 mois
```

## Comment corriger

Ajoutez au bloc « contrat » « durée », et « préavis de dénonciation » ; pour une annexe, « annexe de » et le
contrat.

## Source

Code civil, art. 1210 (les engagements perpétuels sont prohibés) et 1211 (un contrat à durée indéterminée se
résilie à tout moment, avec le préavis prévu ou, à défaut, un délai raisonnable). Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.model.contract import Contract

title = "Durée ou terme absent"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    agreement = contract.agreement
    if agreement.annex_of is not None:
        return
    if agreement.term is None and agreement.notice is None and agreement.termination is None:
        yield Finding(
            agreement.span,
            "Le contrat ne dit ni combien de temps il dure, ni comment il se dénonce.",
            help="Ajoutez « durée  1 an » et « préavis de dénonciation  3 mois » ; pour une annexe, « annexe de ».",
        )
