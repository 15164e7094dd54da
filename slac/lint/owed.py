"""What each party owes, may or must not do, as the contract's sentences say it, ready to be searched."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.lint.passages import paragraphs_with
from slac.model.contract import Cite, Contract, Party
from slac.model.obligations import Obligation, obligations
from slac.source import Span
from slac.syntax.folding import fold


class Owed(NamedTuple):
    """One obligation; ``words`` is its text folded, of the same length as its span."""

    obligation: Obligation
    words: str

    @property
    def debtors(self) -> tuple[str, ...]:
        return self.obligation.debtors

    @property
    def span(self) -> Span:
        return self.obligation.span

    @property
    def lead(self) -> Span | None:
        """The sentence that introduces the list of which this is an item."""
        lead = self.obligation.lead
        return Span(lead[0].span.source, lead[0].span.start, lead[-1].span.end) if lead else None

    @property
    def whole(self) -> str:
        """The folded words of the sentence, with those that introduce it."""
        return f"{fold(self.lead.text) if self.lead else ''} {self.words}"

    def places(self, pattern: str, group: int | str = 0) -> Iterator[Span]:
        """Where a pattern of folded words stands."""
        return _found(self.span, self.words, pattern, group)

    def places_in_lead(self, pattern: str, group: int | str = 0) -> Iterator[Span]:
        """Where it stands in what introduces the list."""
        return _found(self.lead, fold(self.lead.text), pattern, group) if self.lead else iter(())

    def parties(self, contract: Contract) -> list[Party]:
        """The blocks of its debtors."""
        return [party for party in contract.all(Party) if party.name in self.debtors]

    def cites(self, names: Collection[str]) -> bool:
        """Whether the sentence cites one of these blocks."""
        return any(isinstance(part, Cite) and part.target in names for part in self.obligation.text)


def _found(span: Span, words: str, pattern: str, group: int | str) -> Iterator[Span]:
    for match in re.finditer(pattern, words):
        yield Span(span.source, span.start + match.start(group), span.start + match.end(group))


@once_a_contract
def owed(contract: Contract) -> tuple[Owed, ...]:
    """Every obligation, in the order of the source."""
    return tuple(Owed(one, fold(one.span.text)) for one in obligations(contract.elements))


def owed_where(contract: Contract, pattern: str) -> tuple[Owed, ...]:
    """Every obligation, () where no paragraph has the folded words of ``pattern``: finding them costs."""
    return owed(contract) if paragraphs_with(contract, pattern) else ()
