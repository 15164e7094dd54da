"""The delay of a priority or of an engagement, told again."""

import re
from collections.abc import Iterator

from slac.lint.facts import called
from slac.lint.figures import durations
from slac.lint.passages import Sentence, sentences
from slac.lint.retold.told import Retold, place_in, same_length, units_of
from slac.model.contract import Commitment, Contract, Priority
from slac.model.numbers import Counting
from slac.syntax.folding import folded_words

#: How a sentence speaks of a delay, by the folded name of its metric.
_METRICS = {
    "resolution": r"\bresol(?:utions?|ue?s?|vent|vera|vons|t)\b",
    "prise en charge": r"\bprise?s? en charge\b",
    "prise en compte": r"\bprise?s? en compte\b",
    "reponse": r"\brepon(?:ses?|d|dre|dent|dra|due?s?)\b",
    "intervention": r"\binterv(?:entions?|ient|iennent|enir)\b",
    "retablissement": r"\bretabli(?:e?s?|ssements?|t|r|ssent)\b",
    "contournement": r"\bcontourn(?:ements?|ee?s?)\b",
    "rappel": r"\brappel(?:s|ee?s?|er|le|lent)?\b",
}
#: A figure that is no promise: what follows a breach, what is counted, what is suspended.
_OTHER_DELAY = (
    r"\b(?:penalit\w*|credits?|avoirs?|au-dela|depass\w*|suspen\w*|prolong\w*|retard\w*|escalad\w*|relanc\w*|defaut|"
    r"historique|constat\w*|chaque|tou(?:te)?s les|conserv\w*|facture\w*)\b"
)
#: « P2 », « N1 »: another level, declared or not.
_CODE = r"(?<![\w-])[a-z]{1,2}\d(?![\w-])"
_PROMISING = (
    r"(?:dans (?:les|un delai de|le delai de)|sous|en moins de|en|delai de|delai est de|est de)\s*\{?\s*$"
)


def priorities_told(contract: Contract) -> Iterator[Retold]:
    priorities = contract.all(Priority)
    if not priorities:
        return
    units = units_of(contract)
    names = [(priority, _name_pattern(priority)) for priority in priorities]
    for sentence in sentences(contract):
        words = sentence.words
        named = [priority for priority, pattern in names if re.search(pattern, words)]
        metrics = [metric for metric, pattern in _METRICS.items() if re.search(pattern, words)]
        if len(named) != 1 or len(metrics) != 1 or re.search(_OTHER_DELAY, words):
            continue
        if set(re.findall(_CODE, words)) - {folded_words(named[0].written_name)}:
            continue
        yield from _delay(sentence, named[0], metrics[0], units)


def commitments_told(contract: Contract) -> Iterator[Retold]:
    """The one delay of an engagement, told again in its own text."""
    units = units_of(contract)
    for sentence in sentences(contract):
        element = sentence.element
        if not isinstance(element, Commitment) or len(element.delays) != 1:
            continue
        if not re.search(_OTHER_DELAY, sentence.words):
            metric = folded_words(element.delays[0].metric)
            yield from _delay(sentence, element, metric, units, promising=True)


def _delay(
    sentence: Sentence, element: Priority | Commitment, metric: str, units: Counting, promising: bool = False
) -> Iterator[Retold]:
    stated = [timed for timed in element.delays if folded_words(timed.metric) == metric]
    found = list(durations(sentence.words, units))
    if len(stated) != 1 or len(found) != 1 or len(found[0].lengths) != 1:
        return
    if promising and not re.search(_PROMISING, sentence.words[: found[0].start]):
        return
    delay = stated[0].stated.value
    if delay is None or delay.target is None or delay.at_least is not None or stated[0].stated.only_for:
        return
    told = found[0].lengths[0]
    agrees = any(same_length(told, one) for one in (delay.target, delay.also) if one is not None)
    what = (
        f"le délai de {stated[0].metric} de {called(element)}"
        if metric != "delai"
        else f"le délai de {called(element)}"
    )
    place = place_in(sentence, found[0].start, found[0].end)
    yield Retold(place, what, delay.target.span, f"{stated[0].metric} {element.written_name}", agrees)


def _name_pattern(priority: Priority) -> str:
    """A priority by its name as a word of its own, or by its label."""
    name = rf"(?<![\w-]){re.escape(folded_words(priority.written_name))}(?![\w-])"
    label = folded_words(priority.label or "")
    return f"{name}|{re.escape(label)}" if len(label.split()) > 1 else name
