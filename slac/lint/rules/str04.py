"""Une suite de numéros imposés ne saute rien : après 4.1.2 vient 4.1.3, et les chapitres commencent à 1.

## Pourquoi c'est un risque

Un numéro manquant fait chercher la clause perdue : entre « 4.1.2 Responsabilités » et « 4.1.4
Correspondants », le lecteur attend « 4.1.3 Délais », et chacun peut soutenir que le délai convenu y
était.

## Exemple fautif

```slac
article objet "Objet"
  numéro  1

  Le prestataire assiste le client.

article prix "Prix"
  numéro  3

  Le prix est forfaitaire.
```

## Exemple corrigé

```slac
article objet "Objet"
  numéro  1

  Le prestataire assiste le client.

article prix "Prix"
  numéro  2

  Le prix est forfaitaire.
```

## Comment corriger

Rétablissez la clause qui manque, ou retirez les lignes « numéro » : slac numérote dans l'ordre des
blocs.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.numbering import Numbered, numbers, series
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract

title = "Numéro manquant"
severity = Severity.WARNING

_SHOWN = 4


def check(contract: Contract) -> Iterator[Finding]:
    for prefix, members in series(numbers(contract)):
        seen = {one.last for one in members}
        gaps = [n for n in range(1, max(seen)) if n not in seen]
        for first, last in _runs(gaps):
            after = next(one for one in members if one.last == last + 1)
            yield Finding(after.span, _message(prefix, first, last, after), help=_remedy(prefix, first, last))


def _runs(gaps: list[int]) -> Iterator[tuple[int, int]]:
    """The gaps as stretches: 1, 2, 5 is 1-2 and 5-5."""
    start = None
    for at, number in enumerate(gaps):
        start = number if start is None else start
        if at + 1 == len(gaps) or gaps[at + 1] != number + 1:
            yield start, number
            start = None


def _message(prefix: str, first: int, last: int, after: Numbered) -> str:
    missing = [f"{prefix}{n}" for n in range(first, min(last, first + _SHOWN - 1) + 1)]
    named = enumeration(missing) if last < first + _SHOWN else f"{prefix}{first} à {prefix}{last}"
    verb = "manque" if first == last else "manquent"
    if first == 1:
        return f"La numérotation commence à {after.number} ({after.title}) : {named} {verb}."
    return f"{named} {verb} : la numérotation saute de {prefix}{first - 1} à {after.number} ({after.title})."


def _remedy(prefix: str, first: int, last: int) -> str:
    one = first == last
    what = quote(f"{prefix}{first}") if one else "ces numéros"
    return f"Rétablissez ce que {what} {'portait' if one else 'portaient'}, ou renumérotez."
