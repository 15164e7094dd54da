"""What the service promises, told again: its hours, its rate, the ceiling of its credits, the numbers to call."""

import re
from collections.abc import Iterator

from slac.lint.facts import called
from slac.lint.figures import ranges
from slac.lint.passages import sentences, sentences_with
from slac.lint.retold.told import Retold, only, place_in, with_one_rate
from slac.model.contract import Channel, Contract, Measure, Opening, Remedy, ServiceHours
from slac.model.quantities import Duration
from slac.source import Span
from slac.syntax.folding import folded_words

_SERVED = r"\b(?:support|soutien|assistance|horaires|heures d'ouverture|joignable|service client)\b"
_FROM_TO = r"\b(?:de|entre)\s+(?:\d|midi|minuit)"
_OTHER_HOURS = (
    r"\b(?:maintenances?|entretien|astreinte|garde|sauvegardes?|samedis?|dimanches?|sauf|hors|urgence\w*)\b"
)


def hours_told(contract: Contract) -> Iterator[Retold]:
    """Hours of the day that a sentence gives to what it names, or to the support where the contract has only one."""
    known = [
        h for h in contract.all(ServiceHours) if h.opens and not any("24" in s.span.text for s in h.opens)
    ]
    titles = {hours.name: folded_words(hours.title) for hours in known}
    several = {
        name: title for name, title in titles.items() if " " in title
    }  # a word alone may mean anything
    for sentence in sentences_with(contract, _FROM_TO) if known else ():
        words = sentence.words
        named = [hours for hours in known if several.get(hours.name, "\n") in words]
        one = only(named) if named else only(known)
        if one is None or not (named or (re.search(_SERVED, words) and not re.search(_OTHER_HOURS, words))):
            continue
        openings = [v.hours for s in one.opens for _, v, _ in s.each() if isinstance(v, Opening)]
        declared = {(slot.opens, slot.closes) for hours in openings for slot in hours}
        for told in ranges(words):
            if declared and (told.opens, told.closes) not in declared:
                place = place_in(sentence, told.start, told.end)
                yield Retold(
                    place,
                    f"les horaires {called(one)}",
                    one.opens[0].span,
                    f"horaires {one.written_name}",
                    False,
                )


_OTHER_RATE = (
    r"\b(?:credits?|penalit\w*|paliers?|remises?|avoirs?|redevances?|inferieure?s?|moins de|en dessous|plus de|entre|"
    r"constat\w*|atteint|etai\w*|a ete|derniere?s?|20\d\d|exclu\w*|depasse\w*|tickets?|appels?|requetes?)\b"
)


def availability_told(contract: Contract) -> Iterator[Retold]:
    measures = [m for m in contract.all(Measure) if m.keyword == "disponibilité"]
    # « La disponibilité du web est de 99 %. Celle de l'API ne descend pas sous 98 %. »
    about = (
        {id(one.element) for one in sentences(contract) if "disponibilit" in one.words} if measures else set()
    )
    for sentence, told in with_one_rate(contract) if measures else ():
        words = sentence.words
        named = only([m for m in measures if folded_words(m.title) in words])
        told_of = named is not None and ("disponib" in words or id(sentence.element) in about)
        if "disponibilit" not in words and not told_of:
            continue
        if re.search(_OTHER_RATE, words):
            continue
        measure = measures[0] if len(measures) == 1 else named
        if measure is None or len(measure.targets) != 1:
            continue
        rates = [target.rate for _, target, _ in measure.targets[0].each() if target.within is None]
        agrees = told.value in rates
        if not rates or None in rates or (agrees and len(rates) > 1):
            continue  # which of them it is about is for its author to say
        yield Retold(
            place_in(sentence, told.start, told.end),
            f"l'objectif de {called(measure)}",
            measure.targets[0].span,
            f"objectif {measure.written_name}",
            agrees,
        )


_CAPPED = r"\b(?:credits?|penalites?|avoirs?)\b[^.;]*\b(?:plafon\w*|au plus|maxim\w*|excede\w*|depasse\w*)\b"


def cap_told(contract: Contract) -> Iterator[Retold]:
    remedies = contract.all(Remedy)
    one = only([r for r in remedies if r.cap is not None and r.cap.value is not None])
    if one is None or one.cap is None or one.cap.value is None or len(remedies) != 1:
        return
    amount = one.cap.value.amount
    for sentence, told in with_one_rate(contract):
        if re.search(_CAPPED, sentence.words) and not isinstance(amount, Duration | tuple):
            yield Retold(
                place_in(sentence, told.start, told.end),
                f"le plafond de {called(one)}",
                one.cap.span,
                f"plafond {one.written_name}",
                told.value == amount,
            )


def reached_told(contract: Contract) -> Iterator[Retold]:
    """The number or address of a channel, written out: never a contradiction, for there may be others."""
    known: dict[str, tuple[Channel, str, Span]] = {}
    for channel in contract.all(Channel):
        if channel.phone is not None and channel.phone.value is not None:
            known.setdefault(_bare(channel.phone.span.text), (channel, "numéro", channel.phone.span))
        if channel.address is not None and channel.address.value is not None:
            known.setdefault(_bare(channel.address.span.text), (channel, "adresse", channel.address.span))
    pattern = (
        r"https?://\S*[^\s.,;:!?)»\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
        r"|\+?\d(?:[ . \u00a0-]?\d){8,12}(?!\d)"
    )
    for sentence in sentences_with(contract, pattern) if known else ():
        for match in re.finditer(pattern, sentence.words):
            bearer = known.get(_bare(match[0]))
            if bearer is not None:
                channel, word, stated = bearer
                place = place_in(sentence, match.start(), match.end())
                what = ("le numéro" if word == "numéro" else "l'adresse") + f" de {called(channel)}"
                yield Retold(place, what, stated, f"{word} {channel.written_name}", True, moves=True)


def _bare(text: str) -> str:
    text = text.strip('"« »<>')
    digits = re.sub(r"\D", "", text)
    is_number = len(digits) >= 9 and not re.search(r"[a-z]{2}", text, re.IGNORECASE)
    return digits if is_number else text.lower().rstrip("/")
