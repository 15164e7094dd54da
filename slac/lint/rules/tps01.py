"""Quand un délai est donné deux fois, en heures et en jours (« 24 h, soit 3 jours »), les deux doivent faire
la même durée sur les horaires qui servent au décompte. La durée d'une journée ouvrée est celle de ces
horaires, pas huit heures ; une journée calendaire compte 24 heures.

## Pourquoi c'est un risque

Chacun retiendra le chiffre qui l'arrange. Sur un support ouvert de 9 h à 18 h 30, « 24 h ouvrées, soit 3
jours ouvrés » laisse 4 h 30 d'écart : un ticket ouvert le lundi à 9 h est dû le mercredi à 14 h d'après les
heures, le jeudi d'après les jours. L'outil de tickets n'appliquera qu'un des deux.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h 30

priorité P2 "Anomalie semi-critique"
  prise en charge  24 heures ouvrées, soit 3 jours ouvrés
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h 30

priorité P2 "Anomalie semi-critique"
  prise en charge  28 heures 30 minutes ouvrées, soit 3 jours ouvrés
```

## Comment corriger

Gardez un seul des deux chiffres, celui qui a été négocié. Si les deux doivent rester, accordez-les sur la
journée des horaires. Quand toutes les équivalences du contrat supposent la même journée, ce sont souvent
les horaires qui ont changé depuis leur rédaction.

## Source

Code civil, art. 1163 (l'objet de l'obligation est déterminé ou déterminable), 1189 (les clauses
s'interprètent les unes par rapport aux autres) et 1190 (dans le doute, contre le créancier, ou contre qui a
proposé un contrat d'adhésion). Portée : droit français. Le calcul, lui, ne dépend d'aucune loi.
"""

from collections.abc import Iterator
from typing import NamedTuple

from slac.diagnostics import Label, Severity
from slac.lint.calendars import calendar_of
from slac.lint.day_lengths import DayLengths
from slac.lint.facts import Promise, called, promises
from slac.lint.finding import Finding
from slac.lint.wording import duration, length, minutes, number_word, quote
from slac.model.contract import Contract, Opening, ServiceHours
from slac.model.quantities import ClockTime, DayKind, Days, Duration, Length, UnstatedTime, WorkingTime
from slac.worktime.from_contract import hours_for

title = "Équivalence heures/jours fausse"
severity = Severity.ERROR

_DAY = 24 * 60


class _Pair(NamedTuple):
    """A delay said in hours (``total`` minutes) and in days; ``working`` and ``clock`` are the possible readings."""

    promise: Promise
    target: Duration
    also: Duration
    total: int
    days: int
    working: bool
    clock: bool


def check(contract: Contract) -> Iterator[Finding]:
    pairs = [pair for promise in promises(contract) if (pair := _pair(promise)) is not None]
    for pair in pairs:
        hours = hours_for(contract, pair.promise.element)
        lengths = DayLengths.of_week(calendar_of(contract, hours).weekly_minutes) if hours else DayLengths(())
        if pair.clock and pair.total == pair.days * _DAY:
            continue
        if pair.working:
            if hours is None or not lengths.each:
                continue  # the length of a day is not known: CAL06 asks for it
            low, high = lengths.of_days(pair.days)
            if low <= pair.total <= high:
                continue
        yield _finding(pair, hours if pair.working else None, lengths, _common_day(pairs))


def _pair(promise: Promise) -> _Pair | None:
    target, also = promise.delay.target, promise.delay.also
    if target is None or also is None or target.length is None or also.length is None:
        return None
    time, days = (
        (target.length, also.length) if isinstance(also.length, Days) else (also.length, target.length)
    )
    total = _minutes(time)
    if not isinstance(days, Days) or not days.count or total is None:
        return None
    working = not isinstance(time, ClockTime) and days.kind in (None, DayKind.WORKING)
    clock = not isinstance(time, WorkingTime) and days.kind in (None, DayKind.CALENDAR)
    if not (working or clock):
        return None
    return _Pair(promise, target, also, total, days.count, working, clock)


def _minutes(value: Length) -> int | None:
    match value:
        case WorkingTime(seconds):
            return seconds // 60
        case ClockTime(milliseconds) | UnstatedTime(milliseconds):
            return milliseconds // 60_000
        case _:
            return None


def _finding(pair: _Pair, hours: ServiceHours | None, lengths: DayLengths, common: str) -> Finding:
    stated, also = duration(pair.target), duration(pair.also)
    message = f"{called(pair.promise.element)} : {stated} ne font pas {also}."
    time, days = (stated, also) if isinstance(pair.also.length, Days) else (also, stated)
    labels: tuple[Label, ...] = ()
    if hours is not None:
        place = f"Sur {quote(hours.written_name)} ({lengths.say_day()})"
        in_days = f"{time} font {lengths.say_time(pair.total)} et " if pair.total >= max(lengths.each) else ""
        makes = "fait" if pair.days == 1 else "font"
        message += f" {place}, {in_days}{days} {makes} {lengths.say_days(pair.days)}."
        labels = tuple(_opening_labels(hours))
    if pair.clock:
        read = "Comptés" if hours is None else "Comptés jour et nuit"
        message += f" {read} à 24 h par jour, {days} font {minutes(pair.days * _DAY)}."
    remedy = f"Gardez un seul des deux chiffres, ou accordez-les : {_accorded(pair, hours, lengths)}."
    return Finding(pair.target.span.to(pair.also.span), message, labels, f"{common}{remedy}")


def _accorded(pair: _Pair, hours: ServiceHours | None, lengths: DayLengths) -> str:
    low, high = lengths.of_days(pair.days) if hours else (pair.days * _DAY,) * 2
    days = length(Days(pair.days, DayKind.WORKING if hours else DayKind.CALENDAR))
    time = length(WorkingTime(low * 60) if hours else ClockTime(low * 60_000))
    return (
        quote(f"{time}, soit {days}")
        if low == high
        else f"{quote(days)} seul, car les journées sont inégales"
    )


def _opening_labels(hours: ServiceHours) -> Iterator[Label]:
    for statement in hours.opens:
        for _, opening, inner in statement.each():
            if isinstance(opening, Opening):
                lengths = DayLengths.of_week([sum(_slot(*slot) for slot in opening.hours)])
                yield Label(inner.span, lengths.say_day())


def _slot(opens: str, closes: str) -> int:
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in (opens, closes))
    return end - start if end > start else end - start + _DAY


def _common_day(pairs: list[_Pair]) -> str:
    """What all equivalences of the contract have in common, when they suppose one length of day."""
    days = {(pair.total, pair.days) for pair in pairs}
    implied = {total / number for total, number in days}
    if len(pairs) < 2 or len(implied) > 1 or not implied.copy().pop().is_integer():
        return ""
    day = minutes(int(implied.pop()))
    return f"Les {number_word(len(pairs))} équivalences du contrat supposent toutes une journée de {day}. "
