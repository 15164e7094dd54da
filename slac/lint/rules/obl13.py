"""Un périmètre « arrêté à la signature », ou qui couvre l'« existant », est suivi de la liste de ce qui
existait, ou d'une date.

## Pourquoi c'est un risque

Trois ans après, personne ne sait si l'imprimante en panne était là à la signature : 24 postes ou 27,
c'est la redevance et le droit au dépannage.

## Exemple fautif

```slac
périmètre materiel
  couvre parc "Matériel informatique existant"
  inventaire  arrêté à la signature
```

## Exemple corrigé

```slac
périmètre materiel
  couvre parc "Matériel informatique existant"
  inventaire  arrêté à la signature

annexe inventaire "Inventaire à la signature"

tableau liste-parc "Matériels existants"
  colonnes  "Catégorie", "Nombre"
  ligne     Postes de travail, 24
```

## Comment corriger

Joignez la liste en annexe (« tableau »), ou arrêtez l'inventaire à une date (« arrêté au 1er janvier
2026 »).

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator
from datetime import date

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, Division, Document, Scope, Table
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Périmètre gelé sans inventaire"
severity = Severity.WARNING

_LIST = r"\b(?:inventaire|liste|parc|materiels?|equipements?|existants?)\b"
_EXISTING = r"\bexistante?s?\b"


def check(contract: Contract) -> Iterator[Finding]:
    if any(
        re.search(_LIST, folded_words(e.title)) for e in contract.elements if isinstance(e, Table | Document)
    ):
        return
    if any(e.keyword == "annexe" and re.search(_LIST, folded_words(e.title)) for e in contract.all(Division)):
        return
    for scope in contract.all(Scope):
        stated = scope.inventory
        frozen = stated is not None and stated.value is not None and "signature" in str(stated.value)
        existing = next(iter(_existing(scope)), None)
        dated = stated is not None and isinstance(stated.value, date)
        if frozen and stated is not None:
            labels = (Label(existing, "l'existant"),) if existing else ()
            message = f"Le périmètre {called(scope)} est arrêté à la signature, mais rien ne liste ce qui s'y trouvait."
            yield Finding(stated.span, message, labels, _REMEDY)
        elif existing is not None and not dated and stated is None:
            yield Finding(
                existing, f"{quote(existing.text)} : l'existant n'est ni daté ni listé.", help=_REMEDY
            )


_REMEDY = "Joignez la liste en annexe, ou arrêtez l'inventaire à une date."


def _existing(scope: Scope) -> Iterator[Span]:
    for statement in scope.covers:
        for _, item, inner in statement.each():
            if re.search(_EXISTING, folded_words(item.label or "")):
                yield inner.span
