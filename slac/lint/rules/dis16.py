"""La perte de données promise ne peut pas être plus courte que l'intervalle entre deux sauvegardes : ce qui a
été saisi depuis la dernière est perdu.

## Pourquoi c'est un risque

« Perte de données d'une heure au plus », avec une sauvegarde chaque nuit à 1 h : un disque perdu à 17 h
emporte la journée de travail de tout le monde, seize fois plus que ce qui est promis.

## Exemple fautif

```slac
engagement sauvegardes "Sauvegardes"
  fréquence         chaque jour
  perte de données  1 heure calendaire
```

## Exemple corrigé

```slac
engagement sauvegardes "Sauvegardes"
  fréquence         chaque jour
  perte de données  24 heures calendaires
```

## Comment corriger

Sauvegardez plus souvent, ou promettez l'intervalle : « perte de données 24 heures calendaires ».

## Source

Calcul.
"""

from collections.abc import Iterator
from fractions import Fraction

from slac.diagnostics import Label, Severity
from slac.lint.facts import LOSSES, called, promises
from slac.lint.finding import Finding
from slac.lint.maintenance import DAY, clock_minutes, per_period
from slac.lint.wording import duration, span_of_time
from slac.model.contract import Commitment, Contract, Frequency
from slac.model.quantities import Days, Duration, Weeks
from slac.syntax.folding import folded_words

title = "Perte de données inférieure au pas de sauvegarde"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    backups = [c for c in contract.all(Commitment) if c.frequency is not None and _backs_up(c)]
    for promise in promises(contract):
        target = promise.delay.target
        if folded_words(promise.metric) not in LOSSES or target is None:
            continue
        own = [b for b in backups if b.name == promise.element.name] or backups
        backup = own[0] if len(own) == 1 else None
        rhythm = backup.frequency.value if backup is not None and backup.frequency is not None else None
        loss, interval = _minutes(target), _interval(rhythm) if isinstance(rhythm, Frequency) else None
        if backup is None or backup.frequency is None or loss is None or interval is None or loss >= interval:
            continue
        yield Finding(
            promise.statement.span,
            f"{called(promise.element)} : une perte de {duration(target)} au plus est promise, mais la sauvegarde ne "
            f"revient que toutes les {span_of_time(int(interval * 60_000))}.",
            (Label(backup.frequency.span, "le rythme des sauvegardes"),),
            "Sauvegardez plus souvent, ou promettez l'intervalle entre deux sauvegardes.",
        )


def _backs_up(commitment: Commitment) -> bool:
    losing = any(folded_words(timed.metric) in LOSSES for timed in commitment.delays)
    return losing or "sauvegarde" in folded_words(commitment.title)


def _minutes(loss: Duration) -> Fraction | None:
    match loss.length:
        case Days(count, _):
            return Fraction(count * DAY)
        case Weeks(count):
            return Fraction(7 * count * DAY)
    return clock_minutes(loss)


def _interval(rhythm: Frequency) -> Fraction | None:
    unit = folded_words(rhythm.unit)
    if unit.startswith("heure"):
        return Fraction(60 * rhythm.every, rhythm.times)
    period = per_period(rhythm.unit)
    return Fraction(period[0] * DAY * rhythm.every, rhythm.times) if period is not None else None
