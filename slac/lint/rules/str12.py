"""Le nombre annoncé est celui de ce qui suit : « les 12 engagements », « quatre (4) priorités », « les
trois cas suivants : ». Le constat compte les blocs, ou les points de la liste.

## Pourquoi c'est un risque

« Les 12 engagements » en couverture et 11 dans le texte : le douzième a été promis, imprimé à mille
exemplaires, et personne ne sait lequel c'était.

## Exemple fautif

```slac
contrat charte "Charte"
  annonce  12 engagements

engagement rappel "Rappel"
  délai  4 heures calendaires
```

## Exemple corrigé

```slac
contrat charte "Charte"
  annonce  1 engagements

engagement rappel "Rappel"
  délai  4 heures calendaires
```

## Comment corriger

Corrigez le nombre, ou rétablissez ce qui manque.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.figures import LETTERS, counts
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs_with
from slac.lint.wording import quote
from slac.model.contract import Activity, Cite, Commitment, Contract, Element, Offer, Passage, Priority
from slac.source import Span
from slac.syntax.folding import fold

title = "Comptage annoncé faux"
severity = Severity.ERROR

#: What the whole contract has so many of.
_TOTALS: tuple[tuple[str, type[Element]], ...] = (
    (r"\W+engagements\b", Commitment),
    (r"\W+(?:niveaux?\W+d[e'] ?(?:priorites?|gravite|severite)|priorites)\b", Priority),
    (r"\W+activites\b", Activity),
    (r"\W+gammes\b", Offer),
)
_COUNTED = r"\b(?:engagements|priorites|niveaux?|activites|gammes)\b"
#: « Les trois gammes » are all of them, not « les trois gammes supérieures ».
_ALL = r"\b(?:les|ces|ses|nos|vos)\s+$"
_SOME = r"\W+\w+\s+(?:les\s+plus|superieur|inferieur|suivant|premi|derni|ci-|concern|dont|qui|de|du|des|d')"
_LIMITED = (
    r"\b(?:au plus|au moins|maximum|minimum|jusqu'a|sur|parmi|autres?|premiers?|premieres?|dont|chacun)\b"
)
_MANY = rf"(?:\d+|{LETTERS})(?:\s*\(\s*\d+\s*\))?"
_NEXT = r"(?:suivante?s|ci-dessous|ci-apres)"
#: « en trois (3) catégories : », before a table; « dans les trois cas suivants : », before a list.
_BEFORE_TABLE = rf"{_MANY}\s+[\w-]+(?:\s+[\w-]+){{0,2}}\s*:\s*$"
_BEFORE_LIST = rf"{_MANY}\s+[\w-]+(?:\s+[\w-]+)?\s+{_NEXT}\b[^.;:]*:\s*$"
_REMEDY = "Corrigez le nombre, ou ajoutez ce qui manque."


def check(contract: Contract) -> Iterator[Finding]:
    agreement = contract.agreement
    for statement in (agreement.announces, agreement.subtitle):
        if statement is not None:
            yield from _totals(contract, statement.span, fold(statement.span.text))
    for paragraph in paragraphs_with(contract, _COUNTED):
        if not paragraph.words.rstrip().endswith(":"):  # what is announced is counted where it follows
            yield from _totals(contract, paragraph.span, paragraph.words, _ALL, _SOME)
    for element in contract.elements:
        if element.keyword not in ("scénario", "paramètre"):
            yield from _prose(contract, element.prose)


def _totals(
    contract: Contract, span: Span, words: str, asked: str = "", refused: str = r"(?!)"
) -> Iterator[Finding]:
    """What a text, folded to ``words``, has so many of, behind what is ``asked`` and before nothing ``refused``."""
    for figure in counts(words):
        after = words[figure.end :]
        if not re.search(asked, words[: figure.start]) or re.match(refused, after):
            continue
        for noun, kind in _TOTALS:
            there = contract.all(kind)
            if re.match(noun, after) and there and len(there) != figure.value:
                place = Span(span.source, span.start + figure.start, span.start + figure.end)
                message = f"{quote(_with_noun(place))} : le contrat en a {len(there)}."
                yield Finding(place, message, (Label(there[0].span, "le premier"),), _REMEDY)


def _with_noun(place: Span) -> str:
    after = re.match(r"[\s}]+[\w'’]+", place.source.text[place.end : place.end + 60])
    return (place.text + (after[0] if after else "")).replace("}", "")


def _prose(contract: Contract, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    for passage, after in zip(passages, (*passages[1:], None), strict=False):
        if passage.passages:
            yield from _prose(contract, passage.passages)
        elif passage.kind == "paragraph" and after is not None and passage.span.text.rstrip().endswith(":"):
            there = _placed(contract, after) if after.kind == "placement" else _items(passages, after)
            yield from _announced(passage.span, after, there)


def _announced(span: Span, after: Passage, there: int) -> Iterator[Finding]:
    words = re.sub(r"[{}]", " ", fold(span.text))
    start = max(words.rfind(sign, 0, len(words) - 1) for sign in ".;") + 1
    last = words[start:]
    numbers = [figure for figure in counts(last) if figure.value > 1]
    if len(numbers) != 1 or there < 2 or re.search(_LIMITED, last):
        return
    if not re.search(_BEFORE_TABLE if after.kind == "placement" else _BEFORE_LIST, last):
        return
    number = numbers[0]
    if number.value != there:
        place = Span(span.source, span.start + start + number.start, span.start + start + number.end)
        message = f"{quote(_with_noun(place))} : il en suit {there}."
        yield Finding(place, message, (Label(after.span, "ce qui suit"),), _REMEDY)


def _placed(contract: Contract, passage: Passage) -> int:
    """How many blocks of a kind are put here; 0 where it is one block."""
    cite = next((part for part in passage.text if isinstance(part, Cite)), None)
    if cite is None or contract.find(cite.target) is not None:
        return len(cite.more) + 1 if cite is not None and cite.more else 0
    return sum(element.keyword == cite.target for element in contract.elements)


def _items(passages: tuple[Passage, ...], first: Passage) -> int:
    """How many items the list that begins there has at its own depth."""
    count = 0
    for passage in passages[next(at for at, one in enumerate(passages) if one is first) :]:
        if passage.kind != "item":
            break
        count += passage.depth == first.depth
    return count
