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

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.contacts import left_to_name, named_contacts
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.owed import owed_where
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Document
from slac.source import Span

title = "Correspondant promis, jamais nommé"
severity = Severity.WARNING

_NAMES = (
    r"\b(?:nomm|design)(?:er|e|ent|era|eront)\b[^.;]{0,60}?\b"
    r"(?P<who>(?:une?|un ou plusieurs|(?:\w+ )?\(?\d+\)?|deux|trois|quatre)\s+"
    r"(?:interlocuteur|interlocutrice|correspondant|referent|contact|personnes?-ressource|chef de projet)\w*"
    r"(?:\s(?:unique|referent|technique|privilegie)s?)?)"
)
#: What dates the naming: nobody is to be named before.
_WHEN = r"\b(?:sous|au plus tard|avant|lors d[eu]|des (?:la|le|l'|son|sa)|a la signature|dans les|a compter)\b|\bdes l'"


def check(contract: Contract) -> Iterator[Finding]:
    if "nomm" not in contract.source.text and "désign" not in contract.source.text:
        return
    named = {one.key for one in named_contacts(contract) if one.named}
    left = left_to_name(contract)
    documents = {d.name for d in contract.all(Document)}
    told: set[Span] = set()
    for obligation in owed_where(contract, _NAMES):
        if named.intersection((*obligation.debtors, None)) or obligation.cites(documents):
            continue
        for place in (*obligation.places_in_lead(_NAMES, "who"), *obligation.places(_NAMES, "who")):
            if place in told or re.search(_WHEN, obligation.whole):
                continue
            told.add(place)
            party = enumeration([called(debtor) for debtor in obligation.parties(contract)])
            promised = f"{party} doit désigner {quote(place.text)}"
            if left.intersection((*obligation.debtors, None)):
                message = f"{promised}, et le contrat écrit « à désigner » : rien ne dit quand."
                help = (
                    "Nommez-les, ou dites quand elles le seront : « {sous 10 jours ouvrés} à compter de … »."
                )
            else:
                message = f"{promised}, mais le contrat ne nomme personne de sa part."
                help = "Nommez cette personne dans un bloc « correspondants »."
            yield Finding(place, message, help=help)
