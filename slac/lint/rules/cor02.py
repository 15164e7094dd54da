"""Rien ne doit rester à remplir dans un contrat à signer : « à compléter », « [DATE] », « xxx », « TBD »,
pointillés, propriété laissée vide. Le « Fait à ……, le …… » d'un bloc de signature est un blanc à remplir à
la main : il est admis.

## Pourquoi c'est un risque

Un contrat signé avec « téléphone : xxx » promet une assistance que personne ne peut appeler. Le blanc peut
aussi être rempli après coup, par une seule des parties.

## Exemple fautif

```slac
partie client
  désigné       le Client
  dénomination  à compléter
```

## Exemple corrigé

```slac
partie client
  désigné       le Client
  dénomination  "Lycée Descartes"
```

## Comment corriger

Remplacez le texte de remplissage par la vraie valeur, ou retirez la ligne. Une valeur qui viendra
d'ailleurs se dit : « à convenir », « sur demande », « selon {bon} ».

## Source

Usage ; Code civil, art. 1163 (objet déterminé ou déterminable) quand le trou porte sur ce qui est promis.
Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called, gaps_of, statements_of
from slac.lint.finding import Finding
from slac.lint.terms import in_prose
from slac.lint.wording import quote
from slac.model.contract import (
    Activity,
    Channel,
    Contacts,
    Contract,
    Element,
    Passage,
    Signature,
    Stated,
    Timed,
)
from slac.record import values
from slac.source import Source, Span

title = "Texte de remplissage"
severity = Severity.ERROR

#: In small letters, what no filler is without: hardly any contract has one of them.
_SIGNS = ("xxx", "tbd", ".....", "…", "____")
_FILLER = r"\b[xX]{3,}\b|\bTBD\b|(?:\.|…){5,}|…{2,}|_{4,}"
_BEFORE_ROMAN = r"\b(?:article|chapitre|titre|annexe|section|partie|livre|tome)s?\s+$"
_BLANK_TO_SIGN = r"\bfait à\b"

#: Where what is left empty is told by COR01, COR07 or SIG02.
_ELSEWHERE = Contacts | Activity | Channel | Signature

_REMEDY = "Donnez la valeur, ou retirez la ligne. Si elle vient d'ailleurs, dites-le : « à convenir », « sur demande »."
_REMEDY_IN_PROSE = "Écrivez ce qui manque, ou refaites la phrase sans lui."


def check(contract: Contract) -> Iterator[Finding]:
    sources = {id(element.whole.source): element.whole.source for element in contract.elements}
    filled = any(sign in text for text in map(_lowered, sources.values()) for sign in _SIGNS)
    for element in contract.elements:
        yield from _absent(element)
        for span in _texts(element) if filled else ():
            yield from _fillers(element, span)
    gaps = [gap for element in contract.elements for gap in gaps_of(element)] + list(contract.holes)
    spans = dict.fromkeys(gap.span for gap in gaps)
    prose = set(in_prose(contract, spans))
    for span in spans:
        remedy = _REMEDY_IN_PROSE if span in prose else _REMEDY
        yield Finding(span, f"{quote(span.text)} est un trou à remplir.", help=remedy)


def _lowered(source: Source) -> str:
    return source.text.lower()


def _absent(element: Element) -> Iterator[Finding]:
    for statement in statements_of(element):
        if statement.absent is None:
            continue
        line = statement.line
        name = (
            line.source.text[line.start : max(line.start, statement.span.start)].strip() or line.text.strip()
        )
        where = f"{quote(name)} ({called(element)})"
        if statement.absent == "à compléter":
            yield Finding(statement.span, f"{where} reste à compléter.", help=_REMEDY)
        elif statement.absent == "trou":
            yield Finding(
                statement.span, f"{quote(statement.span.text)} est un trou à remplir.", help=_REMEDY
            )
        elif statement.absent == "vide" and not isinstance(element, _ELSEWHERE):
            yield Finding(statement.span, f"{where} est sans valeur.", help=_REMEDY)


def _texts(element: Element) -> Iterator[Span]:
    """The header, the properties and the prose of a block: comments are nobody's business."""
    yield element.span
    for value in values(element):
        for item in value if isinstance(value, tuple) else (value,):
            statement = item.stated if isinstance(item, Timed) else item
            if isinstance(statement, Stated):
                yield statement.line
    yield from _passages(element.prose)


def _passages(passages: tuple[Passage, ...]) -> Iterator[Span]:
    for passage in passages:
        if passage.passages:
            yield from _passages(passage.passages)
        else:
            yield passage.span


def _fillers(element: Element, span: Span) -> Iterator[Finding]:
    text = span.text
    to_sign = element.keyword == "signature" or re.search(_BLANK_TO_SIGN, text, re.IGNORECASE)
    for match in re.finditer(_FILLER, text):
        if to_sign and not match[0].strip(".…_"):
            continue
        if match[0] == "XXX" and re.search(_BEFORE_ROMAN, text[: match.start()], re.IGNORECASE):
            continue
        place = Span(span.source, span.start + match.start(), span.start + match.end())
        yield Finding(place, f"{quote(match[0])} est un texte de remplissage.", help=_REMEDY)
