"""One worked example of what a failed promise costs, so that both parties read the same sum in the same clause."""

from collections.abc import Iterator
from decimal import Decimal

from slac.document import wording
from slac.document.inline import words
from slac.document.phrases import Phrases
from slac.document.tree import Blocks, Emphasis, Inlines, Paragraph, Text
from slac.model.contract import Bound, Cap, Remedy, Tier
from slac.model.quantities import Money, Share

#: The base of an example, in the money of the contract's country.
_BASE = Decimal(1000)
_MONEY = {"fr-CA": "CAD", "fr-CH": "CHF"}
#: How many times what is counted happens, in an example.
_TIMES = 3
_CENT = Decimal("0.01")
#: After these, the words of what is counted stay as they are: « jours de retard ».
_SMALL_WORDS = ("de", "du", "des", "d'", "à", "au", "en", "par", "sur")


def example(remedy: Remedy, phrases: Phrases) -> Blocks:
    """« Exemple : si le taux constaté est de 98,5 % et l'assiette de 1 000 €, le crédit est de 5 % × 1 000 € = 50 €. »

    () for what is no sum: a formula, a text, a share of a base that the contract does not state.
    """
    found = _told(remedy, phrases)
    return (Paragraph((Emphasis((Text("Exemple : "),)), *found)),) if found else ()


def _told(remedy: Remedy, phrases: Phrases) -> Inlines:
    if remedy.amount is not None and remedy.amount.value is not None:
        credit, per = remedy.amount.value
        per = per or _slice(remedy)
        return _sum(remedy, phrases, _counted(per), credit, _TIMES if per else 1)
    if remedy.slice is not None:
        return ()  # each slice costs what a tier says, which the contract does not tell how to reckon
    tiers = [tier for stated in remedy.tiers for keys, tier, _ in stated.each() if not keys]
    # A tier between two bounds, away from the cap, says most.
    tiers.sort(key=lambda tier: tier.low is None or tier.high is None)
    for tier in tiers:
        if isinstance(tier.credit, Decimal | Money):
            return _sum(remedy, phrases, _measured(tier), tier.credit, _TIMES if tier.per else 1)
    return ()


def _sum(remedy: Remedy, phrases: Phrases, when: str, credit: Decimal | Money, times: int) -> Inlines:
    """The whole sentence after « Exemple : »."""
    conditions = [words(when)] if when else []
    if isinstance(credit, Money):
        one = wording.money(credit, phrases.language)
        total = credit.amount * times
        currency, tax = credit.currency, credit.tax
    else:
        own = words(credit.of) if isinstance(credit, Share) else ()
        if not own and (remedy.base is None or remedy.base.value is None):
            return ()
        currency, tax = _MONEY.get(phrases.language, "EUR"), None
        base = wording.money(Money(_BASE, currency, None), phrases.language)
        of = own or phrases.statement(remedy.base)
        conditions.append((Text("l'assiette ("), *of, Text(f") est de {base}")))
        one = f"{wording.percent(credit)}\u00a0×\u00a0{base}"
        total = (_BASE * credit / 100 * times).quantize(_CENT)
    due = wording.money(Money(total, currency, tax), phrases.language)
    what = "le crédit" if remedy.keyword == "crédits" else "la pénalité"
    reckoned = f"{times}\u00a0×\u00a0{one}" if times > 1 else one
    said = f"{what} est de {due}" if reckoned == due else f"{what} est de {reckoned} =\u00a0{due}"
    cap = _cap(remedy, credit)
    if cap is not None and cap < total:
        limit = wording.money(Money(cap, currency, tax), phrases.language)
        said += f", ramené{'' if remedy.keyword == 'crédits' else 'e'} au plafond de {limit}"
    return (*_if(conditions), *words(f"{said}."))


def _if(conditions: list[Inlines]) -> Inlines:
    """« si …, et que …, »."""
    found: Inlines = ()
    for index, condition in enumerate(conditions):
        found += (Text(" et que " if index else "si "), *condition)
    return (*found, Text(", ")) if found else ()


def _cap(remedy: Remedy, credit: Decimal | Money) -> Decimal | None:
    """The cap of an example, where it is on the same base."""
    cap = remedy.cap.value if remedy.cap is not None else None
    if not isinstance(cap, Cap):
        return None
    if isinstance(cap.amount, Money):
        return cap.amount.amount if isinstance(credit, Money) else None
    if isinstance(cap.amount, Decimal) and isinstance(credit, Decimal) and cap.base is None:
        return (_BASE * cap.amount / 100).quantize(_CENT)
    return None


# -- what is supposed ---------------------------------------------------------------------------------------------


def _measured(tier: Tier) -> str:
    """« le taux constaté est de 98,5 % », « le taux constaté est inférieur de 0,25 point à l'objectif »."""
    if tier.per is not None:
        return _counted(tier.per)
    bounds = [bound for bound in (tier.low, tier.high) if bound is not None]
    if all(bound.rate is not None for bound in bounds):
        rate = sum((bound.rate or Decimal(0) for bound in bounds), Decimal(0)) / len(bounds)
        if len(bounds) == 1:
            rate += _step(bounds[0], below=tier.low is None)
        if bounds[0].bare:
            return f"le niveau constaté est de {wording.number(rate.normalize())}"
        return f"le taux constaté est de {wording.percent(rate.normalize())}"
    if all(bound.rate is None and bound.length is None for bound in bounds):
        offset = sum((bound.offset or Decimal(0) for bound in bounds), Decimal(0)) / len(bounds)
        if len(bounds) == 1:
            offset += _step(bounds[0], below=tier.low is None)
        points = f"{wording.number(abs(offset).normalize())} point{'s' if abs(offset) >= 2 else ''}"
        return f"le taux constaté est {'inférieur' if offset < 0 else 'supérieur'} de {points} à l'objectif"
    return f"le niveau constaté est « {wording.tier(tier)} »"


def _step(bound: Bound, *, below: bool) -> Decimal:
    """A little beyond the only bound of a tier, and never over 100 %."""
    room = (Decimal(100) - bound.rate) / 2 if bound.rate is not None and not bound.bare else Decimal(1)
    return Decimal(-1) if below else min(room, Decimal(1))


def _counted(per: str | None) -> str:
    """« on compte 3 jours de retard »."""
    return f"l'on compte {_TIMES} {' '.join(_plural(per))}" if per else ""


def _slice(remedy: Remedy) -> str | None:
    """« tranche entamée de 1 h ouvrée »."""
    length = remedy.slice.value if remedy.slice is not None else None
    return f"tranche entamée de {wording.duration(length)}" if length is not None else None


def _plural(per: str) -> Iterator[str]:
    """« délais dépassés », « tranches entamées de 1 heure »."""
    changing = True
    for word in per.split():
        changing = changing and word not in _SMALL_WORDS and not word.startswith(("d'", "d’"))
        if not changing or word[-1] in "sxz" or not word.isalpha():
            yield word
        else:
            yield f"{word[:-2]}aux" if word.endswith("al") else f"{word}s"
