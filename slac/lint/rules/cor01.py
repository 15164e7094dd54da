"""Chaque partie a un correspondant pour chaque activité où le contrat en prévoit un : une ligne laissée vide
n'en donne aucun. « à désigner » se lit comme un choix, pas comme un oubli.

## Pourquoi c'est un risque

Le jour de l'incident, le client appelle le standard : avec un délai de prise en charge d'une heure, la
moitié passe à chercher qui appeler.

## Exemple fautif

```slac
partie editeur "Éditions Morel"
  rôle  prestataire

partie distributeur "Durand SA"
  rôle  client

correspondants technique "Correspondants techniques"
  editeur       "Service technique", 01 23 45 67 89
  distributeur
```

## Exemple corrigé

```slac
partie editeur "Éditions Morel"
  rôle  prestataire

partie distributeur "Durand SA"
  rôle  client

correspondants technique "Correspondants techniques"
  editeur       "Service technique", 01 23 45 67 89
  distributeur  "Mme Petit", 01 98 76 54 32
```

## Comment corriger

Donnez un nom ou une fonction, un téléphone ou un courriel ; à défaut, « à désigner ».

## Source

CCAG-TIC 2009, art. 3.3 et 3.4 (représentants des parties ; marchés publics qui s'y réfèrent) ; Code civil,
art. 1163.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, quote
from slac.model.contract import Activity, CaseKey, Contact, Contacts, Contract, Element, Party, Stated

title = "Correspondant manquant"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    for element in contract.elements:
        for statement in _contacts(element):
            for keys, inner in _leaves((), statement):
                if inner.absent in ("vide", "trou"):
                    who = enumeration([_called(contract, key) for key in keys])
                    whose = f" pour {who}" if who else ""
                    yield Finding(
                        inner.span,
                        f"{called(element)} : aucun correspondant n'est donné{whose}.",
                        help="Donnez un nom ou une fonction, un téléphone ou un courriel ; à défaut, « à désigner ».",
                    )


def _called(contract: Contract, key: CaseKey) -> str:
    """A party as the contract designates it, any other case as it is written."""
    party = contract.find(key.name)
    return called(party) if isinstance(party, Party) else quote(key.label or key.span.text)


def _contacts(element: Element) -> tuple[Stated[Contact], ...]:
    if isinstance(element, Contacts):
        return element.contacts
    return (element.contacts,) if isinstance(element, Activity) and element.contacts else ()


def _leaves(
    keys: tuple[CaseKey, ...], statement: Stated[Contact]
) -> Iterator[tuple[tuple[CaseKey, ...], Stated[Contact]]]:
    if not statement.cases:
        yield keys + statement.only_for, statement
    for inner_keys, inner in statement.cases:
        yield from _leaves(keys + inner_keys, inner)
