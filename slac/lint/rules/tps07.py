"""Ce qui met fin à un délai est dit, et n'est qu'un seul événement : réponse, contournement, rétablissement ou
résolution. Une assistance promise sous un « délai » sans dire ce qui est fait au bout, ou une demande réputée
résolue après un temps qui n'est pas chiffré, laissent la fin ouverte.

## Pourquoi c'est un risque

Un contournement trouvé en 4 h et une correction livrée en 40 h tiennent ou manquent tous deux un délai de
8 h, selon le mot que l'on retient. C'est le premier sujet de dispute d'un rapport mensuel.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  résolution  8 heures calendaires

décompte
  fin  résolution, contournement
```

## Exemple corrigé

```slac
priorité P1 "Bloquante"
  résolution  8 heures calendaires

décompte
  fin  résolution, contournement admis
```

## Comment corriger

Nommez un seul événement. Si un contournement suffit, écrivez « contournement admis » ; au lieu de
« délai », écrivez « intervention », « rappel » ou « résolution ».

## Source

Pratique.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names, promises
from slac.lint.finding import Finding, together
from slac.lint.passages import sentences_with
from slac.lint.wording import enumeration, quote
from slac.model.contract import Commitment, Contract, Counting, Priority
from slac.syntax.folding import folded_words

title = "Événement de fin ambigu"
severity = Severity.WARNING

_ENDS = frozenset({"resolution", "contournement", "retablissement"})
_DEEMED = r"\b(?:resolue?s?|closes?|clos|cloturee?s?)\b"
#: A visit or a training says by its name what is done; help may be an answer, an intervention or a cure.
_HELP = r"\b(?:assistance|support|soutien|depannage|anomalies?|incidents?|problemes?|demandes?|tickets?|pannes?)\b"
_HANDED_OVER = r"(?:rapport|compte[- ]rendu|releve|bilan|livraison|visite|formation|reponse|rappel)\b"
_VAGUE = r"\b(?:une?\s+)?(?:delai|temps|duree|periode)\s+raisonnable\b"


def check(contract: Contract) -> Iterator[Finding]:
    for element in contract.elements:
        if isinstance(element, Priority | Commitment | Counting) and element.end is not None:
            for _, events, statement in element.end.each():
                if len(_ENDS.intersection(map(folded_words, events))) > 1:
                    yield Finding(
                        statement.span,
                        f"Les délais s'achèvent par {quote(enumeration(events, 'ou'))} : rien ne dit si le premier "
                        "des deux suffit.",
                        help="Si un contournement suffit, écrivez « contournement admis » ; sinon, retirez-le.",
                    )
    yield from _delays_of_nothing(contract)
    for sentence in sentences_with(contract, _VAGUE):
        if re.search(_DEEMED, sentence.words):
            for place in sentence.places(_VAGUE):
                yield Finding(
                    place,
                    f"Une demande serait résolue après {quote(place.text)} : la fin du délai ne se date pas.",
                    help="Chiffrez ce délai, par exemple « sous 10 jours ouvrés à une demande de confirmation ».",
                )


def _delays_of_nothing(contract: Contract) -> Iterator[Finding]:
    if contract.counting is not None and contract.counting.end is not None:
        return
    bare = [
        promise
        for promise in promises(contract)
        if promise.metric == "délai"
        and promise.delay.target is not None
        and promise.element.end is None
        and re.search(_HELP, folded_words(promise.element.title))
        and not re.match(_HANDED_OVER, folded_words(promise.element.title))
    ]
    if bare:
        delays = "du délai" if len(bare) == 1 else "des délais"
        yield together(
            [promise.statement.span for promise in bare],
            f"Rien ne dit ce qui est fait au bout {delays} de {names(p.element for p in bare)} : un rappel, une "
            "intervention, une résolution ?",
            "Nommez-le au lieu d'écrire « délai » (« intervention », « résolution »…), ou ajoutez « fin ».",
        )
