"""Vingt-quatre heures ouvrées ne font pas un jour. Une durée ronde (24, 48 ou 72 heures ouvrées) se lit comme
un, deux ou trois jours ; sur des horaires de bureau, elle en dure deux à quatre fois plus.

## Pourquoi c'est un risque

« Rappel sous 48 heures ouvrées », sur un service ouvert 6 h par jour, laisse huit jours ouvrés : le client
qui demande le lundi attend un rappel le mercredi, le contrat le promet pour le mercredi de la semaine
suivante.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 12 h et de 14 h à 17 h

engagement rappel "Rappel du client"
  rappel  48 heures ouvrées
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 12 h et de 14 h à 17 h

engagement rappel "Rappel du client"
  rappel  2 jours ouvrés
```

## Comment corriger

Écrivez la durée en jours ouvrés, celle qui a été voulue : « 2 jours ouvrés » si l'on pensait à deux jours,
« 8 jours ouvrés » si l'on pensait bien à 48 heures de travail.

## Source

Pratique ; le calcul est fait sur les horaires du contrat.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.calendars import calendar_of
from slac.lint.day_lengths import DayLengths
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.wording import count, duration
from slac.model.contract import Contract
from slac.model.quantities import WorkingTime
from slac.worktime.from_contract import hours_for

title = "Durée ouvrée trompeuse"
severity = Severity.WARNING

_DAY = 24 * 60


def check(contract: Contract) -> Iterator[Finding]:
    for promise in promises(contract):
        target = promise.delay.target
        length = target.length if target else None
        if target is None or promise.delay.also is not None or not isinstance(length, WorkingTime):
            continue
        hours = hours_for(contract, promise.element)
        minutes = length.seconds // 60
        if hours is None or not minutes or minutes % _DAY:
            continue
        days = DayLengths.of_week(calendar_of(contract, hours).weekly_minutes)
        if not days.each or max(days.each) >= _DAY // 2:
            continue
        whole, time = minutes // _DAY, duration(target)
        yield Finding(
            promise.statement.span,
            f"{called(promise.element)} : {time} se lisent comme {count(whole, 'jour')}, mais font "
            f"{days.say_time(minutes)} ouvrés sur {called(hours)} ({days.say_day()}).",
            (Label(hours.span, days.say_day()),),
            f"Écrivez la durée en jours : « {count(whole, 'jour ouvré', 'jours ouvrés')} », si c'est ce qui a été "
            "voulu.",
        )
