"""Un appel de note « (*) » a sa note, et une note a son appel.

## Pourquoi c'est un risque

« (*) Les rappels sont faits le lendemain » sans appel ne dit pas quel délai il repousse : celui de 4
heures, de 12 heures, de 48 heures, ou tous.

## Exemple fautif

```slac
tableau delais "Délais"
  colonnes  "Demande", "Délai"
  ligne     Rappel, 4 heures (*)
```

## Exemple corrigé

```slac
tableau delais "Délais"
  colonnes  "Demande", "Délai"
  ligne     Rappel, 4 heures (*)
  note (*)  pendant les heures d'ouverture
```

## Comment corriger

Écrivez l'appel là où la note s'applique, ou la note que l'appel promet ; sinon retirez le signe.

## Source

Usage.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import words_of
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Contract, Table, Words
from slac.source import Span

title = "Appel de note orphelin"
severity = Severity.WARNING

_MARK = r"\(\*{1,3}\)"


def check(contract: Contract) -> Iterator[Finding]:
    notes: dict[str, list[Span]] = {}
    calls: dict[str, list[Span]] = {}
    for element in contract.elements:
        declared = element.notes if isinstance(element, Table) else ()
        for statement in declared:
            if statement.value is not None:
                place = _mark_in(statement.line, statement.value.mark)
                notes.setdefault(statement.value.mark, []).append(place)
        for words in words_of(element):
            for match in re.finditer(_MARK, words.text) if "(*" in words.text else ():
                before = words.text[: match.start()].strip()
                place = _place(words, match)
                if any(place == span for spans in notes.values() for span in spans):
                    continue
                kept = notes if not before and match.end() < len(words.text.rstrip()) else calls
                kept.setdefault(match[0], []).append(place)
    for mark, places in notes.items():
        if mark not in calls and _has_signs(mark):
            message = f"La note {quote(mark)} n'est appelée nulle part."
            yield Finding(places[0], message, help=f"Écrivez {quote(mark)} là où cette note s'applique.")
    for mark, places in calls.items():
        if mark not in notes:
            message = f"{quote(mark)} appelle une note qui n'existe pas."
            yield Finding(places[0], message, help="Écrivez la note, ou retirez l'appel.")


def _has_signs(mark: str) -> bool:
    return "*" in mark  # a figure may be called in more ways than are looked for


def _mark_in(line: Span, mark: str) -> Span:
    at = line.text.find(mark)
    return line if at < 0 else Span(line.source, line.start + at, line.start + at + len(mark))


def _place(words: Words, match: re.Match[str]) -> Span:
    return Span(words.span.source, words.span.start + match.start(), words.span.start + match.end())
