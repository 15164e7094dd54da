"""What a breach costs, told again in money: the ceiling of a remedy, its amount a day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.lint.facts import called
from slac.lint.passages import sentences
from slac.lint.retold.told import Retold, only, place_in
from slac.model.contract import Contract, Remedy
from slac.model.numbers import decimal
from slac.model.quantities import Money
from slac.syntax.folding import folded_words

_MONEY = r"(?<![\w.,])(?P<figures>\d{1,3}(?:[  ]?\d{3})*(?:,\d+)?)\s?(?:€|\$|euros?\b|dollars?\b)"
_PER = r"\s*(?:ht\s+|ttc\s+)?(?:par|chaque)\s+(?P<per>heure|jour|semaine|mois|trimestre|semestre|annee|an)\b"
_SANCTION = r"\b(?:penalit\w*|indemnit\w*|credits?|avoirs?|retenues?)\b"
_CAPPED = r"\b(?:plafon\w*|au plus|maxim\w*|excede\w*|depasse\w*)\b"
#: What the customer pays late costs him the amounts of the law.
_ELSEWHERE = r"\b(?:paiements?|factur\w*|recouvrement|reglements?|assur\w*|prejudices?|responsabilite)\b"


def amounts_told(contract: Contract) -> Iterator[Retold]:
    """In the sentences that hold one amount, where the contract has one remedy that it may be of."""
    remedies = contract.all(Remedy)
    capped = only([r for r in remedies if r.cap and r.cap.value and isinstance(r.cap.value.amount, Money)])
    priced = only(
        [r for r in remedies if r.amount and r.amount.value and isinstance(r.amount.value[0], Money)]
    )
    if capped is None and priced is None:
        return
    for sentence in sentences(contract):
        found = list(re.finditer(_MONEY, sentence.words))
        if (
            len(found) != 1
            or not re.search(_SANCTION, sentence.words)
            or re.search(_ELSEWHERE, sentence.words)
        ):
            continue
        told = decimal(re.sub(r"\s", "", found[0]["figures"]))
        rhythm = re.match(_PER, sentence.words[found[0].end() :])
        per = rhythm["per"] if rhythm else ""
        end = found[0].end() + (rhythm.end() if rhythm else 0)
        place = place_in(sentence, found[0].start(), end)
        if re.search(_CAPPED, sentence.words):
            if (
                capped is not None
                and len(remedies) == 1
                and capped.cap is not None
                and capped.cap.value is not None
            ):
                cap = capped.cap.value
                agrees = isinstance(cap.amount, Money) and _is_same(cap.amount.amount, cap.per, told, per)
                what = f"le plafond de {called(capped)}"
                yield Retold(place, what, capped.cap.span, f"plafond {capped.written_name}", agrees)
        elif per and priced is not None and priced.amount is not None and priced.amount.value is not None:
            amount, unit = priced.amount.value
            if isinstance(amount, Money):
                what = f"le montant de {called(priced)}"
                agrees = _is_same(amount.amount, unit, told, per)
                yield Retold(place, what, priced.amount.span, f"montant {priced.written_name}", agrees)


def _is_same(amount: Decimal, stated: str | None, told: Decimal, per: str) -> bool:
    words = folded_words(stated or "")
    said = {"an": "annee"}.get(per, per)
    return amount == told and (not per or not words or said in words or per in words.split())
