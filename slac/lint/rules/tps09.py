"""Une réponse promise « immédiate », ou en quelques minutes d'horloge, suppose quelqu'un pour la donner : les
horaires sur lesquels elle se compte doivent alors être ouverts jour et nuit.

## Pourquoi c'est un risque

Avec une prise en charge en 15 minutes et un support de 9 h à 18 h, l'incident du vendredi 18 h est en
retard à 18 h 15 et le reste jusqu'au lundi 9 h : 62 h 45 de dépassement, sans faute de personne.

## Exemple fautif

```slac
horaires support
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  15 minutes
```

## Exemple corrigé

```slac
horaires support
  fuseau  Europe/Paris
  ouvert  lundi à vendredi de 9 h à 18 h

priorité P1 "Bloquante"
  prise en charge  15 minutes ouvrées
```

## Comment corriger

Comptez la réponse en temps ouvré, ou donnez à ce niveau des horaires d'astreinte.

## Source

Pratique ; le calcul est fait sur les horaires du contrat.
"""

from collections.abc import Iterator
from datetime import datetime

from slac.diagnostics import Label, Severity
from slac.lint.deadlines import deadlines_of, instant
from slac.lint.facts import RESPONSES, Promise, called, of_case, promises
from slac.lint.finding import Finding, together
from slac.lint.wording import duration, enumeration
from slac.model.contract import Contract, ServiceHours
from slac.model.quantities import ClockTime, UnstatedTime
from slac.syntax.folding import folded_words
from slac.worktime.ground import Ground, ground

title = "Réponse impossible hors ouverture"
severity = Severity.WARNING

_HOUR = 3_600_000


def check(contract: Contract) -> Iterator[Finding]:
    deadlines = deadlines_of(contract)
    found: dict[tuple[str, str], list[Promise]] = {}
    hours_of: dict[str, ServiceHours] = {}
    for promise in promises(contract):
        hours = deadlines.calendars.hours(promise.element)
        said = _said(promise)
        if hours is not None and said and folded_words(promise.metric) in RESPONSES:
            hours_of[hours.name] = hours
            found.setdefault((hours.name, said), []).append(promise)
    for (name, said), some in found.items():
        calendar = deadlines.calendars.of(hours_of[name]).calendar
        closed = _longest_closure(ground(calendar, deadlines.horizon)) if calendar is not None else None
        length = some[0].delay.target.length if some[0].delay.target else None
        allowed = length.milliseconds / 1000 if isinstance(length, ClockTime | UnstatedTime) else 0
        if calendar is None or closed is None or closed[1] - closed[0] <= allowed:
            continue
        closes, opens = (datetime.fromtimestamp(at, calendar.zone) for at in closed)
        verb = "promet" if len(some) == 1 else "promettent"
        who = list(dict.fromkeys(called(p.element) + of_case(p.keys) for p in some))
        finding = together(
            [promise.statement.span for promise in some],
            f"{enumeration(who)} {verb} une {some[0].metric} {said} ; demandée le {instant(closes)}, "
            f"elle n'aurait personne pour la donner avant le {instant(opens, closes.year)}, à l'ouverture de "
            f"{called(hours_of[name])}.",
            "Comptez cette réponse en temps ouvré, ou donnez à ce niveau des horaires d'astreinte.",
        )
        label = Label(hours_of[name].span, "fermé la nuit ou certains jours")
        yield finding._replace(labels=(label, *finding.labels))


def _said(promise: Promise) -> str:
    """How a response that runs by the clock is promised, "" for any other."""
    target = promise.delay.target
    if promise.delay.manner == "immédiate":
        return "immédiate"
    match target.length if target else None:
        case ClockTime():
            return f"en {duration(target)}" if target else ""
        case UnstatedTime(milliseconds) if milliseconds < _HOUR and target:
            return f"en {duration(target)}"
    return ""


def _longest_closure(laid: Ground) -> tuple[float, float] | None:
    """The longest time closed in the first fortnight after New Year's Day; None for what hardly ever closes."""
    day = 24 * 3600
    gaps = [
        (closes, opens)
        for closes, opens in zip(laid.closes, laid.opens[1:], strict=False)
        if opens > closes and laid.begin + 4 * day < closes < laid.begin + 18 * day
    ]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
