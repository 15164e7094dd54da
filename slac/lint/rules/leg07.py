"""Entre professionnels, en droit français, une facture se paie au plus tard 60 jours après son émission,
ou 45 jours fin de mois si le contrat le dit, ou 45 jours pour une facture périodique. Le constat lit
les délais de paiement écrits dans le texte.

## Pourquoi c'est un risque

Un délai de 90 jours expose à une amende administrative (jusqu'à deux millions d'euros pour une personne
morale) et ne tient pas devant l'intérêt de retard dû de plein droit dès le 61e jour.

## Exemple fautif

```slac
contrat services "Services"
  droit applicable  France
  clients           professionnels

article paiement "Paiement"
  Les factures sont payées à 90 jours de leur date d'émission.
```

## Exemple corrigé

```slac
contrat services "Services"
  droit applicable  France
  clients           professionnels

article paiement "Paiement"
  Les factures sont payées à 60 jours de leur date d'émission.
```

## Comment corriger

Ramenez le délai à 60 jours date de facture ou 45 jours fin de mois. Les conditions de règlement
mentionnent aussi les pénalités de retard et l'indemnité forfaitaire de 40 €.

## Source

Code de commerce, art. L441-10 et D441-5 (indemnité forfaitaire de 40 €). Portée : droit français, entre
professionnels ; d'autres délais valent pour certains secteurs.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.figures import Stretch, durations
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.running_words import language
from slac.lint.wording import quote
from slac.model.contract import Activity, Contract
from slac.model.numbers import Counting
from slac.model.quantities import DayKind, Days, Months, Weeks
from slac.source import Span
from slac.syntax.folding import fold, folded_words

title = "Délai de paiement illégal"
severity = Severity.ERROR

_PAID = r"\b(?:pay(?:e|ee|es|ees|er|able|ables)|paiements?|paie|paient|regle(?:e|s|es)?|reglements?)\b"
_INVOICE = r"\bfactur|\bredevances?\b|\bfin de mois\b"
_NOT_PAYMENT = r"\b(?:contest\w*|reclam\w*|retard|relance|emise?s?\s+(?:sous|dans)|conserv\w*|rembours\w*)"
_MONTH_END = r"\bfin de mois\b"
_PERIODIC = r"\bfactures? (?:periodiques?|recapitulatives?)\b"
_ORDINARY, _SHORT = 60, 45
_REMEDY = "Ramenez ce délai à 60 jours date de facture, ou à 45 jours fin de mois."


def check(contract: Contract) -> Iterator[Finding]:
    if not _concerns(contract):
        return
    for words, span in _texts(contract):
        if not re.search(_INVOICE, words) or re.search(_NOT_PAYMENT, words):
            continue
        for found in durations(words, Counting()):
            days = _days(found)
            month_end = re.match(r"\W*" + _MONTH_END, words[found.end :])
            periodic = re.search(_PERIODIC, words)
            limit = _SHORT if month_end or periodic else _ORDINARY
            if days is None or days <= limit:
                continue
            place = Span(span.source, span.start + found.start, span.start + found.end)
            allowed = "45 jours fin de mois" if month_end else f"{limit} jours"
            what = "une facture périodique" if periodic and not month_end else "une facture"
            message = (
                f"{quote(place.text)} pour payer {what} : entre professionnels, la loi n'admet que {allowed}."
            )
            yield Finding(
                place, message, help="Ramenez ce délai à 60 jours date de facture, ou à 45 jours fin de mois."
            )


def _concerns(contract: Contract) -> bool:
    """French law, said or supposed from the language, and no consumer."""
    agreement = contract.agreement
    law = agreement.governing_law.value if agreement.governing_law is not None else None
    customers = agreement.customers.value if agreement.customers is not None else None
    french = (
        "france" in folded_words(law) or "francais" in folded_words(law)
        if law
        else language(contract) == "fr-FR"
    )
    return french and customers != "consommateurs"


def _texts(contract: Contract) -> Iterator[tuple[str, Span]]:
    """Whatever tells of paying."""
    for sentence in sentences_with(contract, _PAID):
        yield sentence.words, sentence.span
    for activity in contract.all(Activity):
        stated = activity.delays_of
        for bullet in stated.value or () if stated is not None else ():
            if re.search(_PAID, words := fold(bullet.span.text)):
                yield words, bullet.span


def _days(found: Stretch) -> int | None:
    match found.lengths:
        case (Days(count, DayKind.WORKING | DayKind.OUVRABLES),):
            return count * 7 // 5
        case (Days(count),):
            return count
        case (Weeks(count),):
            return count * 7
        case (Months(count),):
            return count * 30
    return None
