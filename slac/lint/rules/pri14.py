"""La grille des priorités ne contient que des délais qui se mesurent. « Meilleurs efforts », « dès que
possible », « best effort » y tiennent la place d'un chiffre sans en être un.

## Pourquoi c'est un risque

Un tableau où P4 a « meilleurs efforts » se lit comme quatre engagements ; il n'y en a que trois. Une
demande P4 ouverte depuis 200 jours n'y est pas en retard, et le taux de délais tenus reste à 100 %.

## Exemple fautif

```slac
priorité P4 "Suggestion"
  réponse     3 jours ouvrés
  résolution  meilleurs efforts
```

## Exemple corrigé

```slac
priorité P4 "Suggestion"
  réponse     3 jours ouvrés
  résolution  sans objet
```

## Comment corriger

Écrivez « sans objet » si rien n'est promis, ou un objectif long (« 90 jours calendaires »). Une obligation
de moyens se dit par « obligation moyens », pas à la place d'une durée.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import Promise, called, plain, promises
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, quote
from slac.model.articles import of
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words

title = "Valeur non mesurable dans la grille"
severity = Severity.WARNING

_VAGUE = (
    r"\befforts?\b|\bpossible\b|\bau\s+mieux\b|\bvite\b|\braisonnable|\brapide|\bmeilleurs?\s+delais\b|"
    r"\bvariable\b"
)


def check(contract: Contract) -> Iterator[Finding]:
    found: dict[str, list[tuple[Promise, str]]] = {}
    for promise in promises(contract):
        words = promise.delay.manner or plain(promise.delay.phrase)
        vague = re.search(_VAGUE, folded_words(words)) and not re.search(r"\d", words)
        if isinstance(promise.element, Priority) and vague:
            found.setdefault(promise.element.name, []).append((promise, words))
    for some in found.values():
        first, words = some[0]
        metrics = enumeration([of(promise.metric) for promise, _ in some])
        yield Finding(
            first.statement.span,
            f"{called(first.element)} : {quote(words)} tient lieu de délai {metrics}, sans dire quand il est manqué.",
            help="Écrivez « sans objet » si rien n'est promis, ou un objectif long, « 90 jours calendaires ».",
        )
