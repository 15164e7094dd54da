"""The credit or the penalty that a measurement makes due, from the tiers, amounts and caps of the contract.

A formula is not computed: it is for a person to apply.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from slac.coverage.catalogue import names_of
from slac.coverage.decision import Place, place_of
from slac.coverage.matching import same
from slac.coverage.overruns import amount_of, overrun, times
from slac.french import enumeration, quote
from slac.lint.wording import exact_percent
from slac.model.contract import Bound, CaseKey, Contract, Measure, Named, Observed, Offer, Remedy, Tier
from slac.model.quantities import Duration, Money, Percent

_CENT = Decimal("0.01")
_DAY = 86_400_000


class Due(NamedTuple):
    """What a remedy gives for a measurement.

    ``rate`` is in per cent of the base, ``amount`` in money: both are None when nothing is due, or when ``doubt`` says
    why the contract does not tell. ``why`` says how it was found.
    """

    remedy: Remedy
    place: Place
    why: str
    rate: Percent | None = None
    amount: Money | None = None
    doubt: str = ""


def dues(contract: Contract, observed: Observed, base: Money | None, offer: str | None) -> tuple[Due, ...]:
    """What every remedy on the thing measured gives; none where the contract has no such remedy."""
    return tuple(
        _due(contract, remedy, measure, observed, base, offer)
        for remedy, measure in _remedies(contract, observed)
    )


def _remedies(contract: Contract, observed: Observed) -> Iterator[tuple[Remedy, Measure | None]]:
    """The remedies on what was measured; all of them when the measurement does not say of what."""
    of = observed.of
    for remedy in contract.all(Remedy):
        named = remedy.on.value if remedy.on is not None and remedy.on.value else ()
        if of is None or of.name == remedy.name:
            on = named[:1]
        else:
            on = tuple(n for n in named if n.name == of.name and _same_delay(n, of))
            if not on:
                continue
        element = contract.find(on[0].name) if on else None
        yield remedy, element if isinstance(element, Measure) else None


def _same_delay(one: Named, other: Named) -> bool:
    return one.attribute is None or other.attribute is None or one.attribute == other.attribute


def _due(
    contract: Contract,
    remedy: Remedy,
    measure: Measure | None,
    observed: Observed,
    base: Money | None,
    offer: str | None,
) -> Due:
    place = place_of(contract, remedy)
    tiers = [
        (tier, stated.line)
        for outer in remedy.tiers
        for keys, tier, stated in outer.each()
        if _for_offer(contract, (*outer.only_for, *keys), offer)
    ]
    if tiers:
        target = _target(contract, measure, offer)
        if target is None and any(b.offset is not None for t, _ in tiers for b in (t.low, t.high) if b):
            return Due(remedy, place, "", doubt="Les paliers suivent un objectif qui n'est pas unique.")
        holding = [
            (t, line, sure) for t, line in tiers if (sure := _holds(t, observed.value, target)) != "no"
        ]
        if not holding:
            return Due(remedy, place, f"aucun palier de {quote(remedy.title)} ne vaut pour cette mesure")
        if len({_said(t) for t, _, _ in holding}) > 1 or any(sure == "unsaid" for _, _, sure in holding):
            both = enumeration([quote(" ".join(t.span.text.split())) for t, _, _ in holding], "ou")
            return Due(
                remedy, place, "", doubt=f"La mesure est à la borne de {both}, sans que le contrat tranche."
            )
        tier, line, _ = holding[0]
        place = place_of(contract, remedy, line)
        return _capped(remedy, place, _said(tier), tier.credit, base)
    if remedy.amount is not None and remedy.amount.value is not None:
        each, per = remedy.amount.value
        said = _words(remedy.amount.span.text)
        place = place_of(contract, remedy, remedy.amount.line)
        late = overrun(contract, observed)
        count = times(late, per)
        if count is None:
            return Due(remedy, place, "", doubt=f"« {said} » ne se compte pas pour cette mesure.")
        if not count:
            return Due(remedy, place, "le délai promis est tenu")
        why = f"{said}, {_number(count)} fois" if per else said
        credit = each._replace(amount=each.amount * count) if isinstance(each, Money) else each * count
        return _capped(remedy, place, why, credit, base)
    return Due(remedy, place, "", doubt=f"{quote(remedy.title)} n'a ni palier ni montant qui se calcule.")


def _capped(remedy: Remedy, place: Place, why: str, credit: object, base: Money | None) -> Due:
    """The credit within the cap, as a rate where it is one, and as an amount where the base is known."""
    if not isinstance(credit, Decimal | Money):
        return Due(
            remedy, place, why, doubt=f"Le palier donne « {why} », qui n'est ni un taux ni un montant."
        )
    rate = credit if isinstance(credit, Decimal) else None
    amount = credit if isinstance(credit, Money) else _part(credit, base)
    cap = remedy.cap.value if remedy.cap is not None else None
    if cap is not None:
        said = f"{why}, dans la limite de {_words(remedy.cap.span.text)}" if remedy.cap else why
        most = cap.amount
        if isinstance(most, Decimal) and rate is not None and rate > most and cap.base is None:
            rate, amount, why = most, _part(most, base), said
        limit = most if isinstance(most, Money) else _part(most, base) if isinstance(most, Decimal) else None
        if amount is not None and limit is not None and amount.amount > limit.amount:
            rate, amount, why = None if isinstance(most, Money) else rate, limit, said
    return Due(remedy, place, why, rate, amount)


def _part(rate: Decimal, base: Money | None) -> Money | None:
    if base is None:
        return None
    return base._replace(amount=(base.amount * rate / 100).quantize(_CENT, ROUND_HALF_UP))


def _holds(tier: Tier, value: Percent | Duration | Decimal, target: Decimal | None) -> str:
    """Whether a tier holds the value: "yes", "no", or "unsaid" where it is at an end that nothing includes."""
    figure = _milliseconds(value) if isinstance(value, Duration) else value
    if figure is None:
        return "no"
    sure = "yes"
    for bound, below in ((tier.low, False), (tier.high, True)):
        if bound is None:
            continue
        limit = _limit(bound, target)
        if limit is None or (figure > limit if below else figure < limit):
            return "no"
        if figure == limit and bound.inclusive is not True:
            if bound.inclusive is False:
                return "no"
            sure = "unsaid"
    return sure


def _limit(bound: Bound, target: Decimal | None) -> Decimal | None:
    if bound.length is not None:
        return _milliseconds(bound.length)
    if bound.rate is not None:
        return bound.rate
    return target + (bound.offset or 0) if target is not None else None


def _target(contract: Contract, measure: Measure | None, offer: str | None) -> Decimal | None:
    """The one rate promised, for the offer if there are several."""
    rates = {
        target.rate
        for stated in (measure.targets if measure else ())
        for keys, target, _ in stated.each()
        if target.rate is not None and _for_offer(contract, (*stated.only_for, *keys), offer)
    }
    return rates.pop() if len(rates) == 1 else None


def _for_offer(contract: Contract, keys: tuple[CaseKey, ...], offer: str | None) -> bool:
    offers = [e for key in keys if isinstance(e := contract.find(key.name), Offer)]
    return not offers or offer is None or any(same(offer, name) for e in offers for name in names_of(e))


def _milliseconds(value: Duration) -> Decimal | None:
    length = amount_of(value)
    return length[1] * (_DAY if length[0] == "days" else 1) if length is not None else None


def _said(tier: Tier) -> str:
    return _words(tier.span.text)


def _words(text: str) -> str:
    return " ".join(text.split())


def _number(count: Decimal) -> str:
    return f"{count:f}".replace(".", ",")


def credit_said(credit: Percent | Money) -> str:
    """« 5 % », « 1 200,50 € HT »."""
    if not isinstance(credit, Money):
        return exact_percent(credit)
    figure = f"{credit.amount:,.2f}".removesuffix(".00").replace(",", " ").replace(".", ",")
    signs = {"EUR": "€", "CAD": "$ CA", "USD": "$ US", "CHF": "CHF"}
    return " ".join(filter(None, (figure, signs.get(credit.currency, credit.currency), credit.tax)))
