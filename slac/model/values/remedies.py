"""What a breach costs: tiers, penalties, caps, claims."""

from decimal import Decimal
from typing import Any

from slac.model import contract as c
from slac.model.numbers import MEASURED, decimal, duration, money
from slac.model.quantities import Duration, Money, Percent, Share
from slac.model.values.stating import Stating, through
from slac.record import replace
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node

#: The author's quotes become blanks.
_QUOTES = str.maketrans('"«»“”', "     ")


def bound(node: Node) -> c.Bound:
    inclusion = next((folded_words(w.text).startswith("incl") for w in node.words("INCLUSION")), None)
    relative = next(iter(node.nodes("objectif_relatif")), None)
    if relative is not None:
        sign = next((folded_words(w.text) for w in relative.words("PLUS_OU_MOINS")), "plus")
        figure = next(
            (decimal(w.text) for w in relative.words() if w.kind in ("NOMBRE", "POURCENT")), Decimal(0)
        )
        return c.Bound(None, inclusion, node.span, -figure if sign == "moins" else figure)
    rate = next((decimal(w.text) for w in node.words("POURCENT")), None)
    bare = next((decimal(w.text) for w in node.words("NOMBRE")), None)
    length = next((duration(n, MEASURED) for n in node.nodes("temps")), None)
    return c.Bound(
        bare if rate is None else rate,
        inclusion,
        node.span,
        length=length,
        bare=rate is None and bare is not None,
    )


def tier(s: Stating) -> c.Tier:
    range_ = s.inner("entre", "moins_de", "plus_de", "compare", "par_unite")
    assert range_ is not None  # the grammar begins a tier with one of these
    if range_.rule == "par_unite":
        per = range_.span.text.partition(" ")[2].translate(_QUOTES)
        return c.Tier(None, None, consequence(s), s.node.span, " ".join(per.split()))
    bounds = [bound(n) for n in range_.nodes("borne")]
    if not all(end.bare for end in bounds):  # « de 98 à 99 % »
        bounds = [replace(end, bare=False) for end in bounds]
    low: c.Bound | None = None
    high: c.Bound | None = None
    if range_.rule == "entre":
        low, high = bounds[0], bounds[1]
        if _lower(high, low):
            low, high = high, low
    elif range_.rule == "moins_de":
        high = bounds[0] if bounds[0].inclusive is not None else _with(bounds[0], inclusive=False)
        low = bounds[1] if len(bounds) > 1 else None
    elif range_.rule == "plus_de":
        low = bounds[0] if bounds[0].inclusive is not None else _with(bounds[0], inclusive=False)
        high = bounds[1] if len(bounds) > 1 else None
    else:
        for sign, end in zip(range_.words("COMPARATEUR"), bounds, strict=False):
            closed = "=" in sign.text or sign.text in "≤≥"
            if sign.text[0] in "<≤":
                high = _with(end, inclusive=closed)
            else:
                low = _with(end, inclusive=closed)
    return c.Tier(low, high, consequence(s), s.node.span)


def _with(end: c.Bound, inclusive: bool) -> c.Bound:
    return replace(end, inclusive=inclusive)


def _lower(a: c.Bound, b: c.Bound) -> bool:
    if a.rate is not None and b.rate is not None:
        return a.rate < b.rate
    if a.offset is not None and b.offset is not None:
        return a.offset < b.offset
    return False


def consequence(s: Stating) -> Any:
    """What is due: a rate, an amount, a length of service, or a phrase."""
    part = s.inner("part")
    if part is not None:
        rate, base = decimal(part.words("POURCENT")[0].text), _base_of_part(part)
        return Share(rate, base) if base else rate
    amount = s.inner("argent")
    if amount is not None:
        return money(amount)
    length = s.inner("temps")
    if length is not None:
        return s.length(length)
    word = s.first("TEXTE")
    return s.rich(word) if word else s.phrase()


def _base_of_part(node: Node) -> str | None:
    rate = node.words("POURCENT")[0]
    rest = [i for i in node.items if i is not None and i is not rate]
    return rest[0].span.text.strip('"«»“” ') if rest else None


def penalty(s: Stating) -> tuple[Money | Percent, str | None]:
    base = s.inner("base", "par_tranche_entamee")
    per = base.span.text.strip('"«»“”, ') if base else None
    if base is not None and base.rule == "par_tranche_entamee":
        per = f"tranche entamée de {base.nodes('temps')[0].span.text}"
    late = s.first("DE_RETARD")
    if per is not None and late is not None:
        per = f"{per} {late.text}"
    return (consequence(s), per)


def ceiling(s: Stating) -> c.Ceiling:
    return c.Ceiling(money(s.node.nodes("argent")[0]), penalty(s)[1])


def cap(s: Stating) -> c.Cap:
    base = s.inner("base")
    shared = tuple(n for w in s.node.words("NOM") if (n := s.reading.declared(w)))
    amount = consequence(s)
    shared_of = amount.of if isinstance(amount, Share) else None
    return c.Cap(
        Percent(amount) if isinstance(amount, Share) else amount,
        shared_of,
        shared,
        base.span.text.strip('"«»“” ') if base else None,
    )


def claim(s: Stating) -> c.Claim:
    after = s.inner("apres")
    words = [w for w in after.words() if w.kind in ("EVENEMENT", "TEXTE")] if after else []
    return c.Claim(s.length(s.node.nodes("temps")[0]), words[0].unquoted if words else None, through(s))


def after_notice(s: Stating) -> Duration | bool:
    length = s.inner("temps")
    return s.length(length) if length else True


def always(s: Stating) -> bool:
    return True
