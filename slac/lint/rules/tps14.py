"""Un délai devrait s'arrêter quand sa suite ne dépend plus de qui le doit : attente d'une réponse du client,
accès refusé, attente d'un tiers. C'est une information : ne rien suspendre est un choix, rude pour le
prestataire.

## Pourquoi c'est un risque

Un ticket dû en 8 h ouvrées attend pendant deux jours une copie d'écran : avec des journées de 9 h 30, il
compte en retard de 11 h, et entre dans les pénalités. L'outil de tickets, lui, s'arrêtera de compter si on
le lui demande, et ses chiffres ne seront pas ceux du contrat.

## Exemple fautif

```slac
priorité P1 "Bloquante"
  résolution  8 heures calendaires
```

## Exemple corrigé

```slac
priorité P1 "Bloquante"
  résolution  8 heures calendaires

décompte
  suspendu pendant  attente du client
```

## Comment corriger

Ajoutez « suspendu pendant attente du client » au décompte, ou « suspendu pendant sans objet ».

## Source

CCAG-TIC 2009, art. 14.2.2 (marchés publics qui s'y réfèrent).
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.model.contract import Contract

title = "Suspension du délai absente"
severity = Severity.INFO

#: That a delay stops: « les délais sont suspendus », « le temps d'attente du client n'est pas compté ». That the
#: service does, for want of payment, says nothing of the delays.
_SAID = (
    r"\b(?:delais?|decompte)\b[^.;:]{0,60}\b(?:suspend|interromp|arrete|gele|cesse(?:nt)? de courir|ne cour)"
    r"|\bsuspen(?:d\w*|sion)\s+(?:\w+\s+){0,2}?(?:du|des|les?|ces?|tous|son|leurs?)\s+(?:\w+\s+)?delais?\b"
    r"|\b(?:attente|reponse)\b[^.;:]{0,60}"
    r"\b(?:n'est pas|ne sont pas|n'entre(?:nt)? pas|ne compte(?:nt)? pas|deduit|decompte|exclu)"
)


def check(contract: Contract) -> Iterator[Finding]:
    counting = contract.counting
    if counting is not None and counting.suspended_during is not None:
        return
    running = [
        promise for promise in promises(contract) if promise.runs and promise.element.suspended_during is None
    ]
    if not running or sentences_with(contract, _SAID):
        return
    others = f" et ceux de {len(running) - 1} autres" if len(running) > 2 else ""
    place = counting.span if counting is not None else running[0].statement.span
    yield Finding(
        place,
        "Rien ne suspend les délais quand la réponse attendue est celle du client.",
        (Label(running[0].statement.span, f"ce délai de {called(running[0].element)}{others}"),)
        if counting is not None
        else (),
        "Ajoutez « suspendu pendant  attente du client » au décompte, ou dites que rien ne suspend : « sans objet ».",
    )
