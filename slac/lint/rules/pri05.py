"""Un contrat qui parle de questions ou de demandes d'évolution leur donne un niveau de priorité, ou dit
qu'elles n'en ont pas. Le constat les cherche dans le texte et parmi les demandes couvertes, puis dans les
critères des priorités.

## Pourquoi c'est un risque

« Un utilisateur ouvre un ticket pour une anomalie ou une question » : les anomalies ont 8, 24 ou 40 heures,
la question n'a rien. Une question sans réponse depuis trois semaines ne manque à aucun engagement, et
l'outil de tickets, qui veut une priorité, lui en donne une au hasard.

## Exemple fautif

```slac
priorité P1 "Critique"
  quand
    - le service est inaccessible

priorité P2 "Mineure"
  quand
    - une anomalie sans effet sur l'usage

définition Ticket
  Dossier ouvert quand un utilisateur signale une anomalie ou pose une question.
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  quand
    - le service est inaccessible

priorité P2 "Mineure"
  quand
    - une anomalie sans effet sur l'usage
    - une question d'utilisation

définition Ticket
  Dossier ouvert quand un utilisateur signale une anomalie ou pose une question.
```

## Comment corriger

Ajoutez la question aux critères ou aux exemples d'un niveau, ou un niveau pour elle.

## Source

Pratique.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import plain
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import enumeration
from slac.model.contract import Bullet, Contract, Priority, Stated
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Demandes non classées"
severity = Severity.WARNING

#: What is spoken of, as a text says it, and what a criterion says of it.
_KINDS = {
    "les questions": (
        r"\bquestions?\s+(?:fonctionnelles?|techniques?|simples?|d'(?:utilisation|usage))\b|"
        r"\bpose(?:r|nt)?\s+(?:une|des|leurs)\s+questions?\b",
        r"question|information|explication|renseign|conseil|utilisation|assistance",
    ),
    "les demandes d'évolution": (
        r"\bdemandes?\s+d'(?:evolutions?|ameliorations?)\b",
        r"evolution|amelior|suggestion|changement|modification",
    ),
}
_OUTSIDE = r"\b(?:exclu|hors\s+perimetre|devis|n'inclu|ne\s+compren|ne\s+couvr)"


def check(contract: Contract) -> Iterator[Finding]:
    priorities = contract.all(Priority)
    if len(priorities) < 2:
        return
    criteria = folded_words(" ".join(_criteria(priorities)))
    for kind, (spoken, classed) in _KINDS.items():
        place = _first(contract, spoken)
        if place is not None and not re.search(classed, criteria):
            levels = enumeration([priority.written_name for priority in priorities])
            yield Finding(
                place,
                f"Aucun niveau ne reçoit {kind}, dont le contrat parle pourtant : {levels} n'en disent rien.",
                (Label(priorities[-1].span, "le dernier niveau"),),
                "Ajoutez-les aux critères d'un niveau, ou dites qu'elles n'ont pas de délai.",
            )


def _first(contract: Contract, pattern: str) -> Span | None:
    for sentence in sentences_with(contract, pattern):
        if not re.search(_OUTSIDE, sentence.words):
            return next(sentence.places(pattern))
    return None


def _criteria(priorities: tuple[Priority, ...]) -> Iterator[str]:
    for priority in priorities:
        yield priority.title
        told: tuple[Stated[tuple[Bullet, ...]] | None, ...] = (
            priority.criteria,
            priority.examples,
            priority.description,
        )
        for stated in told:
            for _, bullets, _ in stated.each() if stated is not None else ():
                yield from (plain(bullet.text) for bullet in bullets)
