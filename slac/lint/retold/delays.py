"""The delay of a priority or of an engagement, told again."""

import re
from collections.abc import Iterator

from slac.lint.facts import called
from slac.lint.figures import Stretch
from slac.lint.passages import Sentence
from slac.lint.retold.told import Retold, place_in, same_length, with_one_length
from slac.model.articles import of
from slac.model.contract import Commitment, Contract, Priority
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
    r"historique|constat\w*|etai\w*|a ete|moyen\w*|si|s'il|lorsqu\w*|quand|pas|apres|avant|bout|"
    r"chaque|tou(?:te)?s les|conserv\w*|facture\w*)\b"
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
    # Compiled once: hundreds of them would drive one another out of the cache of patterns.
    names = [(priority, re.compile(_name_pattern(priority))) for priority in priorities]
    for sentence, told in with_one_length(contract):
        words = sentence.words
        metrics = [metric for metric, pattern in _METRICS.items() if re.search(pattern, words)]
        if len(metrics) != 1 or re.search(_OTHER_DELAY, words):
            continue
        named = [priority for priority, pattern in names if pattern.search(words)]
        if len(named) == 1 and not set(re.findall(_CODE, words)) - {folded_words(named[0].written_name)}:
            yield from _delay(sentence, told, named[0], metrics[0])


def commitments_told(contract: Contract) -> Iterator[Retold]:
    """The one delay of an engagement, told again in its own text, or one that a sentence calls by its title."""
    titles = {
        folded_words(commitment.title): commitment
        for commitment in contract.all(Commitment)
        if commitment.delays and " " in commitment.title  # a word alone may mean anything
    }
    for sentence, told in with_one_length(contract):
        words, element = sentence.words, sentence.element
        if not re.search(_PROMISING, words[: told.start]) or re.search(_OTHER_DELAY, words):
            continue
        if isinstance(element, Commitment):
            if len(element.delays) == 1:
                yield from _delay(sentence, told, element, folded_words(element.delays[0].metric))
            continue
        metrics = (
            [metric for metric, pattern in _METRICS.items() if re.search(pattern, words)] if titles else []
        )
        named = [one for title, one in titles.items() if title in words] if len(metrics) == 1 else []
        if len(named) == 1:
            yield from _delay(sentence, told, named[0], metrics[0])


def _delay(
    sentence: Sentence, told: Stretch, element: Priority | Commitment, metric: str
) -> Iterator[Retold]:
    stated = [timed for timed in element.delays if folded_words(timed.metric) == metric]
    delays = [(keys, delay) for timed in stated for keys, delay, _ in timed.stated.each()]
    by_case = len(delays) > 1 or any(keys for keys, _ in delays) or any(t.stated.only_for for t in stated)
    targets = [delay.target for _, delay in delays if delay.target is not None and delay.at_least is None]
    if not targets or len(targets) < len(delays):
        return
    known = (one for _, delay in delays for one in (delay.target, delay.also) if one is not None)
    agrees = any(same_length(told.lengths[0], one) for one in known)
    if by_case and agrees:
        return  # which case it is about is for its author to say
    named = "" if metric == "delai" else f" {of(stated[0].metric)}"
    yield Retold(
        place_in(sentence, told.start, told.end),
        f"le délai{named} de {called(element)}",
        stated[0].stated.span if by_case and len(stated) == 1 else targets[0].span,
        f"{stated[0].metric} {element.written_name}",
        agrees,
    )


def _name_pattern(priority: Priority) -> str:
    """A priority by its name as a word of its own, or by its label."""
    name = rf"(?<![\w-]){re.escape(folded_words(priority.written_name))}(?![\w-])"
    label = folded_words(priority.label or "")
    return f"{name}|{re.escape(label)}" if len(label.split()) > 1 else name
