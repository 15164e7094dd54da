"""What a breach costs, told again in money: the ceiling of a remedy, its amount a day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.lint.facts import called
from slac.lint.passages import sentences_with
from slac.lint.retold.told import Retold, place_in
from slac.model.contract import Contract, Remedy
from slac.model.numbers import decimal
from slac.model.quantities import Money
from slac.source import Span
from slac.syntax.folding import folded_words

_MONEY = (
    r"(?<![\w.,])(?P<figures>\d{1,3}(?:[  ]?\d{3})*(?:,\d+)?)\s?(?:€|\$|euros?\b|dollars?\b|chf\b|francs?\b)"
)
_PERIOD = r"(?:heure|jour|semaine|mois|trimestre|semestre|annee|an)"
_PER = rf"\s*(?:ht\s+|ttc\s+)?(?:par|chaque)\s+(?P<per>{_PERIOD})\b"
_SANCTION = r"\b(?:penalit\w*|indemnit\w*|credits?|avoirs?|retenues?)\b"
_CAPPED = r"\b(?:plafon\w*|au plus|maxim\w*|excede\w*|depasse\w*)\b"
#: What the customer pays late costs him the amounts of the law; and what goes on costs more.
_ELSEWHERE = (
    r"\b(?:paiements?|factur\w*|recouvrement|reglements?|assur\w*|prejudices?|responsabilite|au-dela|a partir d\w+|"
    r"portee?s?|doubl\w+|major\w+|ensuite)\b"
)


def amounts_told(contract: Contract) -> Iterator[Retold]:
    """In the sentences that hold one amount, where the contract has one remedy that it may be of."""
    remedies = contract.all(Remedy)
    one = remedies[0] if len(remedies) == 1 else None
    if one is None:
        return
    for sentence in sentences_with(contract, _MONEY):
        found = list(re.finditer(_MONEY, sentence.words))
        if (
            len(found) != 1
            or not re.search(_SANCTION, sentence.words)
            or re.search(_ELSEWHERE, sentence.words)
        ):
            continue
        figure = found[0]
        amount = decimal(re.sub(r"\s", "", figure["figures"]))
        rhythm = re.match(_PER, sentence.words[figure.end() :])
        place = place_in(sentence, figure.start(), figure.end() + (rhythm.end() if rhythm else 0))
        around = set(re.findall(rf"\b{_PERIOD}\b", sentence.words))
        stated = _ceiling(one) if re.search(_CAPPED, sentence.words) else _amount(one) if rhythm else None
        if stated is not None:
            word, span, declared, per = stated
            same_period = not around or per is None or bool(around & {per, "an" if per == "annee" else per})
            if declared == amount or same_period:  # else it is another ceiling, of another period
                what = f"{'le plafond' if word == 'plafond' else 'le montant'} de {called(one)}"
                agrees = declared == amount and same_period
                yield Retold(place, what, span, f"{word} {one.written_name}", agrees)


def _ceiling(remedy: Remedy) -> tuple[str, Span, Decimal, str | None] | None:
    cap = remedy.cap.value if remedy.cap is not None else None
    if remedy.cap is None or cap is None or not isinstance(cap.amount, Money):
        return None
    return "plafond", remedy.cap.span, cap.amount.amount, _period(cap.per)


def _amount(remedy: Remedy) -> tuple[str, Span, Decimal, str | None] | None:
    stated = remedy.amount.value if remedy.amount is not None else None
    if remedy.amount is None or stated is None or not isinstance(stated[0], Money):
        return None
    return "montant", remedy.amount.span, stated[0].amount, _period(stated[1])


def _period(stated: str | None) -> str | None:
    """« jour » of « jour de retard »."""
    found = re.search(rf"\b{_PERIOD}\b", folded_words(stated or ""))
    return found[0] if found else None
