"""Un même engagement est de moyens ou de résultat. « S'efforce de résoudre … dans les délais » et une
obligation de moyens assortie d'un délai ferme ou de crédits disent les deux.

## Pourquoi c'est un risque

Sur 72 heures dépassées, le prestataire plaide ses meilleurs efforts et le client le délai : c'est la
charge de la preuve qui change de côté, et avec elle la pénalité.

## Exemple fautif

```slac
partie editeur "Éditeur"
  désigné  l'Éditeur

priorité P1 "Critique"
  résolution  72 heures calendaires

article corrections "Corrections"
  L'Éditeur fera ses meilleurs efforts pour corriger les problèmes dans les délais ci-dessus.
```

## Exemple corrigé

```slac
partie editeur "Éditeur"
  désigné  l'Éditeur

priorité P1 "Critique"
  résolution  72 heures calendaires

article corrections "Corrections"
  L'Éditeur s'engage à corriger les problèmes dans les délais ci-dessus.
```

## Comment corriger

Choisissez : « s'engage à … dans les délais » (résultat), ou un délai donné comme objectif, sans
sanction (moyens).

## Source

Code civil, art. 1231-1 : la responsabilité du débiteur suit l'inexécution ou le retard, sauf force
majeure. La distinction des moyens et du résultat est de doctrine et de jurisprudence. Portée : droit
français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.owed import owed_where
from slac.lint.wording import quote
from slac.model.articles import of
from slac.model.contract import Contract, Element, Remedy
from slac.model.modality import Modality

title = "Moyens et résultat mêlés"
severity = Severity.WARNING

_FIRM = r"\b(?:dans|sous|selon)\s+(?:les|ces|le|ce|leurs?)\s+delais?\b|\bdans le delai de\b"
_EFFORTS = (
    r"\b(?:meilleurs efforts|de son mieux|s'efforce\w*|tout (?:mettre )?en œuvre|tout (?:mettre )?en oeuvre)"
)
_REMEDY = "Choisissez : un délai promis (résultat), ou un objectif sans sanction (moyens)."


def check(contract: Contract) -> Iterator[Finding]:
    firm = next(
        (p for p in promises(contract) if p.delay.target is not None and not p.delay.percentile), None
    )
    if firm is not None:
        label = Label(firm.statement.span, f"délai ferme {of(firm.metric)}")
        for obligation in owed_where(contract, _FIRM):
            efforts = obligation.obligation.modality is Modality.BEST_EFFORTS
            if (efforts or re.search(_EFFORTS, obligation.words)) and re.search(_FIRM, obligation.words):
                place = next(obligation.places(_EFFORTS), obligation.span)
                message = f"{quote(place.text)} promet des moyens, et « dans les délais » un résultat."
                yield Finding(place, message, (label,), _REMEDY)
    for element in contract.elements:
        stated = {word: one for one in element.obligation for word in one.value or ()}
        means = stated.get("moyens") or stated.get("moyens renforcée")
        if means is None:
            continue
        if "résultat" in stated:
            message = f"{called(element)} est à la fois une obligation de moyens et de résultat."
            yield Finding(stated["résultat"].span, message, (Label(means.span, "moyens"),), _REMEDY)
        elif (remedy := _remedy_on(contract, element)) is not None:
            message = f"{called(element)} est une obligation de moyens, mais {called(remedy)} sanctionne le résultat."
            yield Finding(means.span, message, (Label(remedy.span, "ce que coûte un manquement"),), _REMEDY)


def _remedy_on(contract: Contract, element: Element) -> Remedy | None:
    for remedy in contract.all(Remedy):
        targets = remedy.on.value or () if remedy.on is not None else ()
        if any(target.name == element.name for target in targets):
            return remedy
    return None
