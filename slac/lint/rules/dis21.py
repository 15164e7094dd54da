"""La mesure d'un engagement ne fait pas foi toute seule quand elle vient de celui qui le doit : l'autre partie
peut la vérifier ou la contester.

## Pourquoi c'est un risque

Le prestataire mesure 99,02 %, la sonde du client 98,6 % : l'un doit 0 €, l'autre réclame 5 %. Si « fait
foi » désigne le prestataire et que rien ne se conteste, l'engagement vaut ce qu'il veut bien constater.

## Exemple fautif

```slac
partie prestataire
  désigné  le Prestataire
  rôle     prestataire

disponibilité web "Interface web"
  objectif    99 %
  période     mois civil
  mesuré par  prestataire
  fait foi    prestataire
```

## Exemple corrigé

```slac
partie prestataire
  désigné  le Prestataire
  rôle     prestataire

disponibilité web "Interface web"
  objectif    99 %
  période     mois civil
  mesuré par  prestataire
  fait foi    "relevé mensuel, que le Client peut contester"
```

## Comment corriger

Faites foi d'un relevé que l'autre partie reçoit et peut contester, ou d'une sonde tierce.

## Source

Code civil, art. 1171 : dans un contrat d'adhésion, la clause non négociable qui crée un déséquilibre
significatif est réputée non écrite. Portée : contrats d'adhésion de droit français ; ailleurs, pratique.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs_with
from slac.model.contract import Contract, Measure, Party
from slac.syntax.folding import folded_words

title = "Mesure sans contradiction"
severity = Severity.WARNING

_CONTEST = r"\bcontest|\bcontradictoire|\bverifi\w+\s+par\s+(?:le\s+client|\{le\s+client)"
_MATTER = r"\b(?:mesures?|releves?|disponibilite|credits?|reclamations?|rapports?|taux)\b"
_FINAL = r"\bdefinitiv"


def check(contract: Contract) -> Iterator[Finding]:
    texts = paragraphs_with(contract, _MATTER)
    if any(re.search(_CONTEST, paragraph.words) for paragraph in texts):
        return
    for measure in contract.all(Measure):
        stated = measure.authoritative
        for one in stated.value or () if stated is not None else ():
            party = contract.find(one.name)
            if isinstance(party, Party) and _owes(measure, party):
                final = next((place for text in texts for place in text.places(_FINAL)), None)
                yield Finding(
                    one.span,
                    f"{called(measure)} : la mesure {_of(party)} fait foi, et rien ne permet de la contester.",
                    (Label(final, "et le texte le confirme"),) if final is not None else (),
                    "Faites foi d'un relevé que l'autre partie peut contester, ou d'une sonde tierce.",
                )


def _owes(measure: Measure, party: Party) -> bool:
    debtors = measure.debtor.value if measure.debtor is not None and measure.debtor.value is not None else ()
    provider = party.role is not None and folded_words(party.role.value or "") == "prestataire"
    return any(one.name == party.name for one in debtors) or (not debtors and provider)


def _of(party: Party) -> str:
    return f"de {called(party)}"
