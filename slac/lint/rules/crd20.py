"""La pénalité est due de plein droit, ou après une mise en demeure : pas l'un dans le bloc et l'autre dans le texte.

## Pourquoi c'est un risque

Trois mois de pénalités, à 150 € par jour, sont dus ou ne le sont pas selon la ligne que l'on retient : celui qui n'a
pas mis en demeure perd 13 500 €.

## Exemple fautif

```slac
pénalités retard "Pénalités de retard"
  montant  150 € par jour
  après mise en demeure

article retards "Retards"
  La pénalité est due sans mise en demeure préalable.
```

## Exemple corrigé

```slac
pénalités retard "Pénalités de retard"
  montant  150 € par jour
  de plein droit

article retards "Retards"
  La pénalité est due sans mise en demeure préalable.
```

## Comment corriger

Choisissez, et ne le dites qu'une fois.

## Source

Code civil, art. 1231-5 al. 5 : sauf inexécution définitive, la pénalité n'est encourue que lorsque le débiteur est mis
en demeure ; art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import quote
from slac.model.contract import Contract, Remedy

title = "Mise en demeure exigée et écartée"
severity = Severity.ERROR

_WITHOUT = (
    r"\bsans\s+(?:qu'il\s+soit\s+besoin\s+d'une\s+|qu'une\s+)?mise\s+en\s+demeure\b|\bde\s+plein\s+droit\b"
)
_AFTER = r"\bapres\s+(?:une\s+)?mise\s+en\s+demeure\b"


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        if remedy.keyword != "pénalités":
            continue
        if remedy.after_notice is not None and remedy.after_notice.given:
            stated, contrary, what = remedy.after_notice, _WITHOUT, "après mise en demeure"
        elif remedy.automatic is not None and remedy.automatic.given:
            stated, contrary, what = remedy.automatic, _AFTER, "de plein droit"
        else:
            continue
        for sentence in sentences_with(contract, contrary):
            if _is_about_penalties(sentence.words):
                place = next(sentence.places(contrary))
                yield Finding(
                    place,
                    f"{called(remedy)} : la pénalité est due « {what} » d'après le bloc, et {quote(place.text)} "
                    "d'après cette phrase.",
                    (Label(stated.line, "déclaré ici"),),
                    "Choisissez, et ne le dites qu'une fois.",
                )
                break


def _is_about_penalties(words: str) -> bool:
    return "penalit" in words and "factur" not in words and "paiement" not in words
