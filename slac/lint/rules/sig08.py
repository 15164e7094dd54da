"""Toute partie que le bloc « contrat » nomme est parmi les signataires. Un contrat accepté par clic, par usage ou
par renvoi n'est pas concerné.

## Pourquoi c'est un risque

La Ville verse 40 % de la redevance selon l'article 6, mais seuls l'exploitant et l'école signent : rien ne montre
que la Ville y a consenti, et elle peut refuser de payer.

## Exemple fautif

```slac
contrat navettes
  parties  exploitant, école, ville

partie exploitant
partie école
partie ville

signature
  signataires  exploitant, école
```

## Exemple corrigé

```slac
contrat navettes
  parties  exploitant, école, ville

partie exploitant
partie école
partie ville

signature
  signataires  exploitant, école, ville
```

## Comment corriger

Ajoutez la partie aux signataires, ou retirez-la de « parties » si elle n'est qu'un tiers. Si une autre signe en
son nom, écartez le constat en citant le mandat.

## Source

Code civil, art. 1367 : la signature manifeste le consentement de celui qui signe. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.signing import is_accepted_otherwise
from slac.lint.wording import enumeration
from slac.model.contract import Contract, Party, Signature

title = "Partie qui ne signe pas"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    parties, signatures = contract.agreement.parties, contract.all(Signature)
    stated = [signature.signatories for signature in signatures if signature.signatories is not None]
    if parties is None or is_accepted_otherwise(contract) or not stated or len(stated) < len(signatures):
        return
    signing = {named.name for one in stated for named in one.value or ()}
    found = [contract.find(named.name) for named in parties.value or () if named.name not in signing]
    missing = [party for party in found if isinstance(party, Party)]
    if missing and None not in signing and signing:
        verb, pronoun = ("est partie", "la") if len(missing) == 1 else ("sont parties", "les")
        who = enumeration([called(party) for party in missing])
        signs = "ne signe pas" if len(missing) == 1 else "ne signent pas"
        yield Finding(
            stated[0].span,
            f"{who} {verb} au contrat, mais {signs}.",
            (Label(parties.span, "les parties"),),
            f"Ajoutez-{pronoun} aux signataires, ou retirez-{pronoun} des parties.",
        )
