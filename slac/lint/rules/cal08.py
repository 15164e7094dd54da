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
from collections.abc import Iterator, Set

from slac.diagnostics import Label, Severity
from slac.lint.calendars import calendar_of
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.maintenance import WEEK
from slac.lint.passages import paragraphs_with
from slac.lint.wording import enumeration, minutes
from slac.model.contract import Contract, Priority, ServiceHours
from slac.model.quantities import ClockTime
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.worktime.from_contract import hours_for

title = "24/7 contredit"
severity = Severity.WARNING

_DAY_AND_NIGHT = (
    r"\b24\s*(?:h|heures?)?\s*(?:/|sur|par)\s*(?:24\b|jour\b)|\b24\s*h?\s*[/x×]\s*7\b|\bh24\b|\bjour\s+et\s+nuit\b|"
    r"\bvingt-quatre\s+heures\s+(?:sur\s+vingt-quatre|par\s+jour)\b|\ba\s+toute\s+heure\b"
)
_EVERY_DAY = r"\b7\s*(?:j|jours?)?\s*(?:/|sur)\s*7\b"
_HOURS = r"\bde\s+\d+\s*(?:h|heures?)\b[^,;]*?\ba\s+\d"
#: Who answers, or what is done within the delays.
_SUPPORT = (
    r"\b(?:support|assistance|teleassistance|hotline|soutien|couverture|help\s?-?desk|service\s?-?desk|"
    r"centre\s+de\s+(?:services?|support|contact)|depannage|interv(?:en|ien)\w+)\b|"
    r"\b(?:incidents?|anomalies?|tickets?|demandes?)\b[^,]*\b(?:pris(?:es)?\s+en\s+charge|traite\w*|resolu\w*)"
)
#: What goes on day and night beside office hours: to file a request, to watch, what costs more, what a tool does.
_APART = (
    r"\b(?:depos|declar|saisi|envo[iy]|signal|enregistr|ouvr(?:ent|ir|e)\s+(?:un|des|leurs?|une)|mesur|supervis|surveill|"
    r"sauvegard|repondeur|automati|option|supplement|hors\b|dehors\b|sauf\b|pas\b|ni\b|jamais\b|disponibilite\b)|"
    r"^\W*(?:l[ae]|l'|une?|ce|cette)\s*(?:portail|formulaire|courriel|messagerie|site|espace|extranet|base)\b"
)

_CITED = r"\{(?:[^{}]*\s)?(?P<name>[\w-]+)\}"
#: The colon does not end it: « Heures de couverture : 24 h/24. »
_SENTENCE = r"(?:[^.;!?]|[.;!?](?!\s))+"


def check(contract: Contract) -> Iterator[Finding]:
    running = _running(contract)
    if not running or not all(0 < _minutes(contract, hours) < WEEK for hours in running):
        return
    others = (hours for hours in contract.all(ServiceHours) if _minutes(contract, hours) == WEEK)
    always = {folded_words(hours.written_name) for hours in others}
    for paragraph in paragraphs_with(contract, _SUPPORT):
        for said in re.finditer(_SENTENCE, paragraph.words):
            words = said[0]
            place = _day_and_night(words, always)
            if place is not None and re.search(_SUPPORT, words) and not _is_apart(words, always):
                start = paragraph.span.start + said.start()
                yield _finding(
                    contract, running, Span(paragraph.span.source, start + place[0], start + place[1])
                )


def _day_and_night(words: str, always: Set[str]) -> tuple[int, int] | None:
    """Where a sentence says, or cites, hours that never close."""
    cited = (match for match in re.finditer(_CITED, words) if match["name"] in always)
    match = re.search(_DAY_AND_NIGHT, words) or next(cited, None)
    if match is None and not re.search(_HOURS, words):
        match = re.search(_EVERY_DAY, words)
    return match.span() if match is not None else None


def _is_apart(words: str, always: Set[str]) -> bool:
    """Whether a sentence is about something else than the support, or tells its other hours as well."""
    hours = (match for match in re.finditer(_CITED, words) if match[0].startswith("{horaires"))
    return re.search(_APART, words) is not None or any(match["name"] not in always for match in hours)


def _running(contract: Contract) -> tuple[ServiceHours, ...]:
    """The hours on which delays run, each once, those of the ``décompte`` if none does; () if one runs by the clock."""
    counting = contract.counting
    found: dict[str, ServiceHours] = {}
    for promise in promises(contract):
        target = promise.delay.target
        if target is None or not promise.runs:
            continue
        if isinstance(promise.element, Priority) and isinstance(target.length, ClockTime):
            return ()
        hours = hours_for(contract, promise.element)
        if hours is not None:
            found[hours.name] = hours
    if found or counting is None or counting.hours is None or counting.hours.value is None:
        return tuple(found.values())
    stated = contract.find(counting.hours.value.name)
    return (stated,) if isinstance(stated, ServiceHours) else ()


def _finding(contract: Contract, running: tuple[ServiceHours, ...], place: Span) -> Finding:
    lengths = {_minutes(contract, hours) for hours in running}
    week = f", {minutes(lengths.pop())} par semaine sur 168" if len(lengths) == 1 else ""
    counting = contract.counting
    stated = counting.hours.span if counting is not None and counting.hours is not None else running[0].span
    return Finding(
        place,
        f"Cette phrase dit le support ouvert jour et nuit, mais les délais ne courent que sur "
        f"{enumeration([called(hours) for hours in running])}{week}.",
        (Label(stated, "les délais courent sur ces horaires"),),
        "Dites ce qui se fait à toute heure (déposer une demande), et ce qui suit ces horaires (la traiter).",
    )


def _minutes(contract: Contract, hours: ServiceHours) -> int:
    return sum(calendar_of(contract, hours).weekly_minutes)
