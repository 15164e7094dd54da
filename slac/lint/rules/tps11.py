"""Un délai qui oblige est chiffré. « Dans un délai raisonnable », « dans les meilleurs délais »,
« rapidement », « immédiatement », « sans délai » n'en sont pas : le constat les relève quand aucune durée
ne les suit.

## Pourquoi c'est un risque

Rien n'est jamais manqué, ou tout l'est. Entre « rétablir dans les meilleurs délais » lu comme 2 h et lu
comme 2 jours, le client perd une journée de production, et aucun des deux ne peut prouver qu'il a raison.

## Exemple fautif

```slac
article incidents "Incidents"
  En cas d'interruption, le Prestataire rétablit le service dans les meilleurs délais.
```

## Exemple corrigé

```slac
article incidents "Incidents"
  En cas d'interruption, le Prestataire rétablit le service {sous 4 heures ouvrées}.
```

## Comment corriger

Donnez une durée, ou citez celle d'une priorité (« {résolution P1} »). Si la diligence est bien tout ce qui
est dû, dites-le comme une obligation de moyens, et écartez le constat.

## Source

Code civil, art. 1163 (l'objet de l'obligation est déterminé ou déterminable ; droit français) ; Code civil
du Québec, art. 1373 (l'objet est possible et déterminé ou déterminable ; droit québécois).
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called, plain, promises
from slac.lint.finding import Finding, together
from slac.lint.passages import Sentence, sentences_with
from slac.lint.wording import quote
from slac.model.articles import of
from slac.model.contract import Contract, Priority
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Délai vague"
severity = Severity.WARNING

_REMEDY = (
    "Donnez une durée (« {sous 4 heures ouvrées} »), ou citez celle d'une priorité (« {résolution P1} »)."
)

#: Vague wherever they stand.
_ALWAYS = (
    r"\b(?:dans\s+)?(?:une?|des)\s+(?:delais?|temps|duree)\s+raisonnables?\b|\bdans\s+les\s+(?:meilleurs|plus\s+brefs)\s+delais\b|"
    r"\b(?:au\s+plus|aussi)\s+vite(?:\s+que\s+possible)?\b|\bdes\s+que\s+possible\b|"
    r"\bprise\s+en\s+charge\s+immediate\b|\bdelais?\s+[^.]{0,30}?tres\s+courts?\b"
)
#: Vague where somebody is bound by them.
_OWED = (
    r"\b(?:rapidement|promptement|sans\s+(?:delai|retard)|immediatement(?!\s+(?:inferieur|superieur|suivant|"
    r"precedent|anterieur|apres|avant)))\b"
)
_BINDS = (
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|s'engage\w*|s'oblige\w*|tenue?s?|avise\w*|informe\w*|previen\w*|"
    r"signale\w*)\b"
)
_FIGURE = r"au\s+plus\s+tard|\d|\{(?:sous|dans|en)\b"
_WITHDRAWAL = r"\bresili"
_VAGUE_WORDS = r"\b(?:court|bref|rapide|raisonnable|possible|vite|meilleur|immediat)"
#: A vague end of a delay is told by TPS07.
_ENDS = r"\b(?:resolue?s?|closes?|clos|cloturee?s?)\b"


def check(contract: Contract) -> Iterator[Finding]:
    for promise in promises(contract):
        words = plain(promise.delay.phrase)
        if isinstance(promise.element, Priority):
            continue  # a grid is PRI14's
        if words and re.search(_VAGUE_WORDS, folded_words(words)) and not re.search(r"\d", words):
            message = f"{called(promise.element)} : {quote(words)} ne donne aucun délai {of(promise.metric)}."
            yield Finding(promise.statement.span, message, help=_REMEDY)
    alike: dict[str, list[Span]] = {}
    for sentence in sentences_with(contract, f"{_ALWAYS}|{_OWED}"):
        for place in _vague(sentence):
            alike.setdefault(folded_words(place.text), []).append(place)
    for places in alike.values():
        message = f"{quote(places[0].text)} ne donne aucun délai : rien ne dit quand l'engagement est manqué."
        yield together(places, message, _REMEDY)


def _vague(sentence: Sentence) -> Iterator[Span]:
    words = sentence.words
    if re.search(_WITHDRAWAL, words):
        return
    patterns = f"{_ALWAYS}|{_OWED}" if re.search(_BINDS, words) else _ALWAYS
    for place in sentence.places(patterns):
        after = words[place.end - sentence.span.start :]
        if re.search(_FIGURE, after) or ("raisonnable" in place.text and re.search(_ENDS, words)):
            continue
        yield place
