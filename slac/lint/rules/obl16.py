"""Ce que les deux parties ont signé ne se change pas à une seule : « se réserve le droit de modifier les
délais » reprend d'une main ce que l'autre donne.

## Pourquoi c'est un risque

Un délai de 4 heures que le prestataire peut porter à 48 heures par simple avis n'est plus un engagement
; les pénalités assises dessus n'en sont plus non plus.

## Exemple fautif

```slac
partie prestataire "Prestataire"
  désigné  le Prestataire

article evolution "Évolution"
  Le Prestataire se réserve le droit de modifier les délais.
```

## Exemple corrigé

```slac
partie prestataire "Prestataire"
  désigné  le Prestataire

article evolution "Évolution"
  Les Parties peuvent modifier les délais par un avenant signé.
```

## Comment corriger

Demandez un avenant signé des deux parties, ou un préavis avec faculté de résilier sans frais.

## Source

Code civil, art. 1193 : les contrats ne peuvent être modifiés que du consentement mutuel des parties.
L'art. 1171 ne vaut que pour les contrats d'adhésion. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.owed import owed_where
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.model.modality import Modality

title = "Modification unilatérale"
severity = Severity.WARNING

_CHANGE = (
    r"\b(?:modifier|changer|reviser|ajuster|adapter|augmenter|reduire|faire evoluer)\b[^.;,]{0,40}?"
    r"\b(?:delais?|prix|tarifs?|engagements?|niveaux? de service|horaires|conditions|contrat|annexe|charte|sla|taux|"
    r"priorites?|penalites?|credits?|redevances?)\b"
)
_TOGETHER = r"\b(?:accord|avenant|consent\w*|resili\w*|accept\w*|signe\w*|concert\w*|propos\w*|demand\w*)\b"


def check(contract: Contract) -> Iterator[Finding]:
    for obligation in owed_where(contract, _CHANGE):
        if obligation.obligation.modality is not Modality.PERMISSION or len(obligation.debtors) != 1:
            continue
        if "parties" in obligation.words or re.search(_TOGETHER, obligation.words):
            continue
        for place in obligation.places(_CHANGE):
            who = called(obligation.parties(contract)[0])
            message = f"{who} peut seul {quote(place.text)} : ce qui est signé à deux se change à deux."
            yield Finding(
                place, message, help="Demandez un avenant signé, ou un préavis avec faculté de résilier."
            )
