"""Un délai en mois n'a pas de longueur fixe : il va de quantième à quantième, et certains mois n'ont pas le
jour qu'il faudrait. Le contrat peut donner la règle, ou compter en jours. C'est une information.

## Pourquoi c'est un risque

Un mois fait 28 jours à partir du 31 janvier, 31 à partir du 31 juillet. Pour une réclamation forclose au
bout d'un mois, trois jours changent la réponse.

## Exemple fautif

```slac
engagement restitution "Restitution des données"
  délai  2 mois
```

## Exemple corrigé

```slac
engagement restitution "Restitution des données"
  délai  60 jours calendaires
```

## Comment corriger

Comptez en jours calendaires, ou dites dans un article que les délais en mois vont « de quantième à
quantième, et s'achèvent le dernier jour du mois qui n'a pas ce quantième ».

## Source

Calcul. Le Code de procédure civile, art. 641, donne cette règle pour les actes de procédure seulement.
"""

from collections.abc import Iterator
from datetime import date

from slac.diagnostics import Severity
from slac.lint.facts import called, promises
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import duration
from slac.model.contract import Contract, Element, Maintenance, Remedy
from slac.model.quantities import Duration, Months

title = "Délai en mois sans règle de quantième"
severity = Severity.INFO

_RULE = r"\bquantieme\b|\bde date a date\b"
_LONGEST = 12


def check(contract: Contract) -> Iterator[Finding]:
    found = [
        (element, stated, length.count)
        for element, stated in _durations(contract)
        if isinstance(length := stated.length, Months) and length.count < _LONGEST
    ]
    if not found or sentences_with(contract, _RULE):
        return
    for element, stated, months in found:
        lengths = [_days(date(2026, month, 31), months) for month in (1, 3, 5, 7, 8, 10, 12)]
        verb = "fait" if months == 1 else "font"
        yield Finding(
            stated.span,
            f"{called(element)} : {duration(stated)} {verb} de {min(lengths)} à {max(lengths)} jours selon la date "
            "de départ, et le contrat ne dit pas comment un tel délai se compte.",
            help="Comptez en jours calendaires, ou dites que les délais en mois vont de quantième à quantième.",
        )


def _durations(contract: Contract) -> Iterator[tuple[Element, Duration]]:
    for promise in promises(contract):
        if promise.delay.target is not None:
            yield promise.element, promise.delay.target
    for element in contract.elements:
        if isinstance(element, Remedy) and element.claim is not None and element.claim.value is not None:
            yield element, element.claim.value.within
        if (
            isinstance(element, Maintenance)
            and element.notice is not None
            and element.notice.value is not None
        ):
            yield element, element.notice.value.within


def _days(start: date, months: int) -> int:
    year, month = divmod(start.month - 1 + months, 12)
    following = date(start.year + year + month // 11, (month + 1) % 12 + 1, 1)
    last = (following - date(start.year + year, month + 1, 1)).days
    return (date(start.year + year, month + 1, min(start.day, last)) - start).days
