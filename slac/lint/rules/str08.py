"""Une rubrique que chaque activité reprend y porte le même rang : si « correspondants » est au 4.1.4, elle
est au 4.2.4. C'est une information.

## Pourquoi c'est un risque

Qui cherche les correspondants au 4.2.4 y trouve les moyens. Sur une astreinte, c'est le mauvais numéro
composé à 3 h du matin.

## Exemple fautif

```slac
activité formation "La formation"
  numéro  1
  mission
    numéro  1.1
    - former
  moyens
    numéro  1.2
    - supports

activité suivi "Le suivi"
  numéro  2
  moyens
    numéro  2.1
    - réunions
```

## Exemple corrigé

```slac
activité formation "La formation"
  numéro  1
  mission
    numéro  1.1
    - former
  moyens
    numéro  1.2
    - supports

activité suivi "Le suivi"
  numéro  2
  mission
    numéro  2.1
    - suivre
  moyens
    numéro  2.2
    - réunions
```

## Comment corriger

Donnez à chaque activité les mêmes rubriques dans le même ordre, ou retirez les numéros imposés.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.numbering import Numbered, numbers
from slac.lint.wording import enumeration, quote
from slac.model.contract import Activity, Contract
from slac.syntax.folding import folded_words

title = "Numérotation divergente d'une rubrique"
severity = Severity.INFO


def check(contract: Contract) -> Iterator[Finding]:
    rubrics: dict[str, list[Numbered]] = {}
    for one in numbers(contract):
        if one.is_rubric and isinstance(one.within, Activity):
            rubrics.setdefault(folded_words(one.title), []).append(one)
    apart = [group for group in rubrics.values() if len({one.last for one in group}) > 1]
    if not apart:
        return
    group = apart[0]
    named = enumeration([quote(one[0].title) for one in apart])
    many = len(apart) > 1
    told = enumeration(list(dict.fromkeys(one.number for one in group)))
    what = f"{named} {'changent' if many else 'change'} de rang d'une activité à l'autre"
    labels = tuple(Label(one.span, "autre rang") for one in group if one.last != group[0].last)
    yield Finding(
        group[0].span,
        f"{what}{' (' + quote(group[0].title) + ' : ' if many else ' ('}{told}).",
        labels,
        "Gardez le même plan pour chaque activité, ou retirez les numéros imposés.",
    )
