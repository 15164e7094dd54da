"""Une priorité citée doit être déclarée : son rang, ses critères et ses délais sont sinon inconnus.

## Pourquoi c'est un risque

Une anomalie classée « P4 » dans un contrat qui s'arrête à P3 n'a aucun délai.

## Exemple fautif

```slac
priorité P1 "Critique"
  rang  1

article suivi "Suivi"
  Un point est fait selon {résolution P4}, puis {rang P1}.

escalade critiques
  pour  priorité P4
  N1    "support"
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  rang  1

escalade critiques
  pour  priorité P1
  N1    "support"
```

## Comment corriger

Déclarez la priorité, ou citez celle qui était visée.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.passages import paragraphs
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Escalation, Priority
from slac.source import Span

title = "Priorité inconnue"
severity = Severity.ERROR


def check(contract: Contract) -> Iterator[Finding]:
    """Codes of priorities that there are not, in texts; those in braces are found when they are resolved."""
    series: dict[str, list[str]] = {}
    for priority in contract.all(Priority):
        if code := re.fullmatch(r"([A-Z]{1,2})\d{1,2}", priority.written_name):
            series.setdefault(code[1], []).append(priority.written_name)
    if contract.all(Escalation):
        series.pop("N", None)  # levels of support bear such codes too
    known = {element.written_name for element in contract.elements}
    letters = "|".join(letter for letter, names in series.items() if len(names) > 1)
    if not letters:
        return
    pattern = re.compile(rf"(?<![\w{{.-])({letters})\d{{1,2}}(?![\w}}-])")
    told: set[str] = set()
    for paragraph in paragraphs(contract):
        for match in pattern.finditer(paragraph.span.text):
            text = paragraph.span.text
            in_braces = text.rfind("{", 0, match.start()) > text.rfind("}", 0, match.start())
            if match[0] in known or match[0] in told or in_braces:
                continue
            told.add(match[0])
            start = paragraph.span.start
            yield Finding(
                Span(paragraph.span.source, start + match.start(), start + match.end()),
                f"{quote(match[0])} : le contrat n'a pas de priorité de ce nom.",
                help=f"Déclarez-la, ou nommez celle qui était visée : {enumeration(series[match[1]], 'ou')}.",
            )
