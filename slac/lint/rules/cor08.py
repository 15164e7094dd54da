"""Une partie n'a qu'un nom dans le contrat. « le Fournisseur » ici, « le Prestataire » là, sa raison sociale
ailleurs : le lecteur doit deviner que c'est la même.

## Pourquoi c'est un risque

Deux noms peuvent désigner deux personnes. Quand « le Fournisseur » promet et que « le Prestataire » répare,
une société du même groupe, ou un sous-traitant, peut être celle qui doit réparer.

## Exemple fautif

```slac
partie fournisseur "FTS"
  désigné      le Fournisseur
  aussi nommé  "le Prestataire"
```

## Exemple corrigé

```slac
partie fournisseur "FTS"
  désigné  le Fournisseur
```

## Comment corriger

Gardez le nom de « désigné » et citez la partie entre accolades : « {le fournisseur} ». Le nom reste alors
le même partout.

## Source

Code civil, art. 1190 : dans le doute, le contrat de gré à gré s'interprète contre le créancier, et le
contrat d'adhésion contre celui qui l'a proposé. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import designated, plain, words_of
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Party
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Partie à plusieurs noms"
severity = Severity.WARNING

_SHOWN = 3

#: Speaking to one another is not a second name.
_PRONOUNS = {"nous", "vous"}


def check(contract: Contract) -> Iterator[Finding]:
    parties = contract.all(Party)
    spoken = (
        [e for e in contract.elements if not isinstance(e, Party) and e.keyword != "préambule"]
        if parties
        else []
    )
    texts = [words.span for element in spoken for words in words_of(element)]
    for party in parties:
        if party.designation is None or party.designation.value is None:
            continue
        short = party.designation.value
        name = designated(short)
        declared = party.aliases.value or () if party.aliases else ()
        aliases = tuple(other for other in declared if folded_words(other) not in _PRONOUNS)
        official = _official(party) - {short.noun, *(_bare(alias) for alias in aliases)}
        known = (*map(_bare, aliases), *sorted(official))
        used = [place for other in known for place in _uses(texts, other, short.noun)]
        if not aliases and not used:
            continue
        place = party.aliases.span if party.aliases and aliases else used[0]
        others = list(aliases) or list(dict.fromkeys(span.text for span in used))
        labels = tuple(
            Label(span, "un autre nom de la même partie") for span in used[:_SHOWN] if span != place
        )
        message = f"{quote(name)} est aussi appelé {enumeration([quote(other) for other in others])}."
        remedy = (
            f"Gardez un seul nom : écrivez « {{{party.written_name}}} » partout où cette partie est nommée."
        )
        yield Finding(place, message, labels, remedy)


def _official(party: Party) -> set[str]:
    """What else a party may be called in a text: its company name, with or without its form."""
    names = {party.label or ""}
    if party.legal_name is not None and party.legal_name.value is not None:
        names.add(plain(party.legal_name.value).strip())
    return {name for name in names if len(name) > 2}


def _bare(name: str) -> str:
    """« Prestataire » of « le Prestataire »."""
    return re.sub(r"^(?:l['’]|(?:les?|la)\s+)", "", name.strip(), flags=re.IGNORECASE)


def _uses(texts: list[Span], name: str, short: str) -> Iterator[Span]:
    """Where ``name`` stands as words of its own, capital included, and not inside an address or the short name."""
    pattern = rf"(?<![\w@./-]){re.escape(name)}(?![\w@/-]|\.\w)"
    for span in texts:
        text = span.text
        if name in text and name not in short:
            for match in re.finditer(pattern, text):
                yield Span(span.source, span.start + match.start(), span.start + match.end())
