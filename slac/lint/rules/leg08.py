"""Un contrat qui fait accéder une partie aux données de l'autre (base de données, prise en main à
distance) dit comment les données personnelles y sont traitées. Le constat est muet hors de l'Union
européenne.

## Pourquoi c'est un risque

Une téléassistance de dix minutes sur le poste d'un comptable montre des bulletins de paie : sans clause
de sous-traitance, les deux parties sont en faute dès la première connexion.

## Exemple fautif

```slac
partie client "Client"
  désigné  le Client

article distance "Prise en main à distance"
  Le Client donne au support un accès à sa base de données.
```

## Exemple corrigé

```slac
partie client "Client"
  désigné  le Client

article distance "Prise en main à distance"
  Le Client donne au support un accès à sa base de données.

article donnees "Données personnelles"
  Le support ne traite les données personnelles que sur instruction du Client.
```

## Comment corriger

Ajoutez une clause ou une annexe de sous-traitance, par exemple celle du clausier
(`contracts/clausier/donnees-personnelles.slac`).

## Source

Règlement (UE) 2016/679 (RGPD), art. 28, paragraphe 3 : le traitement par un sous-traitant est régi par
un contrat. Source citée de seconde main ; portée : Union européenne, quand les données sont
personnelles.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding, together
from slac.lint.passages import sentences_with
from slac.lint.running_words import language
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.syntax.folding import fold, folded_words

title = "Traitement de données sans clause"
severity = Severity.WARNING

_ACCESS = (
    r"\b(?:acces a (?:votre|sa|leur|la|vos|ses) bases? de donnees|base de donnees (?:du|de la|des) client\w*|"
    r"(?:acces|connexion|connecter|prise en main|prendre la main|assistance) a distance)\b"
)
_CLAUSE = r"donnees personnelles|caractere personnel|renseignements? personnels?|rgpd|2016/679|traitement des donnees"
_ELSEWHERE = ("fr-CA", "fr-CH")
_NOT_EUROPE = r"quebec|canada|suisse|geneve|vaud|valais|fribourg|neuchatel|jura|berne"


def check(contract: Contract) -> Iterator[Finding]:
    law = contract.agreement.governing_law
    if language(contract) in _ELSEWHERE or (
        law and law.value and re.search(_NOT_EUROPE, folded_words(law.value))
    ):
        return
    places = [place for sentence in sentences_with(contract, _ACCESS) for place in sentence.places(_ACCESS)]
    if not places or any(re.search(_CLAUSE, fold(element.whole.text)) for element in contract.elements):
        return
    message = (
        f"{quote(places[0].text)} : le contrat donne accès à des données, sans dire comment on les traite."
    )
    yield together(places, message, "Ajoutez une clause sur les données personnelles (RGPD, art. 28).")
