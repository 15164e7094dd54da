"""La gravité d'une demande et le niveau de l'équipe qui la traite sont deux choses. Des priorités appelées
« N1, N2, N3 » ou « 1er niveau », avec une équipe pour chacune, les confondent.

## Pourquoi c'est un risque

Dans le métier, N1 est l'accueil et N3 l'expert : c'est une escalade, pas une gravité. Quand « 3e niveau »
veut dire à la fois « la plus grave » et « l'équipe de production », une coupure générale entre par le 1er
niveau et y prend le délai d'un mot de passe perdu.

## Exemple fautif

```slac
priorité N1 "1er niveau"
  rang    2
  répond  "Équipe de soutien"

priorité N2 "2e niveau"
  rang    1
  répond  "Équipe de diagnostic"
```

## Exemple corrigé

```slac
priorité P1 "Blocage"
  rang  1

priorité P2 "Gêne"
  rang  2

escalade niveaux
  N1  "équipe de soutien"
  N2  "équipe de diagnostic", au bout de 4 heures ouvrées
```

## Comment corriger

Nommez les priorités P1, P2…, par leur gravité, et décrivez les équipes dans un bloc « escalade ».

## Source

Usage de la gestion des services.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import names, plain
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Priority
from slac.syntax.folding import folded_words

title = "Priorité et niveau de support confondus"
severity = Severity.WARNING

_LEVEL = r"\bn\d\b|\bniveaux?\b"


def check(contract: Contract) -> Iterator[Finding]:
    levels = [
        (priority, team)
        for priority in contract.all(Priority)
        if (team := _team(priority))
        and re.search(_LEVEL, folded_words(f"{priority.written_name} {priority.title}"))
    ]
    if len({folded_words(team) for _, team in levels}) > 1:
        (first, _), *others = levels
        teams = enumeration([quote(team) for _, team in levels])
        yield Finding(
            first.span,
            f"{names(priority for priority, _ in levels)} nomment à la fois une gravité et une équipe : {teams}.",
            tuple(Label(priority.span, "de même") for priority, _ in others),
            "Nommez les priorités par leur gravité (P1, P2…), et les équipes dans un bloc « escalade ».",
        )


def _team(priority: Priority) -> str:
    """Who answers, as the contract calls them; "" where it does not say."""
    stated = priority.answered_by
    named = stated.value if stated is not None and stated.value is not None else ()
    return enumeration([plain(one.text).strip() for one in named])
