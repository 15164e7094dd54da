"""Qui promet se nomme : un engagement chiffré a un « débiteur », un rapport ou une réunion dit « par »
qui, et « un rapport sera remis » dit de qui.

## Pourquoi c'est un risque

« Un rapport sera remis chaque mois » : après douze mois sans rapport, chacun l'attendait de l'autre, et
personne n'a manqué à rien.

## Exemple fautif

```slac
engagement rappel "Rappel du client"
  délai  4 heures calendaires
```

## Exemple corrigé

```slac
partie prestataire "Prestataire"

engagement rappel "Rappel du client"
  débiteur  prestataire
  délai     4 heures calendaires
```

## Comment corriger

Ajoutez « débiteur » au bloc ou à son chapitre, « par » à la réunion, ou tournez la phrase à l'actif : «
{Le prestataire} remet … ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import names
from slac.lint.finding import Finding, together
from slac.lint.owed import owed
from slac.lint.passages import Sentence, sentences_with
from slac.lint.wording import quote
from slac.model.contract import Activity, Commitment, Contract, Division, Element, Governance, Meeting, Party
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Obligation sans débiteur"
severity = Severity.INFO

_PASSIVE = (
    r"\b(?:(?:sera|seront|doit etre|doivent etre|devra etre|devront etre)\s+(?:\w+ment\s+)?"
    r"(?:remis|fourni|communique|transmis|adresse|envoye|livre|realise|effectue|organise|notifie|etabli|produit)e?s?)\b"
)
_SUBORDINATE = r"\b(?:qui|que|qu'|lorsqu\w*|quand|si|s'il|s'ils|une fois|des que|apres|avant)\b"


def check(contract: Contract) -> Iterator[Finding]:
    bearing = {element.name for element in _governed(contract)}
    if _in_doubt(contract, bearing):
        bearing |= {obligation.obligation.element for obligation in owed(contract)}
    orphans = [one for one in contract.all(Commitment) if one.name not in bearing and _measured(one)]
    if orphans:
        verb = "ne dit pas qui doit le tenir" if len(orphans) == 1 else "ne disent pas qui doit les tenir"
        yield together([one.span for one in orphans], f"{names(orphans)} {verb}.", "Ajoutez « débiteur ».")
    meetings = list(_meetings(contract, bearing))
    if meetings:
        message = f"{quote(meetings[0].text)} : rien ne dit qui en a la charge."
        yield together(meetings, message, "Ajoutez « par » et le nom d'une partie.")
    others = (one for one in sentences_with(contract, _PASSIVE) if one.element.name not in bearing)
    passive = [place for one in others for place in _passive(contract, one)]
    if passive:
        message = f"{quote(passive[0].text)} ne dit pas qui le doit."
        yield together(passive, message, "Nommez la partie qui agit : « {Le prestataire} remet … ».")


def _in_doubt(contract: Contract, bearing: set[str]) -> bool:
    """Whether anything hangs on what the sentences say of who owes what, which costs to find."""
    if any(one.name not in bearing and _measured(one) for one in contract.all(Commitment)):
        return True
    if any(True for _ in _meetings(contract, bearing)):
        return True
    others = (one for one in sentences_with(contract, _PASSIVE) if one.element.name not in bearing)
    return any(True for one in others for _ in _passive(contract, one))


def _measured(element: Commitment) -> bool:
    return bool(element.delays or element.quota or element.frequency)


def _governed(contract: Contract) -> Iterator[Element]:
    """The blocks that have a debtor, their own or that of the division they stand in."""
    division = False
    for element in contract.elements:
        if isinstance(element, Division) and element.keyword in ("chapitre", "annexe", "titre"):
            division = element.debtor is not None
        if division or element.debtor is not None:
            yield element


def _meetings(contract: Contract, bearing: set[str]) -> Iterator[Span]:
    for governance in contract.all(Governance):
        for statement in governance.meetings:
            for _, meeting, inner in statement.each():
                owned = not isinstance(meeting, Meeting) or meeting.by is not None or meeting.attendees
                if not owned and governance.name not in bearing:
                    yield inner.span


def _passive(contract: Contract, sentence: Sentence) -> Iterator[Span]:
    if isinstance(sentence.element, Activity) or " par " in sentence.words or "{par " in sentence.words:
        return
    for place in sentence.places(_PASSIVE):
        before = sentence.words[: place.start - sentence.span.start]
        if not re.search(_SUBORDINATE, before) and not _names_party(contract, sentence.words):
            yield place


def _names_party(contract: Contract, words: str) -> bool:
    for party in contract.all(Party):
        noun = party.designation.value.noun if party.designation and party.designation.value else party.title
        if f"{{{party.name}" in words or f" {party.name}}}" in words or folded_words(noun) in words:
            return True
    return "partie" in words
