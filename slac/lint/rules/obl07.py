"""Ce que le contrat exclut n'est pas ce qu'il promet ailleurs : une exclusion qui reprend l'intitulé ou la
mission d'une activité, ou ce que couvre un périmètre, la vide.

## Pourquoi c'est un risque

Une annexe qui décrit « La formation » sur deux pages et exclut « formation » au point 10 laisse au
prestataire le choix : six jours de formation promis, ou aucun.

## Exemple fautif

```slac
activité formation "La formation"
  mission
    - former les équipes

périmètre support
  exclut "formation"
```

## Exemple corrigé

```slac
activité formation "La formation"
  mission
    - former les équipes

périmètre support
  exclut "formation autre que celle de la présente activité"
```

## Comment corriger

Retirez l'un des deux, ou dites ce que l'exclusion laisse : « formation autre que celle de … ».

## Source

Code civil, art. 1189 (les clauses s'interprètent les unes par rapport aux autres) et 1170 (est réputée
non écrite la clause qui prive de sa substance l'obligation essentielle). Portée : droit français.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.terms import content_stems
from slac.lint.wording import quote
from slac.model.contract import Activity, Bullet, Contract, RichText, Scope, Service
from slac.model.plain_text import plain
from slac.source import Span
from slac.syntax.folding import fold

title = "Exclusion contre engagement"
severity = Severity.ERROR

_LEAVES_SOME = (
    r"\b(?:autres? que|sauf|hors|hormis|au-dela|excepte|supplementaires?|complementaires?|a l'exception)\b"
)
_REMEDY = "Retirez l'un des deux, ou dites ce que l'exclusion laisse."
_ACTION = r"(?:ations?|itions?|ements?|ances?|ences?|er|ir)$"


class _Said(NamedTuple):
    text: str
    span: Span
    substance: frozenset[str]


def check(contract: Contract) -> Iterator[Finding]:
    if not any(scope.excludes for scope in contract.all(Scope)):
        return
    services = _services(contract)
    promised = _by_what_empties_it(_said(text, span, services) for text, span in _promised(contract))
    for text, span in _excluded(contract):
        if re.search(_LEAVES_SOME, fold(text)):
            continue
        excluded = _said(text, span, services)
        against = promised.get(excluded.substance)
        if against is not None:
            message = f"{quote(excluded.text)} est exclu, mais le contrat promet {quote(against.text)}."
            yield Finding(excluded.span, message, (Label(against.span, "promis ici"),), _REMEDY)


def _by_what_empties_it(promised: Iterable[_Said]) -> dict[frozenset[str], _Said]:
    """The first promise of which an exclusion of these words leaves nothing: the same, or all of them but one."""
    found: dict[frozenset[str], _Said] = {}
    for one in promised:
        shorter = (one.substance - {word} for word in one.substance) if len(one.substance) > 2 else ()
        for words in (one.substance, *shorter):
            if words:
                found.setdefault(words, one)
    return found


def _said(text: str, span: Span, services: frozenset[str]) -> _Said:
    words = re.sub(r"mises? en place", "installation", fold(text))
    substance = content_stems(words) - services or content_stems(words)
    return _Said(text, span, frozenset(re.sub(_ACTION, "", word) for word in substance))


def _services(contract: Contract) -> frozenset[str]:
    """The words by which the service is called, which do not tell one task from another."""
    found: set[str] = set(content_stems("service, solution")) if contract.all(Service) else set()
    for service in contract.all(Service):
        names = [service.title, *(service.aliases.value or () if service.aliases else ())]
        found.update(word for name in names for word in content_stems(name))
    return frozenset(found)


def _excluded(contract: Contract) -> Iterator[tuple[str, Span]]:
    for scope in contract.all(Scope):
        for statement in scope.excludes:
            for _, item, inner in statement.each():
                if item.bullets:
                    yield from _bullets(contract, item.bullets)
                elif item.label:
                    yield item.label, inner.span


def _promised(contract: Contract) -> Iterator[tuple[str, Span]]:
    for activity in contract.all(Activity):
        if activity.label:
            yield activity.label, activity.span
        if activity.mission is not None and activity.mission.value:
            yield from _bullets(contract, activity.mission.value)
    for scope in contract.all(Scope):
        for statement in scope.covers:
            for _, item, inner in statement.each():
                if item.label:
                    yield item.label, inner.span


def _bullets(contract: Contract, bullets: tuple[Bullet, ...]) -> Iterator[tuple[str, Span]]:
    for bullet in bullets:
        text: RichText = bullet.text
        yield plain(text, contract), bullet.span
