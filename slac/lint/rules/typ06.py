"""Les capitales portent l'accent : « À compter », « État », « RÉSILIATION ». Seuls sont signalés les mots
qui n'existent pas sans accent ; les noms propres sont laissés.

## Pourquoi c'est un risque

« LE CLIENT INTERNE » et « LE CLIENT INTERNÉ » : un accent omis change le sens. Une recherche de « État
» ne trouve pas « Etat », et un rapport trimestriel sur deux échappe au suivi.

## Exemple fautif

```slac
article rapports "Rapports"
  A compter de la signature, un rapport est remis. Etat des tickets compris.
```

## Exemple corrigé

```slac
article rapports "Rapports"
  À compter de la signature, un rapport est remis. État des tickets compris.
```

## Comment corriger

Mettez l'accent. La correction est sûre : `slac lint --fix` l'applique.

## Source

Lexique des règles typographiques en usage à l'Imprimerie nationale, pour la France, la Belgique et la
Suisse ; Office québécois de la langue française, Banque de dépannage linguistique, pour le Canada.
Usage, non règle de droit.
"""

import re
from collections.abc import Iterator
from functools import cache

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.running_words import Slip, pages, slips_found
from slac.model.contract import Contract

title = "Capitale sans accent"
severity = Severity.INFO

#: Words that need their accent, whatever the sentence.
_WORDS = (
    "écart échange échéance échéances éditeur éditeurs électronique élément éléments émission énoncé équipe équipes "
    "équipement équipements équivalent établissement établissements étape étapes état états étendue étude études "
    "évaluation évaluations événement événements évolution évolutions activité activités confidentialité conformité "
    "définition définitions délai délais disponibilité donnée données durée durées exécution générale générales "
    "général généraux indemnité indemnités légal légales maintenabilité matériel matériels modalité modalités numéro "
    "pénalité pénalités périmètre période périodes préambule priorité priorités problème problèmes procédure "
    "procédures propriété qualité référence références résiliation résolution responsabilité responsabilités "
    "sécurité sévérité société stipulé téléphone"
)
# The capital first, then what may stand before it: a capital is quickly found.
_CAPITALIZED = r"[A-Z](?<![\w@.-].)(?:[a-z]{3,}|[A-Z]{3,})\b"
_FIRST = r"(?:(?<=[.!?…]\s.)|(?<=\0.)|(?<=^.))"
_INITIAL_A = rf"A{_FIRST}(?=\s(?:compter|défaut|ce|cet|cette|cet|tout|titre|la|l['’]|savoir|noter)\b)"
_UNACCENTED = str.maketrans("àâéèêëîïôûùç", "aaeeeeiiouuc")


def check(contract: Contract) -> Iterator[Finding]:
    accented = _accented()
    slips: list[Slip] = []
    names = _names(contract)
    for page in pages(contract):
        slips += (Slip(page.span(match), "À") for match in page.finditer(_INITIAL_A))
        for match in page.finditer(_CAPITALIZED):
            word = match[0]
            right = accented.get(word.lower())
            if right is None or word in names:
                continue
            if word.isupper():
                slips.append(Slip(page.span(match), right.upper()))
            elif right[0] not in "abcdefghijklmnopqrstuvwxyz":
                slips.append(Slip(page.span(match), right.capitalize()))
    slips.sort(key=lambda slip: (slip.span.source.path, slip.span.start))
    yield from slips_found(
        slips,
        "« {shown} » s'écrit « {mended} » : les capitales portent l'accent",
        "Mettre l'accent",
        "Mettez l'accent sur la capitale.",
    )


@cache
def _accented() -> dict[str, str]:
    """The words as they are written, by what is left of them without accents."""
    return {word.translate(_UNACCENTED): word for word in _WORDS.split()}


def _names(contract: Contract) -> frozenset[str]:
    """The words of proper names, which are their bearers' to spell."""
    named = (e for e in contract.elements if e.keyword in ("partie", "service", "document", "canal"))
    return frozenset(word for element in named for word in re.findall(r"\w+", element.whole.text))
