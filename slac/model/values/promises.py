"""What is promised: delays, frequencies, targets, quotas, and how they are counted."""

import re
from typing import Any

from slac.model import contract as c
from slac.model.numbers import decimal, money, number, scaled
from slac.model.quantities import Duration
from slac.model.values.stating import Stating, quoted_words, through
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word


def delay(s: Stating) -> c.Delay:
    """A ``promesse``: ``8 h, soit 1 jour, pour 95 % des tickets, à compter de l'appel``."""
    node = s.inner("promesse") or s.node
    spans = node.nodes("etendue") + node.nodes("etendue_courte")
    spans = tuple(sorted(spans, key=lambda n: n.span.start))
    share = next(iter(node.nodes("dans_la_part")), None)
    start = next(iter(node.nodes("a_compter")), None)
    pace = next((n for n in node.nodes() if n.rule in PACES), None)
    quoted = next(iter(node.words("TEXTE")), None)
    # Where the target is words and only the equivalent has a length, the length is not the target.
    target = spans[0] if spans and (quoted is None or spans[0].span.start < quoted.span.start) else None
    also = next((n for n in spans if n is not target), None)
    manner = (
        "immédiate"
        if node.words("IMMEDIAT")
        else "meilleurs efforts"
        if node.words("MEILLEURS_EFFORTS")
        else None
    )
    start_word = next((w for w in (start.words() if start else ()) if w.kind != "A_COMPTER"), None)
    return c.Delay(
        target=_longest(s, target),
        span=node.span,
        at_least=_shortest(s, target),
        also=_longest(s, also),
        percentile=decimal(share.words("POURCENT")[0].text) if share else None,
        population=" ".join(w.text for w in share.words("NOM")) or None if share else None,
        manner=manner,  # type: ignore[arg-type]  # one of the two literals or None
        every=frequency_of(pace) if pace else None,
        phrase=s.rich(quoted) if quoted else (),
        start=start_word.unquoted if start_word else None,
    )


def _longest(s: Stating, node: Node | None) -> Duration | None:
    if node is None:
        return None
    return s.length(node.nodes("temps")[-1])


def _shortest(s: Stating, node: Node | None) -> Duration | None:
    if node is None:
        return None
    lengths = node.nodes("temps")
    if node.rule == "etendue_courte":
        low = number(node.nodes("nombre")[0])
        return scaled(low.value, s.length(lengths[-1]), s.reading.counting, node.span)
    return s.length(lengths[0]) if len(lengths) > 1 else None


PACES = ("chaque", "tous_les", "fois", "fois_tous_les", "au_rythme")
_RHYTHMS = {
    "quotidien": "jour", "hebdomadaire": "semaine", "mensuel": "mois", "trimestriel": "trimestre",
    "semestriel": "semestre",
    "annuel": "an", "a la demande": "demande",
}  # fmt: skip


def frequency_of(node: Node) -> c.Frequency:
    numbers = [number(n).value for n in node.nodes("nombre")]
    unit = next((w.text.lower() for w in node.words() if w.kind in ("PERIODE", "UNITE")), "an")
    at_least = any(folded_words(w.text) in ("au moins", "au minimum") for w in node.words("BORNAGE"))
    match node.rule:
        case "chaque":
            return c.Frequency(unit)
        case "tous_les":
            return c.Frequency(unit, every=int(numbers[0]) if numbers else 1)
        case "fois":
            return c.Frequency(unit, times=int(numbers[0]), at_least=at_least)
        case "fois_tous_les":
            every = int(numbers[1]) if len(numbers) > 1 else 1
            return c.Frequency(unit, every=every, times=int(numbers[0]), at_least=at_least)
        case _:
            word = folded_words(node.words()[0].text)
            return c.Frequency(next(u for start, u in _RHYTHMS.items() if word.startswith(start)))


def frequency(s: Stating) -> c.Frequency | c.RichText:
    pace = s.inner(*PACES)
    return frequency_of(pace) if pace else s.phrase()


def period(s: Stating) -> c.Period:
    node = s.inner("fenetre") or s.node
    lengths = node.nodes("temps")
    named = next((w.text for w in node.words() if w.kind in ("FENETRE", "PERIODE")), None)
    sliding = bool(node.words("GLISSANTS"))
    if named is not None:
        civil = "civil" in folded_words(named)
        by = s.length(lengths[0], measured=True) if lengths else None
        return c.Period("civil" if civil else "plain", named.lower(), None, by)
    by = s.length(lengths[1], measured=True) if len(lengths) > 1 else None
    return c.Period("sliding" if sliding else "plain", "", s.length(lengths[0], measured=True), by)


def target(s: Stating) -> c.Target:
    node = s.inner("but", "but_de_temps", "but_de_nombre", "but_de_note") or s.node
    return _target(s, node, s.inner("equivalent"))


def _target(s: Stating, node: Node, also: Node | None) -> c.Target:
    rate = next(iter(node.words("POURCENT")), None)
    within = next(iter(node.nodes("en_moins_de")), node)
    lengths = within.nodes("temps")
    numbers = node.nodes("nombre")
    names = [w.text for w in node.words("NOM")]
    names += ["sur " + re.sub(r"\D", "", w.text) for w in node.words("BAREME")]
    names += ["par " + base.span.text.strip('"«»“” ') for base in node.nodes("base")]
    signs = [
        w for n in dict.fromkeys((node, within)) for w in n.words() if w.kind in ("BORNAGE", "COMPARATEUR")
    ]
    comparison = " ".join(w.text for w in signs)
    return c.Target(
        span=node.span,
        rate=decimal(rate.text) if rate else None,
        population=" ".join(names) or None if rate else None,
        within=s.length(lengths[0], measured=True) if lengths else None,
        also=equivalent_of(s, also) if also else None,
        count=(number(numbers[0]).value, " ".join(names)) if numbers and not rate else None,
        comparison=comparison,
        statistic=" ".join(w.text for w in node.words() if w.kind in ("EN_MOYENNE", "EN_JOURNEE")),
    )


def equivalent_of(s: Stating, node: Node) -> c.Equivalent:
    lengths = node.nodes("temps")
    per = next((w.text for w in node.words() if w.kind in ("PERIODE", "FENETRE")), None)
    return c.Equivalent(
        length=s.length(lengths[0], measured=True),
        span=node.span,
        per=per,
        base=s.length(lengths[1], measured=True) if len(lengths) > 1 else None,
    )


def equivalent(s: Stating) -> c.Equivalent:
    return equivalent_of(s, s.node.nodes("equivalent")[0])


def threshold(s: Stating) -> c.RichText:
    return s.phrase()


def formula(s: Stating) -> c.Formula:
    where = []
    for sub in s.property.sub:
        if sub.keyword == "dont" and sub.value.node is not None:
            symbol, *rest = sub.value.node.items
            if isinstance(symbol, Word):
                start = rest[0].span.start if rest and rest[0] is not None else symbol.span.end
                said = Span(symbol.span.source, start, sub.value.span.end)
                where.append((symbol.text, s.reading.words(Word("PHRASE", said.text, said), sub.value.text)))
    text = s.node.span.text.strip()
    for word in quoted_words(s.node):
        text = text.replace(word.text, word.unquoted, 1)
    return c.Formula(text, tuple(where))


def notice(s: Stating) -> c.Notice:
    return c.Notice(s.length(s.node.nodes("temps")[0]), through(s))


def maximum(s: Stating) -> tuple[Duration, str | None]:
    base = s.inner("base")
    return (
        s.length(s.node.nodes("temps")[0], measured=True),
        base.span.text.strip('"«»“” ') if base else None,
    )


def quota(s: Stating) -> c.Quota | c.RichText:
    node = s.inner("quantite")
    if node is None:
        return s.phrase()
    per = tuple(b.span.text.strip('"«»“” ') for b in s.node.nodes("base"))
    lengths = node.nodes("temps")
    if lengths:
        return c.Quota(s.length(lengths[0], measured=True), None, per)
    amount = node.nodes("argent")
    if amount:
        return c.Quota(money(amount[0]), None, per)
    rate = next(iter(node.words("POURCENT")), None)
    if rate:
        return c.Quota(decimal(rate.text), "%", per)
    unit = " ".join(w.text for w in node.words() if w.kind == "NOM")
    return c.Quota(number(node.nodes("nombre")[0]).value, unit, per)


def rank(s: Stating) -> Any:
    word = s.node.words()[0]
    return int(decimal(word.text)) if word.kind == "NOMBRE" else s.phrase()


def reclassification(s: Stating) -> tuple[c.Reclassification, ...]:
    found = []
    for node in s.node.nodes("devient"):
        before, after = node.words("NOM")[:2]
        first, second = s.reading.declared(before, "priorité"), s.reading.declared(after, "priorité")
        if first and second:
            found.append(c.Reclassification(first, second, node.span))
    return tuple(found)


def events(s: Stating) -> tuple[str, ...]:
    latest = s.inner("le_plus_tardif")
    if latest is not None:
        how, *rest = latest.words()
        return (f"{how.text.lower()} {', '.join(w.unquoted for w in rest)}",)
    return tuple(w.unquoted if w.kind == "TEXTE" else w.text.lower() for w in s.node.words()) + tuple(
        n.span.text for n in s.node.nodes()
    )


def units(s: Stating) -> tuple[str, ...]:
    return tuple(w.text.lower() for w in s.node.words("UNITE"))
