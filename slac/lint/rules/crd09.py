"""Une clause qui fait des crédits la seule réparation réserve la faute lourde et la faute dolosive. Le constat
la relève quand rien de tel n'est écrit.

## Pourquoi c'est un risque

Un crédit de 15 % d'une redevance de 400 € fait 60 €. Une panne de trois semaines due à une négligence
grossière ne coûte rien de plus à qui la cause, si la clause tient ; et si elle ne tient pas, elle tombe
tout entière.

## Exemple fautif

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    moins de 99 % : 15 %
  exclusif
```

## Exemple corrigé

```slac
crédits avoirs "Crédits de service"
  assiette  "redevance mensuelle HT"
  palier    moins de 99 % : 15 %
  exclusif

article réparation "Réparation"
  Sauf faute lourde ou dolosive, les crédits réparent seuls le manquement à cet objectif.
```

## Comment corriger

Ajoutez « sauf faute lourde ou dolosive », et réservez la résiliation.

## Source

Code civil, art. 1170 (la clause qui prive de sa substance l'obligation essentielle est réputée non écrite)
et 1231-3 (la faute lourde ou dolosive écarte la limite convenue). Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.model.contract import Contract, Remedy

title = "Recours exclusif"
severity = Severity.WARNING

_RESERVED = r"\bfautes?\s+(?:lourde|dolosive|intentionnelle)|\bdol\b|\bdolosi\w+"
_REPAIR = (
    r"\b(?:reparations?|sanctions?|recours|responsabilite|indemnisations?|compensations?|dedommagements?)\b"
)
_ONLY = r"\b(?:seule?s?|exclusi(?:f|ve|fs|ves)|unique)\b"
_CREDITS = r"\b(?:credits?|avoirs?|penalites?)\b"
_REMEDY = "Ajoutez « sauf faute lourde ou dolosive », et réservez la résiliation."


def check(contract: Contract) -> Iterator[Finding]:
    if sentences_with(contract, _RESERVED):
        return
    said = [
        next(sentence.places(_REPAIR))
        for sentence in sentences_with(contract, rf"{_ONLY}\s+{_REPAIR}|{_REPAIR}\s+{_ONLY}")
        if re.search(_CREDITS, sentence.words)
    ]
    exclusive = [r for r in contract.all(Remedy) if r.exclusive is not None and r.exclusive.value is True]
    for remedy in exclusive:
        assert remedy.exclusive is not None
        labels = (Label(said[0], "et le texte le répète"),) if said else ()
        message = (
            f"{called(remedy)} : c'est la seule réparation, et rien ne réserve la faute lourde ou dolosive."
        )
        yield Finding(remedy.exclusive.line, message, labels, _REMEDY)
    if said and not exclusive:
        message = "Le texte fait des crédits la seule réparation, sans réserver la faute lourde ou dolosive."
        yield Finding(said[0], message, help=_REMEDY)
