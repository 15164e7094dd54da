"""Facts that the contract's sentences tell again: the delay of a priority, a rate, the term, a number to call.

What a figure in a sentence refers to is decided by the words around it, and only where they leave no choice: one
figure, one metric, one bearer in the sentence. In doubt, nothing is said.
"""

from collections.abc import Callable, Iterator

from slac.lint.once import once_a_contract
from slac.lint.retold.amounts import amounts_told
from slac.lint.retold.delays import commitments_told, priorities_told
from slac.lint.retold.services import availability_told, cap_told, hours_told, reached_told
from slac.lint.retold.terms_of_contract import (
    claim_told,
    effective_date_told,
    end_told,
    maintenance_notice_told,
    notice_told,
    renewal_told,
    term_told,
)
from slac.lint.retold.told import Retold
from slac.lint.wording import quote
from slac.model.contract import Contract
from slac.source import Span

_READERS: tuple[Callable[[Contract], Iterator[Retold]], ...] = (
    priorities_told,
    commitments_told,
    term_told,
    notice_told,
    renewal_told,
    maintenance_notice_told,
    claim_told,
    effective_date_told,
    end_told,
    hours_told,
    availability_told,
    cap_told,
    amounts_told,
    reached_told,
)


@once_a_contract
def retold(contract: Contract) -> tuple[Retold, ...]:
    """In the order of the source, each place once."""
    found: dict[tuple[int, int, int], Retold] = {}
    for reader in _READERS:
        for one in reader(contract):
            found.setdefault((id(one.place.source), one.place.start, one.place.end), one)
    return tuple(sorted(found.values(), key=lambda one: (one.place.source.path, one.place.start)))


def cited(one: Retold) -> tuple[Span, str]:
    """What to write instead: the citation, in the place of the braces that hold the figure where there are some."""
    text = one.place.source.text
    opens, closes = text.rfind("{", 0, one.place.start), text.find("}", one.place.end)
    inside = (
        opens >= 0
        and closes >= 0
        and not set("{}\n") & set(text[opens + 1 : one.place.start] + text[one.place.end : closes])
    )
    if not inside:
        return one.place, f"{{{one.citation}}}"
    before, after = text[opens + 1 : one.place.start], text[one.place.end : closes]
    return Span(one.place.source, opens, closes + 1), f"{before}{{{one.citation}}}{after}"


def said(one: Retold) -> str:
    """The figure of the sentence, quoted."""
    return quote(one.place.text)
