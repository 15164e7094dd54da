"""Un contrat qui promet des délais ou des taux devrait dire ce qui se passe quand ils ne sont pas tenus :
crédit, pénalité, résiliation, ou aucune conséquence propre. C'est une information : ne rien prévoir est un
choix possible, mais il vaut mieux qu'il soit écrit.

## Pourquoi c'est un risque

Sans rien d'écrit, il reste au client le droit commun : prouver un préjudice et son montant. Pour une heure
d'indisponibilité d'un service facturé 1 200 € par mois, cette preuve coûte plus que ce qu'elle rapporte ;
l'engagement devient sans effet.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT"
  palier    de 98 % inclus à 99 % exclu : 5 %
  palier    moins de 98 % : 10 %
```

## Comment corriger

Ajoutez un bloc « crédits » ou « pénalités », ou une phrase : « Le non-respect d'un délai ne donne lieu à
aucune pénalité. »

## Source

CCAG-TIC 2009, art. 31.2.1 (pénalités d'indisponibilité ; marchés publics qui s'y réfèrent) ; Code civil,
art. 1217 (sanctions de l'inexécution). Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, words_of
from slac.lint.finding import Finding
from slac.model.contract import Commitment, Contract, Element, Measure, Priority, Remedy
from slac.syntax.folding import folded_words

title = "Sanction absente"
severity = Severity.INFO

#: Any of these in a text means that the author thought of it.
_CONSEQUENCE = r"\b(?:penalite|credits? de service|un avoir\b|avoirs\b|resili|indemni|dommages)"


def check(contract: Contract) -> Iterator[Finding]:
    promising = [element for element in contract.elements if _promises(element)]
    if not promising or contract.all(Remedy) or any(_speaks_of_it(element) for element in contract.elements):
        return
    first = promising[0]
    yield Finding(
        contract.agreement.span,
        "Le contrat prend des engagements, mais ne dit pas ce qui se passe quand ils ne sont pas tenus.",
        (Label(first.span, f"un engagement sans conséquence : {called(first)}"),),
        "Ajoutez des crédits, des pénalités ou une faculté de résiliation, ou écrivez qu'il n'y en a pas.",
    )


def _promises(element: Element) -> bool:
    match element:
        case Priority(delays=delays) | Commitment(delays=delays) if delays:
            return True
        case Measure(targets=targets) | Commitment(targets=targets):
            return bool(targets)
        case _:
            return False


def _speaks_of_it(element: Element) -> bool:
    return any(re.search(_CONSEQUENCE, folded_words(words.text)) for words in words_of(element))
