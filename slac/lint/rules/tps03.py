"""Dans une grille, un même délai se compte partout de la même façon : en temps ouvré pour tous les niveaux, ou
à l'horloge pour tous. Des heures et des jours de même nature (8 heures ouvrées, puis 2 jours ouvrés) ne
sont pas un mélange.

## Pourquoi c'est un risque

« P1 : 72 heures ; P2 : 4 jours ouvrés » ne se comparent plus d'un coup d'œil. Du vendredi 16 h au lundi
16 h, 72 heures calendaires passent avec 8 h 30 d'ouverture ; du lundi au jeudi, avec 25 h 30. Le même
incident laisse trois fois moins de temps à qui le traite selon le jour où il arrive, mais seulement s'il
est grave.

## Exemple fautif

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h 30

priorité P1 "Bloquante"
  résolution  72 heures calendaires

priorité P2 "Gênante"
  résolution  4 jours ouvrés
```

## Exemple corrigé

```slac
horaires support
  ouvert  lundi à vendredi de 9 h à 17 h 30

priorité P1 "Bloquante"
  résolution  3 jours ouvrés

priorité P2 "Gênante"
  résolution  4 jours ouvrés
```

## Comment corriger

Ramenez tous les niveaux à une seule nature. Si un niveau est vraiment suivi jour et nuit, donnez-lui une
ligne « horaires » qui le dit, et comptez-le en heures ouvrées sur ces horaires.

## Source

Pratique.
"""

from collections.abc import Iterator, Mapping

from slac.diagnostics import Label, Severity
from slac.lint.calendars import is_always_open
from slac.lint.facts import names
from slac.lint.finding import Finding
from slac.lint.natures import settled
from slac.lint.ranks import Level, levels
from slac.model.articles import of
from slac.model.contract import Contract
from slac.model.quantities import ClockTime, DayKind, Days, Length, UnstatedTime, WorkingTime

title = "Natures mélangées dans une grille"
severity = Severity.WARNING

_HOUR = 3_600_000
_CLOCK = "temps calendaire"
_SAID = {
    "clock": _CLOCK,
    "calendaires": _CLOCK,
    "working": "temps ouvré",
    "ouvrés": "temps ouvré",
}


def check(contract: Contract) -> Iterator[Finding]:
    grids: dict[object, dict[str, list[Level]]] = {}
    said = settled(contract)
    for level in levels(contract):
        target = level.promise.delay.target
        nature = _nature(target.length, said) if target is not None else ""
        if nature == _CLOCK and is_always_open(contract, level.promise.element):
            continue  # on hours that never close, the clock counts as they do
        if nature:
            grids.setdefault(level.row, {}).setdefault(nature, []).append(level)
    for grid in grids.values():
        if len(grid) > 1:
            (_, first), *others = grid.items()
            told = [
                f"{nature} pour {names(level.priority for level in some)}" for nature, some in grid.items()
            ]
            yield Finding(
                first[0].promise.statement.span,
                f"Le délai {of(first[0].promise.metric)} se compte tantôt en {', tantôt en '.join(told)}.",
                tuple(Label(some[0].promise.statement.span, f"en {nature}") for nature, some in others),
                "Ramenez tous les niveaux à une seule nature : c'est ainsi qu'ils se comparent.",
            )


def _nature(length: Length | None, said: Mapping[str, str]) -> str:
    """How a length is counted; "" where it does not matter, as for minutes without a nature."""
    match length:
        case None:
            return ""
        case WorkingTime() | Days(_, DayKind.WORKING):
            return "temps ouvré"
        case UnstatedTime(milliseconds):
            unsaid = _SAID.get(said.get("heures", ""), "heures sans nature")
            return unsaid if milliseconds >= _HOUR else ""
        case Days(_, None):
            kind = said.get("jours", "")
            return _SAID.get(kind, f"jours {kind}" if kind else "jours sans nature")
        case Days(_, DayKind.OUVRABLES | DayKind.CLEAR as kind):
            return f"jours {kind.value}"
        case ClockTime() | Days() | _:
            return _CLOCK
