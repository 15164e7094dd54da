"""Un nombre écrit en lettres et en chiffres, « quatre (4) », dit deux fois le même nombre.

## Pourquoi c'est un risque

L'usage des tribunaux préfère les lettres ; slac, comme l'outil de tickets, lit les chiffres. « quatre (5)
heures » promet donc quatre heures à l'un, cinq à l'autre.

## Exemple fautif

```slac
article delais "Délais"
  Le prestataire répond {sous quatre (5) heures calendaires}.
```

## Exemple corrigé

```slac
article delais "Délais"
  Le prestataire répond {sous quatre (4) heures calendaires}.
```

## Comment corriger

Corrigez celui des deux qui est faux.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import durations_of
from slac.lint.finding import Finding
from slac.lint.wording import decimal, quote
from slac.model.contract import Cite, Contract, Element, Words
from slac.model.numbers import in_letters
from slac.source import Span

title = "Lettres ≠ chiffres"
severity = Severity.ERROR

_FIGURES = r"(?<=\w)\s\((\d+)\)"
_WORD = r"[^\W\d_]+"

#: « quatre-vingt-dix-neuf mille neuf cents »: no number in letters that a contract gives has more words.
_LONGEST = 9


def check(contract: Contract) -> Iterator[Finding]:
    for element in contract.elements:
        stated = durations_of(element)
        for duration in stated:
            if duration.in_words is not None:
                letters, figures = duration.in_words
                spelt = in_letters(letters)
                if spelt is not None and spelt != figures:
                    yield _finding(duration.span, letters, spelt, decimal(figures))
        for span, letters, figures_written in _written(element):
            spelt = in_letters(letters)
            within = any(d.span.start <= span.start < d.span.end for d in stated)
            if spelt is not None and spelt != int(figures_written) and not within:
                yield _finding(span, letters, spelt, figures_written)


def _finding(span: Span, letters: str, spelt: int, figures: str) -> Finding:
    message = f"{quote(letters)} en lettres fait {spelt}, mais {figures} en chiffres."
    return Finding(span, message, help="Corrigez celui des deux qui est faux.")


def _written(element: Element) -> Iterator[tuple[Span, str, str]]:
    """The numbers that a text gives twice: where, in letters, in figures."""
    for leaf in element.leaves:
        if isinstance(leaf, Words | Cite):
            text = leaf.span.text
            for match in re.finditer(_FIGURES, text) if "(" in text else ():
                before = list(re.finditer(_WORD, text[: match.start()]))[-_LONGEST:]
                spelt = _number_at_the_end(text[: match.start()], before)
                if spelt is not None:
                    start = leaf.span.start + spelt
                    span = Span(leaf.span.source, start, leaf.span.start + match.end())
                    yield span, text[spelt : match.start()], match[1]


def _number_at_the_end(text: str, words: list[re.Match[str]]) -> int | None:
    """Where the longest number in letters begins that ends a text."""
    starts = (word.start() for word in words if word[0] != "et")
    return next((at for at in starts if in_letters(text[at:]) is not None), None)
