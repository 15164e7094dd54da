"""Un indicateur annoncé comme une moyenne doit se mesurer par une moyenne. « 98 % des requêtes en moins de 500
ms » est un quantile : ce n'est pas un temps moyen.

## Pourquoi c'est un risque

Les deux ne se déduisent pas l'un de l'autre. Si 98 requêtes sur 100 prennent 400 ms et deux prennent 60 s,
l'objectif « 98 % en moins de 500 ms » est tenu, alors que le temps moyen dépasse 1,5 s. À la première
contestation, on ne sait pas lequel des deux a été promis.

## Exemple fautif

```slac
indicateur latence "Temps moyen de réponse de l'API"
  objectif  98 % des requêtes en moins de 500 ms
  période   mois civil
```

## Exemple corrigé

```slac
indicateur latence "Temps de réponse de l'API"
  objectif  98 % des requêtes en moins de 500 ms
  période   mois civil
```

## Comment corriger

Retirez « moyen » de l'intitulé si le quantile est bien ce qui a été promis, ou promettez une moyenne : «
objectif moins de 500 ms ».

## Source

Calcul ; le quantile est l'usage en mesure de service.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Cite, Contract, Measure, Stated, Table, Target
from slac.syntax.folding import folded_words

title = "Statistique incompatible"
severity = Severity.ERROR

_REMEDY = (
    "Retirez « moyen » si le quantile est ce qui est promis, ou promettez une moyenne : « moins de 500 ms »."
)

#: What can be averaged; « moyen » after another word may mean something else (« moyens de support »).
_AVERAGED = (
    "temps",
    "delai",
    "duree",
    "latence",
    "debit",
    "taux",
    "niveau",
    "score",
    "cout",
    "retard",
    "attente",
)


def check(contract: Contract) -> Iterator[Finding]:
    quantiles = {m.name: (m, stated) for m in contract.all(Measure) if (stated := _quantile(m)) is not None}
    told = set()
    for measure, (statement, target) in quantiles.values():
        if _average(measure.title):
            told.add(measure.name)
            yield Finding(
                statement.span,
                f"{called(measure)} annonce une moyenne, mais {_says(target)} est un quantile.",
                (Label(measure.span, "annonce une moyenne"),),
                _REMEDY,
            )
    for table in contract.all(Table):
        for row in table.rows:
            cells = row.value.cells if row.value else ()
            cites = (part for cell in cells for part in cell if isinstance(part, Cite))
            cited = [cite.target for cite in cites if cite.target is not None and cite.target in quantiles]
            average = next((cell for cell in map(plain, cells) if _average(cell)), None)
            for name in dict.fromkeys(cited):
                if average is not None and name not in told:
                    measure, (statement, target) = quantiles[name]
                    shown = f"Le tableau présente {called(measure)} comme {quote(average)}"
                    message = f"{shown}, mais {_says(target)} est un quantile."
                    yield Finding(row.span, message, (Label(statement.span, "un quantile"),), _REMEDY)


def _quantile(measure: Measure) -> tuple[Stated[Target], Target] | None:
    for stated in measure.targets:
        for _, target, statement in stated.each():
            if target.rate is not None and target.within is not None:
                return statement, target
    return None


def _average(text: str) -> bool:
    words = folded_words(text).replace("'", " ").split()
    if any(word.strip(",.:;()") in ("moyenne", "moyennes") for word in words):
        return True
    return any(word.strip(",.:;()") == "moyen" and before in _AVERAGED for before, word in pairwise(words))


def _says(target: Target) -> str:
    return quote(target.span.text)
