"""What several rules ask of a contract: its promised delays, its texts, how it names a block."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.lint.wording import enumeration, quote
from slac.model.contract import (
    CaseKey,
    Cite,
    Commitment,
    Contract,
    Delay,
    Designation,
    Element,
    Gap,
    Party,
    Priority,
    RichText,
    Stated,
    Words,
)
from slac.model.quantities import DayKind, Days, Duration, WorkingTime
from slac.record import values
from slac.syntax.folding import folded_words

#: What the contract calls the first human reaction, and the end of the trouble, by their folded names.
RESPONSES = frozenset(
    {"prise en compte", "prise en charge", "intervention", "reponse", "premiere reponse", "gti"}
)
RESOLUTIONS = frozenset({"contournement", "retablissement", "resolution", "gtr"})

#: An age of what may be lost (RPO), which the clock alone measures.
LOSSES = frozenset({"perte de donnees", "rpo"})
_PACES = frozenset({"point d'avancement"})


class Promise(NamedTuple):
    """One promised delay of a priority or a commitment, for the cases of ``keys`` (none: ())."""

    element: Priority | Commitment
    metric: str
    keys: tuple[CaseKey, ...]
    delay: Delay
    statement: Stated[Delay]

    @property
    def runs(self) -> bool:
        """Whether it is a length counted from an event: neither an age nor a pace is."""
        return self.delay.target is not None and folded_words(self.metric) not in LOSSES | _PACES


@once_a_contract
def promises(contract: Contract) -> tuple[Promise, ...]:
    """Every promised delay, in the order of the source."""
    return tuple(
        Promise(element, metric, (*statement.only_for, *keys), delay, inner)
        for element in contract.elements
        if isinstance(element, Priority | Commitment)
        for metric, statement in element.delays
        for keys, delay, inner in statement.each()
    )


def called(element: Element) -> str:
    """How a finding names a block: a priority by its code (P2) if it has one, the rest in quotes by their title.

    A party without a label is named as the contract designates it (« le Client »).
    """
    if isinstance(element, Priority) and (not element.label or _is_code(element.written_name)):
        return element.written_name
    if isinstance(element, Party) and not element.label and element.designation and element.designation.value:
        return quote(designated(element.designation.value))
    return quote(element.title)


def _is_code(name: str) -> bool:
    """« P1 », « N2 », « S3 », « VIP »: what everybody says, where « discrétionnaire » needs its title."""
    return name[-1:].isdecimal() or name.isupper()


def designated(designation: Designation) -> str:
    """« le Client », « l'Éditeur », « Scolab »."""
    elided = designation.article.endswith(("'", "’"))
    return f"{designation.article}{'' if elided else ' '}{designation.noun}".strip()


def of_case(keys: Iterable[CaseKey]) -> str:
    """« (critique) », for what depends on the offer or the level; "" for no key."""
    written = [key.written or quote(key.label or "") for key in keys]
    return f" ({enumeration(written)})" if written else ""


def names(elements: Iterable[Element]) -> str:
    """« P1, P2 et P3 »: each once."""
    return enumeration(list(dict.fromkeys(called(element) for element in elements)))


def plain(text: RichText) -> str:
    """The words of a text, braces and brackets as written."""
    return "".join(part.written if isinstance(part, Cite) else part.text for part in text)


def words_of(element: Element) -> tuple[Words, ...]:
    """All running words of a block, values included, in the order of the source."""
    return tuple(part for part in element.leaves if isinstance(part, Words))


def gaps_of(element: Element) -> tuple[Gap, ...]:
    """All holes in brackets in the texts of a block, in the order of the source."""
    return tuple(part for part in element.leaves if isinstance(part, Gap))


def cites_of(element: Element) -> tuple[Cite, ...]:
    """All citations in the texts of a block, in the order of the source."""
    return tuple(part for part in element.leaves if isinstance(part, Cite))


def durations_of(element: Element) -> tuple[Duration, ...]:
    """All durations that a block states, in its values and in the braces of its texts, in the order of the source."""
    return tuple(part for part in element.leaves if isinstance(part, Duration))


def in_working_days(duration: Duration | None) -> bool:
    """Whether a duration is so many working days."""
    length = duration.length if duration else None
    return isinstance(length, Days) and length.kind is DayKind.WORKING


def is_working(duration: Duration | None) -> bool:
    """Whether a duration counts opening hours or working days."""
    lengths = duration.lengths if duration else ()
    return any(
        isinstance(n, WorkingTime) or (isinstance(n, Days) and n.kind is DayKind.WORKING) for n in lengths
    )


def statements_of(element: Element) -> Iterator[Stated[object]]:
    """Every statement of a block, each case after the statement that holds it."""
    for held in values(element):
        for item in _flat(held):
            if isinstance(item, Stated):
                yield from _with_cases(item)


def _with_cases(statement: Stated[object]) -> Iterator[Stated[object]]:
    yield statement
    for _, inner in statement.cases:
        yield from _with_cases(inner)


def _flat(value: object) -> Iterable[object]:
    """The statements of a field, which holds one, several, or several with the name of their metric."""
    if not isinstance(value, tuple):
        return (value,)
    return (part for item in value for part in (item if isinstance(item, tuple) else (item,)))
