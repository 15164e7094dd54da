"""Deux parties ne doivent pas la même chose, mot pour mot : l'une la doit, ou elles la doivent ensemble.

## Pourquoi c'est un risque

Quand l'éditeur et le distributeur « enregistrent et archivent les données de l'activité », chacun
compte sur l'autre ; le jour du contrôle, personne n'a l'archive.

## Exemple fautif

```slac
partie editeur "Éditeur"
  désigné  l'Éditeur
partie client "Client"
  désigné  le Client

article archives "Archives"
  L'Éditeur doit enregistrer et archiver les données de cette activité.

  Le Client doit enregistrer et archiver les données de cette activité.
```

## Exemple corrigé

```slac
partie editeur "Éditeur"
  désigné  l'Éditeur
partie client "Client"
  désigné  le Client

article archives "Archives"
  L'Éditeur doit enregistrer et archiver les données de cette activité.
```

## Comment corriger

Retirez l'une des deux phrases, ou dites « les Parties » si l'obligation est commune.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.owed import Owed, owed
from slac.lint.passages import sentences
from slac.lint.terms import content_stems, stems
from slac.model.contract import Contract, Party
from slac.model.modality import Modality

title = "Obligation en double"
severity = Severity.WARNING

_ENOUGH = 4  # words of substance: fewer are a commonplace (« respecter les délais »)


def check(contract: Contract) -> Iterator[Finding]:
    named = _names(contract)
    first: dict[frozenset[str], Owed] = {}
    for obligation in owed(contract) if _repeats(contract, named) else ():
        if obligation.obligation.modality is not Modality.DUTY or len(obligation.debtors) != 1:
            continue
        substance = content_stems(obligation.span.text) - named
        if len(substance) < _ENOUGH:
            continue
        other = first.setdefault(substance, obligation)
        if other.debtors != obligation.debtors:
            who = [called(o.parties(contract)[0]) for o in (other, obligation)]
            message = f"{who[0]} et {who[1]} doivent chacun la même chose."
            label = Label(other.span, f"déjà dû par {who[0]}")
            yield Finding(obligation.span, message, (label,), "Gardez-en une, ou dites « les Parties ».")


def _repeats(contract: Contract, named: frozenset[str]) -> bool:
    """Whether two sentences have the same substance: most contracts have none, and finding who owes what costs."""
    met: set[frozenset[str]] = set()
    for sentence in sentences(contract):
        substance = content_stems(sentence.span.text) - named
        if len(substance) >= _ENOUGH:
            if substance in met:
                return True
            met.add(substance)
    return False


def _names(contract: Contract) -> frozenset[str]:
    found = {"doit", "doivent", "devra", "engag", "tenu"}
    for party in contract.all(Party):
        noun = party.designation.value.noun if party.designation and party.designation.value else ""
        found.update(stems(f"{party.written_name} {noun}"))
    return frozenset(found)
