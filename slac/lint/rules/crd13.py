"""Quand deux barèmes peuvent s'appliquer au même manquement, ou qu'aucun plafond ne borne leur somme, le
contrat dit s'ils se cumulent.

## Pourquoi c'est un risque

Un crédit de 10 % sur la disponibilité et une pénalité de 10 % sur les délais, pour la même panne : 10 % ou
20 % ? Sur une redevance de 5 000 €, l'écart est de 500 € par mois.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %

crédits avoirs "Crédits de service"
  sur      disponibilité web
  palier   moins de 99 % : 10 %

pénalités retards "Pénalités"
  sur      disponibilité web
  montant  5 % par "heure d'arrêt"
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %

crédits avoirs "Crédits de service"
  sur      disponibilité web
  palier   moins de 99 % : 10 %

pénalités retards "Pénalités"
  sur      disponibilité web
  montant  5 % par "heure d'arrêt"
  plafond  15 % de "redevance mensuelle HT", cumulé avec avoirs
```

## Comment corriger

Donnez un plafond commun (« cumulé avec … »), ou écartez le cumul : « non cumul par incident ».

## Source

Pratique.
"""

from collections.abc import Iterator
from itertools import combinations

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.model.contract import Contract, Remedy

title = "Cumul non réglé"
severity = Severity.WARNING

_SAID = r"\bcumul"


def check(contract: Contract) -> Iterator[Finding]:
    remedies = contract.all(Remedy)
    if len(remedies) < 2 or any(_settled(remedy) for remedy in remedies):
        return
    if sentences_with(contract, _SAID):
        return
    for first, second in combinations(remedies, 2):
        shared = _about(first) & _about(second) or not (_about(first) and _about(second))
        if shared or (first.cap is None and second.cap is None):
            yield Finding(
                second.span,
                f"{called(first)} et {called(second)} peuvent s'appliquer ensemble : rien ne dit s'ils se cumulent, ni "
                "jusqu'où.",
                (Label(first.span, "l'autre barème"),),
                "Donnez un plafond commun (« plafond …, cumulé avec … »), ou « non cumul  par incident ».",
            )
            return


def _settled(remedy: Remedy) -> bool:
    shares = remedy.cap is not None and remedy.cap.value is not None and bool(remedy.cap.value.shared_with)
    return remedy.not_cumulated is not None or shares


def _about(remedy: Remedy) -> frozenset[tuple[str | None, str | None]]:
    named = remedy.on.value if remedy.on is not None and remedy.on.value is not None else ()
    return frozenset((one.name, one.attribute) for one in named)
