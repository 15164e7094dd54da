"""Un support que le texte dit ouvert jour et nuit ne se compte pas sur des horaires de bureau. Déposer une
demande à toute heure et la traiter aux heures de bureau vont ensemble, si le texte distingue les deux.

## Pourquoi c'est un risque

« Support 7 j/7, 24 h/24 » puis « délais de 9 h à 18 h 30 » : l'incident du samedi matin attend 48 h. Le
client lit la première phrase, l'outil de tickets applique la seconde.

## Exemple fautif

```slac
horaires permanence
  ouvert  7 jours sur 7, 24 heures sur 24

horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h 30

décompte
  horaires  support

article accès "Accès"
  Le support est à la disposition des utilisateurs {horaires permanence}.
```

## Exemple corrigé

```slac
horaires permanence
  ouvert  7 jours sur 7, 24 heures sur 24

horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h 30

décompte
  horaires  support

article accès "Accès"
  Les utilisateurs déposent leurs demandes {horaires permanence} ; le support les traite {horaires support}.
```

## Comment corriger

Dites ce qui se fait jour et nuit (déposer une demande) et ce qui suit les heures de bureau (la traiter).

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.calendars import calendar_of
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import Sentence, sentences
from slac.lint.wording import minutes
from slac.model.contract import Contract, ServiceHours
from slac.source import Span
from slac.syntax.folding import folded_words

title = "24/7 contredit"
severity = Severity.WARNING

_WEEK = 7 * 24 * 60
_ALL_DAY = (
    r"\b7\s*(?:j|jours?)?\s*(?:/|sur)\s*7\b|\b24\s*(?:h|heures?)?\s*(?:/|sur)\s*24\b|\bjour\s+et\s+nuit\b"
)
_SUPPORT = r"\b(?:support|assistance|teleassistance|hotline|soutien)\b"
_APART = (
    r"\b(?:depos|declar|saisi|envo[iy]|signal|ouvr(?:ent|ir|e)\s+(?:un|des|leurs?|une)|trait|repond|mesur)"
)


def check(contract: Contract) -> Iterator[Finding]:
    counting = contract.counting
    named = counting.hours.value.name if counting and counting.hours and counting.hours.value else None
    hours = contract.find(named)
    if not isinstance(hours, ServiceHours) or not 0 < _minutes(contract, hours) < _WEEK:
        return
    always = [
        folded_words(other.written_name)
        for other in contract.all(ServiceHours)
        if _minutes(contract, other) == _WEEK
    ]
    cited = "|".join(rf"\{{horaires\s+{re.escape(name)}\}}" for name in always)
    pattern = f"{_ALL_DAY}|{cited}" if cited else _ALL_DAY
    for sentence in sentences(contract):
        place = next(sentence.places(pattern), None)
        if place is not None and _about_support(sentence):
            yield _finding(contract, hours, place)


def _about_support(sentence: Sentence) -> bool:
    return bool(re.search(_SUPPORT, sentence.words)) and not re.search(_APART, sentence.words)


def _finding(contract: Contract, hours: ServiceHours, place: Span) -> Finding:
    counting = contract.counting
    assert counting is not None
    week = minutes(_minutes(contract, hours))
    return Finding(
        place,
        f"Cette phrase dit le support ouvert jour et nuit, mais les délais ne courent que sur {called(hours)}, "
        f"{week} par semaine sur 168.",
        (
            Label(
                counting.hours.span if counting.hours else counting.span,
                "les délais courent sur ces horaires",
            ),
        ),
        "Dites ce qui se fait à toute heure (déposer une demande), et ce qui suit ces horaires (la traiter).",
    )


def _minutes(contract: Contract, hours: ServiceHours) -> int:
    return sum(calendar_of(contract, hours).weekly_minutes)
