"""Un terme défini garde sa majuscule dans le texte : « l'anomalie » et « l'Anomalie » peuvent être deux
choses. Le constat ne porte que sur un terme que le contrat écrit ailleurs avec sa majuscule.

## Pourquoi c'est un risque

« Le client est informé » dans un contrat où « Client » est défini : est-ce le signataire, ou le client
du signataire ? Sur trois emplois, un arbitre en trouvera un de trop.

## Exemple fautif

```slac
définition Anomalie
  Écart avec la documentation.

article suivi "Suivi"
  Une Anomalie ouvre un ticket. Le support résout cette anomalie.
```

## Exemple corrigé

```slac
définition Anomalie
  Écart avec la documentation.

article suivi "Suivi"
  Une Anomalie ouvre un ticket. Le support résout cette Anomalie.
```

## Comment corriger

Mettez la majuscule là où le mot a le sens défini ; sinon, employez un autre mot. La correction est
proposée : c'est à vous de dire si le sens est le même.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding, rewriting
from slac.lint.terms import defined_terms, in_prose, is_within, uses
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.source import Span

title = "Terme défini sans sa majuscule"
severity = Severity.INFO

_SHOWN = 3
_BEFORE = r"(?:\b(?:les?|la|une?|des|du|aux?|cet(?:te)?|ces?|chaque|toute?s?)\s+|\b[ld]['’])$"


def check(contract: Contract) -> Iterator[Finding]:
    for term in defined_terms(contract):
        if term.element is None or not term.text[:1].isupper():
            continue
        own = term.element.whole
        places = [
            place for place in in_prose(contract, uses(contract, term.key)) if not is_within(place, own)
        ]
        small = [place for place in places if place.text[:1].islower() and _bare(place)]
        small = [
            place for place in small if place.source is contract.source
        ]  # a library is not this contract's
        capitals = {place.text.lower() for place in places if place.text[:1].isupper()}
        small = [place for place in small if place.text in capitals]
        if small:
            first, *others = small
            labels = tuple(Label(other, "ici aussi") for other in others[:_SHOWN])
            message = (
                f"{quote(first.text)} n'a pas la majuscule de {quote(term.text)}, que le contrat définit."
            )
            fix = rewriting(
                f"Écrire {quote(term.text)} avec sa majuscule",
                *((place, place.text[:1].upper() + place.text[1:]) for place in small),
                safe=False,
            )
            yield Finding(first, message, labels, "Mettez la majuscule si c'est le même sens.", fix)


def _bare(place: Span) -> bool:
    """Whether the word stands after an article, alone: « l'anomalie », not « sans anomalie » nor « {anomalie} »."""
    text = place.source.text
    after = text[place.end : place.end + 2]
    return bool(
        re.search(_BEFORE, text[max(0, place.start - 12) : place.start], re.IGNORECASE)
    ) and not re.match(r"[}\w-]", after)
