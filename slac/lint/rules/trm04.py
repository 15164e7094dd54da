"""Un terme n'est défini qu'une fois. Deux définitions du même terme, même au pluriel, en font deux termes.

## Pourquoi c'est un risque

« Client » défini trois fois (acquéreur, inscrit, utilisateur final) : trois personnes peuvent réclamer
le même crédit de 15 %, ou s'entendre répondre qu'elles ne sont pas la bonne.

## Exemple fautif

```slac
définition client-acquereur "Client"
  Celui qui achète les licences.

définition client-final "Client"
  Celui qui s'en sert.
```

## Exemple corrigé

```slac
définition client-acquereur "Client"
  Celui qui achète les licences.

définition client-final "Utilisateur final"
  Celui qui s'en sert.
```

## Comment corriger

Gardez une définition, et donnez un autre nom à l'autre.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit
français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.finding import Finding
from slac.lint.terms import Term, defined_terms
from slac.lint.wording import number_word, quote
from slac.model.contract import Contract

title = "Définitions multiples"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    terms: dict[tuple[str, ...], list[Term]] = {}
    for term in defined_terms(contract):
        terms.setdefault(term.key, []).append(term)
    for first, *others in terms.values():
        if others:
            labels = (
                Label(first.span, "première définition"),
                *(Label(o.span, "autre définition") for o in others[1:]),
            )
            yield Finding(
                others[0].span,
                f"{quote(first.text)} est défini {number_word(len(others) + 1)} fois.",
                labels,
                "Gardez une définition, et donnez un autre nom aux autres.",
            )
