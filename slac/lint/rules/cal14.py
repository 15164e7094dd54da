"""« Ouvré » et « ouvrable » ne sont pas synonymes : un jour ouvré est un jour d'ouverture, un jour ouvrable
tout jour qui n'est ni le repos hebdomadaire ni férié, samedi compris en France. Les deux mots dans un même
contrat, sans définition, sont d'ordinaire une erreur.

## Pourquoi c'est un risque

Du vendredi 3 avril 2026, 5 jours ouvrés mènent au lundi 13, 5 jours ouvrables au vendredi 10 (le lundi de
Pâques ne compte dans aucun des deux) : trois jours d'écart pour un mot.

## Exemple fautif

```slac
article délais "Délais"
  Les demandes sont traitées sous 5 jours ouvrés.

  Les réclamations reçoivent une réponse sous 5 jours ouvrables.
```

## Exemple corrigé

```slac
article délais "Délais"
  Les demandes sont traitées sous 5 jours ouvrés.

  Les réclamations reçoivent une réponse sous 5 jours ouvrés.
```

## Comment corriger

Gardez un seul des deux mots. Si les deux sont voulus, définissez-les (« définition "Jour ouvrable" »).

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import durations_of
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import quote
from slac.model.contract import Contract, Definition
from slac.source import Span
from slac.syntax.folding import fold, folded_words

title = "« Ouvrable » et « ouvré » mêlés"
severity = Severity.WARNING

_OPEN = r"\b(?:jours?|heures?|h)\s+ouvrees?\b|\b(?:jours?)\s+ouvres?\b"
_OUVRABLE = r"\b(?:jours?|heures?|h)\s+ouvrables?\b"


def check(contract: Contract) -> Iterator[Finding]:
    if any(re.search(r"ouvrable|ouvre", folded_words(term.title)) for term in contract.all(Definition)):
        return
    other = _first(contract, _OUVRABLE)
    opened = _first(contract, _OPEN) if other is not None else None
    if opened is not None and other is not None:
        place, label = (other, opened) if other.start > opened.start else (opened, other)
        yield Finding(
            place,
            f"Le contrat emploie {quote(label.text)} et {quote(place.text)}, sans définir l'un ni l'autre.",
            (Label(label, "l'autre mot"),),
            "Gardez un seul mot, ou définissez les deux : le samedi est ouvrable en France, rarement ouvré.",
        )


def _first(contract: Contract, pattern: str) -> Span | None:
    """The first place, in prose or in a stated duration, that a pattern matches."""
    found = [place for sentence in sentences_with(contract, pattern) for place in sentence.places(pattern)]
    stated: dict[str, Span] = {}
    for element in contract.elements:
        for duration in durations_of(element):
            stated.setdefault(duration.span.text, duration.span)  # the first of those that are written alike
    for text, span in stated.items():
        match = re.search(pattern, fold(text))
        if match:
            start = span.start + match.start()
            found.append(Span(span.source, start, start + len(match[0])))
    return min(found, key=lambda span: span.start, default=None)
