"""Quand le contrat fait désigner un interlocuteur, un référent ou un correspondant par une partie, cette
partie a au moins un correspondant nommé.

## Pourquoi c'est un risque

Le support ne répond « qu'au référent » que le client devait nommer : tant que personne ne l'est, aucun
appel n'est recevable, et aucun délai ne court.

## Exemple fautif

```slac
partie client "Client"
  désigné  le Client

article referent "Référent"
  Le Client s'engage à nommer un interlocuteur référent.
```

## Exemple corrigé

```slac
partie client "Client"
  désigné  le Client

article referent "Référent"
  Le Client s'engage à nommer un interlocuteur référent.

correspondants contacts "Correspondants"
  client  "Nora Blin, responsable", n.blin@exemple.fr
```

## Comment corriger

Ajoutez un bloc « correspondants » avec le nom et la coordonnée de la personne, ou dites par quel acte
elle sera désignée ({document}).

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.contacts import left_to_name, named_contacts
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.owed import owed_where
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Document

title = "Correspondant promis, jamais nommé"
severity = Severity.WARNING

_NAMES = (
    r"\b(?:nomm|design)(?:er|e|ent|era|eront)\b[^.;]{0,60}?\b"
    r"(?P<who>(?:une?|un ou plusieurs|(?:\w+ )?\(?\d+\)?|deux|trois|quatre)\s+"
    r"(?:interlocuteur|interlocutrice|correspondant|referent|contact|personnes?-ressource|chef de projet)\w*"
    r"(?:\s(?:unique|referent|technique|privilegie)s?)?)"
)


def check(contract: Contract) -> Iterator[Finding]:
    if "nomm" not in contract.source.text and "désign" not in contract.source.text:
        return
    named = {one.key for one in named_contacts(contract) if one.named} | left_to_name(contract)
    documents = {d.name for d in contract.all(Document)}
    for obligation in owed_where(contract, _NAMES):
        if any(debtor in named for debtor in obligation.debtors) or None in named:
            continue
        for place in obligation.places(_NAMES, "who"):
            if obligation.cites(documents):
                continue
            party = enumeration([called(debtor) for debtor in obligation.parties(contract)])
            message = (
                f"{party} doit désigner {quote(place.text)}, mais le contrat ne nomme personne de sa part."
            )
            yield Finding(place, message, help="Nommez cette personne dans un bloc « correspondants ».")
