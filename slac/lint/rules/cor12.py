"""Qui s'engage est une partie du contrat. Une phrase qui oblige quelqu'un que le contrat ne connaît pas («
le Vendeur s'engage »), ou dont le nom ressemble à celui d'une partie sans l'être (« le Distibuteur »),
est signalée.

## Pourquoi c'est un risque

Une clause reprise d'un autre contrat oblige « le Vendeur », que personne n'est : les 30 jours de
garantie qu'elle promet ne sont dus par personne.

## Exemple fautif

```slac
partie prestataire "Verger Informatique"
  désigné  le Prestataire

article garantie "Garantie"
  Le Vendeur s'engage à corriger les anomalies.
```

## Exemple corrigé

```slac
partie prestataire "Verger Informatique"
  désigné  le Prestataire

article garantie "Garantie"
  {Le prestataire} s'engage à corriger les anomalies.
```

## Comment corriger

Citez la partie entre accolades : « {le prestataire} ». Le nom sera toujours le bon.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import designated
from slac.lint.finding import Finding, rewriting
from slac.lint.passages import sentences
from slac.lint.terms import defined_terms, stem, stems
from slac.lint.wording import quote
from slac.model.contract import Contract, Party
from slac.source import Span
from slac.syntax.suggest import closest

title = "Partie inconnue ou mal écrite"
severity = Severity.ERROR

_NAME = r"[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[a-zà-ÿ]+)*"
_AFTER_ARTICLE = rf"\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u)\s+(?P<name>{_NAME})|\b[Ll]['’](?P<elided>{_NAME})"
_BINDS_ITSELF = (
    r"\s+(?:s'engage|s’engage|s'oblige|s’oblige|se réserve|s'interdit|s’interdit|reconnaît|garantit)\b"
)
_ASIDE = r"\{[^{}]*\}|\[[^\[\]]*\]|«[^»]*»"
_NEAR = 0.85


def check(contract: Contract) -> Iterator[Finding]:
    parties = {
        p.designation.value.noun: p for p in contract.all(Party) if p.designation and p.designation.value
    }
    known = {
        word for element in contract.elements for word in stems(f"{element.title} {element.written_name}")
    }
    known.update(word for term in defined_terms(contract) for word in term.key)
    known.update(word for party in parties.values() for word in stems(" ".join(_names(party))))
    for sentence in sentences(contract):
        text = re.sub(_ASIDE, lambda aside: "_" * len(aside[0]), sentence.span.text)
        for match in re.finditer(_AFTER_ARTICLE, text):
            group = "name" if match["name"] else "elided"
            name = match[group]
            if stem(name) in known:
                continue
            near = closest(name, [noun for noun in parties if " " not in noun], _NEAR)
            if near is None and not re.match(_BINDS_ITSELF, text[match.end() :]):
                continue
            start = sentence.span.start
            place = Span(sentence.span.source, start + match.start(group), start + match.end(group))
            yield _finding(place, parties[near] if near else None)


def _finding(place: Span, party: Party | None) -> Finding:
    if party is None or party.designation is None or party.designation.value is None:
        message = f"{quote(place.text)} s'engage, mais le contrat n'a aucune partie de ce nom."
        return Finding(place, message, help="Citez la partie qui s'engage entre accolades, ou déclarez-la.")
    noun = party.designation.value.noun
    message = (
        f"{quote(place.text)} n'est pas une partie ; {quote(designated(party.designation.value))} en est une."
    )
    fix = rewriting(f"Écrire {quote(noun)}", (place, noun), safe=False)
    return Finding(place, message, help=f"Vouliez-vous dire « {{{party.written_name}}} » ?", fix=fix)


def _names(party: Party) -> Iterator[str]:
    yield from party.aliases.value or () if party.aliases is not None else ()
    if party.designation is not None and party.designation.value is not None:
        yield party.designation.value.noun
    if party.legal_name is not None:
        yield party.legal_name.span.text
    if party.role is not None and party.role.value:
        yield party.role.value
