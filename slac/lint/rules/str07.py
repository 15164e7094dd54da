"""Quand le contrat donne le plan de ses activités (« rubriques »), chaque activité en a toutes les
rubriques.

## Pourquoi c'est un risque

Une activité sans sa rubrique « délais » n'en a aucun : le contrat promet le même plan partout, et sur
cinq activités une seule dit sous combien de jours.

## Exemple fautif

```slac
contrat accord "Accord"
  rubriques  mission, délais

activité formation "La formation"
  mission
    - former
```

## Exemple corrigé

```slac
contrat accord "Accord"
  rubriques  mission, délais

activité formation "La formation"
  mission
    - former
  délais
    - session sous 20 jours ouvrés
```

## Comment corriger

Ajoutez la rubrique, ou retirez-la de « rubriques ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.terms import content_stems
from slac.lint.wording import enumeration, quote
from slac.model.contract import Activity, Contract, Passage
from slac.model.vocabulary import BLOCKS

title = "Rubrique annoncée absente"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    promised = contract.agreement.rubrics
    if promised is None or not promised.value:
        return
    for activity in contract.all(Activity):
        titles = [content_stems(title) for title in _titles(activity.prose)]
        missing = [word for word in promised.value if not _has(activity, word, titles)]
        if missing:
            what = "la rubrique" if len(missing) == 1 else "les rubriques"
            message = f"{called(activity)} n'a pas {what} {enumeration([quote(m) for m in missing], 'ni')}."
            yield Finding(
                activity.span,
                message,
                (Label(promised.span, "rubriques promises pour chaque activité"),),
                "Ajoutez ce qui manque, ou retirez-le de « rubriques ».",
            )


def _has(activity: Activity, word: str, titles: list[frozenset[str]]) -> bool:
    attribute = BLOCKS["activité"].attributes.get(word)
    if attribute is not None and getattr(activity, attribute) is not None:
        return True
    wanted = content_stems(word)
    return any(wanted <= title for title in titles)


def _titles(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        if passage.kind == "section":
            yield passage.title
            yield from _titles(passage.passages)
