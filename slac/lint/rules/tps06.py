"""Un délai ne part que d'un événement. Il en a deux quand le départ en nomme plusieurs sans dire lequel
compte, quand une phrase le fait courir d'un autre événement que celui du décompte, ou quand elle fait
dépendre les obligations d'une condition préalable que le départ ignore.

## Pourquoi c'est un risque

Entre l'appel du lundi 9 h et le dossier complet du mercredi 15 h, il y a deux jours ouvrés. Sur un délai de
quatre, chaque partie tient son départ pour le bon, et l'outil de tickets n'en connaît qu'un.

## Exemple fautif

```slac
décompte
  départ  ouverture du ticket

article délais "Délais"
  Le délai de résolution court de la qualification du ticket par le support.
```

## Exemple corrigé

```slac
décompte
  départ            ouverture du ticket
  suspendu pendant  attente du client

article délais "Délais"
  Le délai de résolution court de l'ouverture du ticket.
```

## Comment corriger

Gardez un seul départ. Si une information peut manquer, suspendez le délai (« suspendu pendant attente du
client ») plutôt que d'en déplacer le départ ; pour deux événements, écrivez « le plus tardif de … et … ».

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.passages import Sentence, sentences
from slac.lint.wording import enumeration, quote
from slac.model.contract import Commitment, Contract, Counting, Priority, Stated
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Événements de départ contradictoires"
severity = Severity.ERROR

_RUNS = r"\bdelais?\b[^.]*?\b(?:court|courent|commence\w*|partent|part)\b"
_EVENTS = (
    r"\bouverture\b",
    r"\bappel\b",
    r"\breception\b",
    r"\bprise\s+en\s+(?:compte|charge)\b",
    r"\bqualification\b",
    r"\bsignalement\b",
    r"\bnotification\b",
)
_CONDITION = r"\bcondition\s+prealable\b"
_OWED = r"\b(?:obligations?|delais?|engagements?|interventions?|doi(?:t|vent))\b"


def check(contract: Contract) -> Iterator[Finding]:
    for element in contract.elements:
        if isinstance(element, Priority | Commitment | Counting):
            yield from _several(element.start)
    counting = contract.counting
    declared = counting.start if counting is not None else None
    if declared is None or not declared.value:
        return
    events = quote(enumeration(declared.value, "ou"))
    label = (Label(declared.span, "le départ déclaré"),)
    known = [event for event in _EVENTS if re.search(event, folded_words(" ".join(declared.value)))]
    for sentence in sentences(contract):
        other = _other_start(sentence, known)
        if other is not None:
            message = f"Les délais partent de {events} d'après le décompte, d'un autre événement d'après cette phrase."
            yield Finding(
                other, message, label, "Gardez un seul départ, ou citez-le : « {départ décompte} »."
            )
        elif re.search(_CONDITION, sentence.words) and re.search(_OWED, sentence.words):
            message = (
                f"Les délais partent de {events}, mais cette phrase fait dépendre les obligations d'une condition "
                "préalable : tant qu'elle n'est pas remplie, le délai court-il ?"
            )
            remedy = "Suspendez plutôt le délai : « suspendu pendant  attente du client » au décompte."
            yield Finding(next(sentence.places(_CONDITION)), message, label, remedy)


def _several(start: Stated[tuple[str, ...]] | None) -> Iterator[Finding]:
    for _, events, statement in start.each() if start is not None else ():
        if len(events) > 1 and not re.match(r"le (?:plus tardif|premier)", folded_words(statement.span.text)):
            yield Finding(
                statement.span,
                f"Le délai part de {quote(enumeration(events, 'ou'))} : rien ne dit lequel compte.",
                help="Gardez un seul événement, ou écrivez « le plus tardif de … et … ».",
            )


def _other_start(sentence: Sentence, known: list[str]) -> Span | None:
    """The event from which a sentence makes delays run, when it is none of the declared."""
    runs = re.search(_RUNS, sentence.words)
    if runs is None or not known:
        return None
    found = [(m.start(), m.end(), event) for event in _EVENTS for m in re.finditer(event, sentence.words)]
    after = sorted(place for place in found if place[0] >= runs.end())
    if not after or after[0][2] in known:
        return None
    start, end, _ = after[0]
    return Span(sentence.span.source, sentence.span.start + start, sentence.span.start + end)
