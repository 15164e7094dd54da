"""Un mot commun qui porte une majuscule au milieu d'une phrase annonce un terme défini : il a sa
définition, ou désigne une partie, un service ou un document du contrat.

## Pourquoi c'est un risque

« La Plateforme » exclut-elle l'API ? Si rien ne la définit, 43 minutes d'arrêt de l'API comptent pour
le client, et pas pour l'hébergeur.

## Exemple fautif

```slac
article taux "Taux"
  Le taux est celui de la Plateforme. La Plateforme est mesurée chaque mois.
```

## Exemple corrigé

```slac
définition Plateforme
  Serveurs et interface de programmation du service.

article taux "Taux"
  Le taux est celui de la Plateforme. La Plateforme est mesurée chaque mois.
```

## Comment corriger

Ajoutez un bloc « définition », citez le bloc qui porte ce nom entre accolades, ou retirez la majuscule.

## Source

Code civil, art. 1188 : le contrat s'interprète d'après la commune intention des parties, à défaut selon
le sens que lui donnerait une personne raisonnable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import plain
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs
from slac.lint.terms import defined_terms, stems, uses
from slac.lint.wording import quote
from slac.model.contract import Agreement, Contract, Element, Party, Scope, Service
from slac.source import Span

title = "Terme à majuscule non défini"
severity = Severity.WARNING

_SHOWN = 3
_AHEAD = 120  # characters: longer than any name
_CAPITAL = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-Za-zà-ÿ]+)*"
_PHRASE = (
    r"\b(?:[Ll]es?|[Ll]a|[Uu]ne?|[Dd]es|du|aux?|[Cc]et(?:te)?|[Cc]es?|[Cc]haque|[Tt]oute?s?|[Tt]ous|[Ss]a|[Ss]on|[Ss]es|leurs?|nos|notre|vos|votre)"
    rf"\s+(?P<term>{_CAPITAL}(?:\s(?:de\s|d['’]|du\s|des\s)?{_CAPITAL})*)"
    rf"|\b[LlDd]['’](?P<elided>{_CAPITAL}(?:\s(?:de\s|d['’]|du\s|des\s)?{_CAPITAL})*)"
)
#: Common words that bear a capital without being terms, and names of places.
_USUAL = (
    "Partie Maire Préfet Président Présidente Ministre Conseil "
    "Internet Code Loi État Europe Union France Québec Belgique Suisse Canada République Cour Tribunal "
    "Règlement Web Annexe Article Chapitre Titre Préambule Windows Word Excel Outlook Ethernet Monsieur Madame Noël "
    "Pâques Pentecôte Ascension Toussaint Assomption Nord Sud Est Ouest "
    "Réunion Martinique Guadeloupe Guyane Mayotte Polynésie Nouvelle-Calédonie Antilles Outre-mer Métropole Bretagne "
    "Normandie Alsace Corse Provence Wallonie Flandre Ontario Romandie Luxembourg Monaco"
)
_IN_SENTENCE = r"[\w,]\s+$"
_ASIDE = r"\{[^{}]*\}|\[[^\[\]]*\]|«[^»]*»|https?://\S+|(?<!\S)\S+@\S+"
_ARTICLE = r"^(?:l['’]|(?:les?|la)\s+)"


def check(contract: Contract) -> Iterator[Finding]:
    known = _known(contract)
    parties = {word for party in contract.all(Party) for word in stems(f"{party.title} {party.written_name}")}
    met: dict[tuple[str, ...], list[Span]] = {}
    for paragraph in paragraphs(contract):
        for place in _capitals(paragraph.span):
            key = stems(place.text)
            ahead = stems(place.source.text[place.start : place.start + _AHEAD])
            if key[0] in parties or any(ahead[: len(name)] == name for name in known.get(key[0], ())):
                continue
            met.setdefault(key, []).append(place)
    for key, (first, *others) in met.items():
        if others or _is_common(contract, key[0]):
            labels = tuple(Label(other, "ici aussi") for other in others[:_SHOWN])
            message = f"{quote(first.text)} porte la majuscule d'un terme défini, mais rien ne le définit."
            yield Finding(first, message, labels, "Ajoutez une définition, ou retirez la majuscule.")


def _is_common(contract: Contract, word: str) -> bool:
    """Whether the word is also written without its capital, which no proper name is."""
    return any(place.text[:1].islower() for place in uses(contract, (word,)))


def _capitals(span: Span) -> Iterator[Span]:
    """Common words with a capital, after an article; not in braces, brackets, quotes or addresses."""
    text = re.sub(_ASIDE, lambda aside: "_" * len(aside[0]), span.text)
    for match in re.finditer(_PHRASE, text):
        if match[0][0] == "L" and re.search(_IN_SENTENCE, text[: match.start()]):
            continue  # « à La Rochelle », « les agences de Le Port »: the article is part of a name
        group = "term" if match["term"] else "elided"
        yield Span(span.source, span.start + match.start(group), span.start + match.end(group))


def _known(contract: Contract) -> dict[str, list[tuple[str, ...]]]:
    """What the contract defines or names, without the article before it, and usual words; by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    names = [name for element in contract.elements for name in _names(element)]
    terms = [term.text for term in defined_terms(contract)]
    for name in dict.fromkeys((*_USUAL.split(), *terms, *names)):
        key = stems(re.sub(_ARTICLE, "", name))
        if key:
            found.setdefault(key[0], []).append(key)
    return found


def _names(element: Element) -> Iterator[str]:
    yield element.title
    designation = getattr(element, "designation", None)
    if designation is not None and designation.value is not None:
        yield designation.value.noun
    if element.aliases is not None:
        yield from element.aliases.value or ()
    if isinstance(element, Service) and element.components is not None:
        yield from (plain(named.text) for named in element.components.value or ())
    if isinstance(element, Agreement) and element.announces is not None:
        yield from (plain((part,)) for part in element.announces.value or ())
    if isinstance(element, Scope):
        for statement in (*element.covers, *element.excludes, *element.routes):
            yield from (item.label for _, item, _ in statement.each() if item.label)
