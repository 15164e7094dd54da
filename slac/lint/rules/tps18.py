"""Un niveau d'escalade est saisi avant l'échéance qu'il doit sauver. Les deux durées sont comparées pour tous
les départs d'une année, sur les horaires du contrat.

## Pourquoi c'est un risque

« N2 au bout de 8 heures ouvrées » pour un incident dû en 4 heures : l'expert apprend l'incident 4 heures
après que l'engagement est manqué.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  résolution  4 heures ouvrées

escalade niveaux
  pour  P1
  N1    "support"
  N2    "expert", au bout de 8 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  résolution  4 heures ouvrées

escalade niveaux
  pour  P1
  N1    "support"
  N2    "expert", au bout de 1 heure ouvrée
```

## Comment corriger

Abaissez le seuil du niveau, ou donnez à cette priorité une escalade à elle.

## Source

Pratique ; le calcul est fait sur les horaires du contrat.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.deadlines import Deadlines, deadlines_of
from slac.lint.facts import RESOLUTIONS, Promise, called, promises
from slac.lint.finding import Finding
from slac.lint.wording import duration
from slac.model.contract import Contract, Escalation, Priority
from slac.model.quantities import Duration
from slac.syntax.folding import folded_words

title = "Escalade après l'échéance"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    escalations = contract.all(Escalation)
    if not escalations:
        return
    deadlines = deadlines_of(contract)
    ends = [
        promise
        for promise in promises(contract)
        if isinstance(promise.element, Priority)
        and folded_words(promise.metric) in RESOLUTIONS
        and promise.delay.target is not None
    ]
    for escalation in escalations:
        about = (
            {one.name for one in escalation.concerns.value or ()}
            if escalation.concerns is not None
            else set()
        )
        for statement in escalation.rungs:
            for _, rung, inner in statement.each():
                if rung.after is None:
                    continue
                late = [
                    end
                    for end in ends
                    if (not about or end.element.name in about) and _too_late(deadlines, end, rung.after)
                ]
                if late:
                    end, target = late[0], late[0].delay.target
                    assert target is not None
                    yield Finding(
                        inner.span,
                        f"{rung.level} n'est saisi qu'au bout de {duration(rung.after)}, quand "
                        f"{called(end.element)} est déjà échue ({end.metric} : {duration(target)}).",
                        tuple(
                            Label(one.statement.span, f"échéance de {called(one.element)}") for one in late
                        ),
                        "Abaissez ce seuil, ou donnez à cette priorité une escalade à elle.",
                    )


def _too_late(deadlines: Deadlines, end: Promise, after: Duration) -> bool:
    """Whether so long after the start is never before the end, however both are read."""
    rung = end._replace(delay=type(end.delay)(target=after, span=after.span))
    orders = deadlines.orders(end, rung)
    return bool(orders) and all(order.sooner is None for order in orders)
