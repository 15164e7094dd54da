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
from slac.lint.passages import paragraphs
from slac.lint.terms import in_prose
from slac.model.contract import Commitment, Contract, Element, Measure, Priority, Remedy
from slac.syntax.folding import folded_words

title = "Sanction absente"
severity = Severity.INFO

#: Any of these in a paragraph means that the author thought of it...
_SANCTION = r"\b(?:penalites?|credits? de service|un avoir|avoirs|dommages)\b"
#: ... as do these, where it is about a breach: a contract also ends by notice, or for an event that nobody controls.
_END = (
    r"\b(?:resili|indemni|met(?:tre)? fin|responsabilite (?:est|sera|se trouve)\w* engagee?|rembours|dedommag|compens|"
    r"remises?\b|reductions?\b)"
)
_BREACH = (
    r"\b(?:manque|inexecut|non-respect|pas (?:tenu|respect)|meconn|fautes?\b|defauts?\b|defaillan|retards?\b|pannes?\b|"
    r"interruptions?\b|arrets?\b|indisponib)"
)
#: What the customer pays late, and force majeure, are no breach of these commitments.
_ELSEWHERE = r"\b(?:paiements?|factures?|reglements?|sommes? (?:dues?|restees?)|force majeure|empechement)\b"


def check(contract: Contract) -> Iterator[Finding]:
    promising = [element for element in contract.elements if _promises(element)]
    if not promising or contract.all(Remedy) or _speaks_of_it(contract):
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


def _speaks_of_it(contract: Contract) -> bool:
    values = [words.span for element in contract.elements for words in words_of(element)]
    told = set(
        in_prose(contract, values)
    )  # by its paragraphs, whole: half a sentence does not say what it is about
    texts = [paragraph.words for paragraph in paragraphs(contract)]
    texts += [folded_words(value.text) for value in values if value not in told]
    return any(_is_sanction(text) for text in texts if not re.search(_ELSEWHERE, text))


def _is_sanction(text: str) -> bool:
    return bool(re.search(_SANCTION, text) or (re.search(_END, text) and re.search(_BREACH, text)))
