"""A fact told again in a sentence, and what all who look for one need."""

from typing import NamedTuple, TypeVar

from slac.lint.figures import Figure, Stretch, durations, percentages
from slac.lint.once import once_a_contract
from slac.lint.passages import Sentence, sentences, sentences_with
from slac.model.contract import Contract, Element
from slac.model.numbers import Counting, counting
from slac.model.quantities import ClockTime, Days, Duration, Length, UnstatedTime, WorkingTime
from slac.source import Span
from slac.syntax.folding import folded_words

E = TypeVar("E", bound=Element)


class Retold(NamedTuple):
    """A fact told again at ``place``; ``what`` names it, ``stated`` is where it is declared, ``citation`` cites it.

    A fact without a ``citation`` can only be said twice, or not at all.
    """

    place: Span
    what: str
    stated: Span
    citation: str
    agrees: bool
    moves: bool = (
        False  # whether citing it moves what declares it: a channel that is cited has no clause of its own
    )

    @property
    def is_safe(self) -> bool:
        """Whether the citation prints the very words of the sentence, and changes nothing else."""
        return not self.moves and folded_words(self.place.text) == folded_words(self.stated.text)


#: What a sentence holds that may hold a duration: enough to pass the others over.
_UNIT = r"heure|jour|minute|mois|semaine|seconde|trimestre|semestre|\ban|\d\s?(?:h|min|s|ms|j)\b"


@once_a_contract
def with_one_length(contract: Contract) -> tuple[tuple[Sentence, Stretch], ...]:
    """The sentences that hold one duration, of one nature."""
    units = units_of(contract)
    timed = ((one, list(durations(one.words, units))) for one in sentences_with(contract, _UNIT))
    return tuple((one, found[0]) for one, found in timed if len(found) == 1 and len(found[0].lengths) == 1)


@once_a_contract
def with_one_rate(contract: Contract) -> tuple[tuple[Sentence, Figure], ...]:
    """The sentences that hold one percentage."""
    rated = ((one, list(percentages(one.words))) for one in sentences(contract) if one.words.count("%") == 1)
    return tuple((one, found[0]) for one, found in rated if len(found) == 1)


def units_of(contract: Contract) -> Counting:
    stated = contract.counting.units if contract.counting is not None else None
    return counting(stated.value or ()) if stated is not None else Counting()


def only(found: list[E]) -> E | None:
    return found[0] if len(found) == 1 else None


def place_in(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.span.source, sentence.span.start + start, sentence.span.start + end)


def same_length(told: Length, stated: Duration) -> bool:
    """Whether two lengths are one, a bare unit being what the other says it is."""
    if stated.length is None or told == stated.length:
        return told == stated.length
    match told, stated.length:
        case Days(n, None), Days(m, _):
            return n == m
        case Days(n, _), Days(m, None):
            return n == m
    if isinstance(told, UnstatedTime) or isinstance(stated.length, UnstatedTime):
        one, other = _milliseconds(told), _milliseconds(stated.length)
        return one is not None and one == other
    return False


def _milliseconds(length: Length) -> int | None:
    match length:
        case WorkingTime(seconds):
            return seconds * 1000
        case ClockTime(milliseconds) | UnstatedTime(milliseconds):
            return milliseconds
    return None
