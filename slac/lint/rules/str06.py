"""Ce que le contrat annonce (« annonce ») s'y trouve : à chaque intitulé annoncé répond un bloc qui le
porte.

## Pourquoi c'est un risque

Un contrat qui annonce « La facturation des services » et n'en dit rien laisse sans règle ce qui se paie
: ni délai de facture, ni interlocuteur, pour six mois de prestations.

## Exemple fautif

```slac
contrat accord "Accord"
  annonce  "La formation", "La facturation"

activité formation "La formation"
  mission
    - former
```

## Exemple corrigé

```slac
contrat accord "Accord"
  annonce  "La formation", "La facturation"

activité formation "La formation"
  mission
    - former

activité facturation "La facturation"
  mission
    - facturer
```

## Comment corriger

Ajoutez le bloc annoncé, ou retirez-le de l'annonce.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.terms import content_stems
from slac.lint.wording import quote
from slac.model.contract import Contract, Passage, Words

title = "Activité annoncée absente"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    announced = contract.agreement.announces
    if announced is None or announced.value is None:
        return
    titles = [stems for title in _titles(contract) if (stems := content_stems(title))]
    for part in announced.value:
        if not isinstance(part, Words) or any(c.isdigit() for c in part.text):
            continue  # a number is STR12's
        wanted = content_stems(part.text)
        if wanted and not any(wanted <= title or title <= wanted for title in titles):
            yield Finding(
                part.span,
                f"Le contrat annonce {quote(part.text)}, mais rien n'en traite.",
                help="Ajoutez ce qui est annoncé, ou retirez-le de l'annonce.",
            )


def _titles(contract: Contract) -> Iterator[str]:
    for element in contract.elements:
        if element is not contract.agreement and element.label:
            yield element.label
        yield from _sections(element.prose)


def _sections(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        if passage.kind == "section":
            yield passage.title
            yield from _sections(passage.passages)
