"""Un correspondant est une personne ou une coordonnée : « Contact commercial » sans nom, ni téléphone, ni
courriel ne désigne personne.

## Pourquoi c'est un risque

À 18 h, un vendredi, « Responsable formateur » ne répond pas : il n'a ni nom ni numéro. Chaque quart
d'heure passé à le chercher est pris sur un délai de 4 heures.

## Exemple fautif

```slac
partie client "Client"

activité suivi "Suivi"
  correspondants
    client  "Contact commercial"
```

## Exemple corrigé

```slac
partie client "Client"

activité suivi "Suivi"
  correspondants
    client  "Aude Ferrand, responsable commerciale", 02 99 00 12 35, a.ferrand@exemple.fr
```

## Comment corriger

Donnez un nom et une coordonnée, ou au moins une adresse ou un numéro de service ; « à désigner » si la
personne n'est pas connue.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.contacts import named_contacts
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.syntax.folding import folded_words

title = "Contact générique"
severity = Severity.WARNING

_ROLES = (
    r"(?:contacts?|responsables?|services?|equipes?|correspondants?|interlocuteurs?|interlocutrices?|referente?s?|support|"
    r"direction|directeur|directrice|techniciens?|commercial|accueil|gestionnaire|formateurs?|administrateur|charge)\b"
)
_CIVILITY = r"\b(?:M\.|MM\.|Mme|Mlle|Me|Dr)\s"


def check(contract: Contract) -> Iterator[Finding]:
    for contact in named_contacts(contract):
        if contact.reachable or not contact.value.people:
            continue
        people = [plain(person) for person in contact.value.people]
        if all(_is_role(person) for person in people):
            shown = " et ".join(quote(person) for person in people)
            verb = "ne dit" if len(people) == 1 else "ne disent"
            message = f"{called(contact.element)} : {shown} {verb} ni qui répond, ni comment le joindre."
            yield Finding(
                contact.statement.span,
                message,
                help="Donnez un nom, un téléphone ou un courriel, ou « à désigner ».",
            )


def _is_role(person: str) -> bool:
    """Whether the words name a function and nobody who holds it: no comma before a title, no « Mme »."""
    return (
        bool(re.match(_ROLES, folded_words(person)))
        and "," not in person
        and not re.search(_CIVILITY, person)
    )
