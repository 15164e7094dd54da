"""Une priorité doit dire en combien de temps on répond, et en combien de temps le trouble prend fin
(résolution, rétablissement ou contournement). « sans objet » ou « sur demande » disent quelque
chose ; le silence, non.

## Pourquoi c'est un risque

Un délai de prise en charge seul est tenu par un accusé de réception. Une application de paie arrêtée le 28
du mois, prise en charge en une heure et réparée en trois semaines, ne manque alors à aucun engagement.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  1 heure ouvrée
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  1 heure ouvrée
  résolution       8 heures ouvrées
```

## Comment corriger

Ajoutez le délai qui manque. Si aucune durée n'est promise, dites-le : « résolution sans
objet ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import RESOLUTIONS, RESPONSES, names
from slac.lint.finding import Finding, together
from slac.model.contract import Commitment, Contract, Priority
from slac.syntax.folding import folded_words

title = "Priorité sans délai"
severity = Severity.WARNING

_RESPONSE = "délai de réponse ou de prise en charge"
_RESOLUTION = "délai de résolution, de rétablissement ou de contournement"


def check(contract: Contract) -> Iterator[Finding]:
    elsewhere = {folded_words(t.metric) for commitment in contract.all(Commitment) for t in commitment.delays}
    without: dict[str, list[Priority]] = {"délai": [], _RESPONSE: [], _RESOLUTION: []}
    for priority in contract.all(Priority):
        said = {folded_words(timed.metric) for timed in priority.delays} | elsewhere
        if not said:
            without["délai"].append(priority)
        elif not said & RESPONSES:
            without[_RESPONSE].append(priority)
        elif not said & RESOLUTIONS:
            without[_RESOLUTION].append(priority)
    for what, priorities in without.items():
        if priorities:
            yield _finding(priorities, what)


def _finding(priorities: list[Priority], what: str) -> Finding:
    example = "réponse  sans objet" if what == _RESPONSE else "résolution  sans objet"
    verb = "n'a" if len(priorities) == 1 else "n'ont"
    return together(
        [priority.span for priority in priorities],
        f"{names(priorities)} {verb} aucun {what}.",
        f"Ajoutez le délai, ou dites qu'il n'y en a pas : « {example} ».",
    )
