"""L'escalade mène à quelqu'un d'autre que le premier niveau. Le même contact aux deux n'escalade rien.

## Pourquoi c'est un risque

Un problème que la téléassistance n'a pas résolu en 4 heures est renvoyé… à la téléassistance, au même
numéro : l'escalade n'ajoute qu'une attente.

## Exemple fautif

```slac
canal appel "Téléassistance"
  numéro  02 61 91 40 00

partie editeur "Éditeur"

activité accueil "Accueil téléphonique"
  correspondants
    editeur  canal appel

activité escalade "Escalade technique"
  correspondants
    editeur  canal appel
```

## Exemple corrigé

```slac
canal appel "Téléassistance"
  numéro  02 61 91 40 00

partie editeur "Éditeur"

activité accueil "Accueil téléphonique"
  correspondants
    editeur  canal appel

activité escalade "Escalade technique"
  correspondants
    editeur  "Léa Tanguy, support technique", 02 61 91 40 21
```

## Comment corriger

Donnez à l'escalade son propre interlocuteur, ou dites que c'est le même à dessein en écartant le
constat.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.contacts import PartyContact, named_contacts
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Activity, Contract, Escalation
from slac.syntax.folding import folded_words

title = "Même contact, deux fonctions"
severity = Severity.INFO

_REMEDY = "Donnez à l'escalade un autre interlocuteur, ou dites pourquoi c'est le même."


def check(contract: Contract) -> Iterator[Finding]:
    contacts = [
        one for one in named_contacts(contract) if one.reachable and isinstance(one.element, Activity)
    ]
    for above in (one for one in contacts if _escalates(one)):
        below = next((one for one in contacts if not _escalates(one) and _same(one, above)), None)
        if below is not None:
            message = (
                f"{called(above.element)} mène au même contact que {called(below.element)} : "
                f"{quote(above.statement.span.text)}."
            )
            label = Label(below.statement.span, "le même contact")
            yield Finding(above.statement.span, message, (label,), _REMEDY)
    for escalation in contract.all(Escalation):
        met: dict[str, str] = {}
        for statement in escalation.rungs:
            for _, rung, inner in statement.each():
                who = folded_words(plain(rung.who))
                if who and who in met:
                    message = f"{called(escalation)} : {rung.level} mène à la même personne que {met[who]}."
                    yield Finding(inner.span, message, help=_REMEDY)
                elif who:
                    met[who] = rung.level


def _escalates(contact: PartyContact) -> bool:
    return "escalade" in folded_words(contact.element.title)


def _same(one: PartyContact, other: PartyContact) -> bool:
    return one.key == other.key and one.said == other.said
