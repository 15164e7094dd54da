"""Un rapport, une réunion, une enquête ou un comité dit à quel rythme il revient ; ce qui est promis
« régulièrement » ou « périodiquement » aussi.

## Pourquoi c'est un risque

« Le prestataire organise des réunions de suivi » est tenu par une réunion en trois ans.

## Exemple fautif

```slac
suivi qualite "Suivi de la qualité"
  réunion  "revue des incidents"
```

## Exemple corrigé

```slac
suivi qualite "Suivi de la qualité"
  réunion  "revue des incidents" chaque trimestre
```

## Comment corriger

Ajoutez le rythme : « chaque mois », « au moins 1 fois par an ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding, together
from slac.lint.owed import Owed, owed_where
from slac.lint.wording import quote
from slac.model.contract import Contract, Governance, Meeting
from slac.source import Span

title = "Fréquence absente"
severity = Severity.WARNING

_VAGUE = (
    r"\b(?:regulierement|periodiquement|frequemment|de temps a autre|"
    r"(?:rapports?|reunions?|comites?|points?|bilans?|comptes?[ -]rendus?)\s+(?:periodique|reguliere?)s?)\b"
)
_MEASURED = (
    r"\b(?:chaque|tou(?:te)?s les|par (?:an|mois|trimestre|semaine)|fois|si |quand |lorsque )|"
    r"\{(?:frequence|rapports?|reunions?|suivis?|article|annexe|tableau)\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    for governance in contract.all(Governance):
        for statement in governance.meetings:
            for _, meeting, inner in statement.each():
                if isinstance(meeting, Meeting) and meeting.frequency is None:
                    what = quote(meeting.title or meeting.kind)
                    message = f"{called(governance)} : rien ne dit à quel rythme revient {what}."
                    remedy = "Ajoutez le rythme : « chaque mois », « chaque trimestre »."
                    yield Finding(inner.span, message, help=remedy)
    places = [place for obligation in owed_where(contract, _VAGUE) for place in _unmeasured(obligation)]
    if places:
        message = f"{quote(places[0].text)} ne dit pas à quel rythme."
        yield together(places, message, "Donnez le rythme : « chaque mois », « au moins une fois par an ».")


def _unmeasured(obligation: Owed) -> Iterator[Span]:
    if not re.search(_MEASURED, obligation.words):
        yield from obligation.places(_VAGUE)
