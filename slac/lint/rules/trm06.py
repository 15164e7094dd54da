"""Un délai garde son nom. Le constat compare les délais que le texte invoque (« le délai de résolution »)
avec ceux que le contrat promet, et le nom qu'une ligne de tableau donne à un délai qu'elle cite.

## Pourquoi c'est un risque

« Temps de réponse » au tableau pour un délai de prise en charge, « délai de résolution » dans le texte
alors qu'aucun n'est promis : en 24 heures, faut-il décrocher, répondre ou réparer ?

## Exemple fautif

```slac
priorité P1 "Critique"
  prise en charge  8 heures ouvrées

article requalification "Requalification"
  Une anomalie contournée prend le délai de résolution de la catégorie inférieure.
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  prise en charge  8 heures ouvrées

article requalification "Requalification"
  Une anomalie contournée prend le délai de prise en charge de la catégorie inférieure.
```

## Comment corriger

Employez le nom du délai promis, ou promettez celui que le texte invoque.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit
français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import plain, promises
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs_with
from slac.lint.terms import defined_terms
from slac.lint.wording import enumeration, quote
from slac.model.articles import of
from slac.model.contract import Cite, Contract, Measure, Table
from slac.source import Span
from slac.syntax.folding import fold, folded_words

title = "Délai sous un autre nom"
severity = Severity.ERROR

_METRICS = "resolution|retablissement|contournement|intervention|reponse|prise en charge|prise en compte|remplacement"
_NAMED = (
    rf"\b(?:delais?|temps) (?:de |d')(?P<metric>{_METRICS})\b(?! (?:de l'api|du serveur|des pages?|moyen))"
)
#: « Le délai d'intervention court de l'ouverture à la prise en charge » says what the word means.
_DEFINES = r"\b(?:court|courent|s'entend|designe|debute|commence)\b"
_REMEDY = "Employez le nom du délai promis, ou promettez celui dont parle le texte."


def check(contract: Contract) -> Iterator[Finding]:
    names = list(dict.fromkeys(p.metric for p in promises(contract) if folded_words(p.metric) != "delai"))
    if not names:
        return
    known = {*map(folded_words, names), *_spoken_of(contract)}
    told = enumeration([quote(name) for name in names])
    only = "qu'un délai de" if len(names) == 1 else "que des délais de"
    for places in _invoked(contract, known).values():
        first, *others = places
        message = (
            f"Le texte parle de {quote(first.text)}, que rien ne promet : le contrat ne promet {only} {told}."
        )
        yield Finding(first, message, tuple(Label(other, "ici aussi") for other in others[:3]), _REMEDY)
    for (_, delay), (first, *others) in _rows(contract).items():
        message = f"{quote(first.text)} désigne ici un délai {of(delay)} : deux noms pour un délai."
        yield Finding(first, message, tuple(Label(other, "ici aussi") for other in others[:3]), _REMEDY)


def _invoked(contract: Contract, known: set[str]) -> dict[str, list[Span]]:
    """Where the text speaks of a delay that is not promised, by its name."""
    missing: dict[str, list[Span]] = {}
    for paragraph in paragraphs_with(contract, _NAMED):
        for match in re.finditer(_NAMED, paragraph.words):
            defines = re.search(_DEFINES, paragraph.words[match.end() : match.end() + 40])
            if not defines and not any(name.endswith(match["metric"]) for name in known):
                start = paragraph.span.start
                place = Span(paragraph.span.source, start + match.start(), start + match.end())
                missing.setdefault(match["metric"], []).append(place)
    return missing


def _spoken_of(contract: Contract) -> Iterator[str]:
    """The delays that a definition or an indicator is about."""
    titles = [term.text for term in defined_terms(contract)] + [
        measure.title for measure in contract.all(Measure)
    ]
    for title in titles:
        yield from re.findall(_METRICS, fold(title))


def _rows(contract: Contract) -> dict[tuple[str, str], list[Span]]:
    """Lines of tables that call a delay by the name of another: « Temps de réponse, {prise en charge P1} »."""
    found: dict[tuple[str, str], list[Span]] = {}
    for table in contract.all(Table):
        for statement in table.rows:
            cells = statement.value.cells if statement.value is not None else ()
            cited = {
                part.attribute for cell in cells for part in cell if isinstance(part, Cite) and part.attribute
            }
            delays = [name for name in cited if folded_words(name) in _METRICS.split("|")]
            for cell in cells:
                match = re.fullmatch(_NAMED, folded_words(plain(cell)))
                if match and len(delays) == 1 and match["metric"] != folded_words(delays[0]):
                    found.setdefault((match[0], delays[0]), []).append(cell[0].span.to(cell[-1].span))
    return found
