"""What a contract says is due, from its own text: nothing of the export is asked."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from slac.export.plan import Level
from slac.export.ruleset import Target
from slac.model import lower
from slac.model.contract import Commitment, Priority
from slac.pipeline.reading import read
from slac.syntax import parse
from slac.syntax.folding import folded_words
from slac.worktime import WorkCalendar
from slac.worktime.counting import count
from slac.worktime.delays import ground_of, terms_of
from slac.worktime.terms import Ground, Terms


class Promise(NamedTuple):
    """One delay of the contract, and the ground that it is counted on."""

    terms: Terms
    ground: Ground

    def due(self, opened: datetime) -> datetime:
        at = count(self.terms, self.ground, opened).due
        assert at is not None, "an unsettled delay is not exported"
        return at

    def at_closing(self, at: datetime) -> bool:
        """Whether the hours end just then."""
        calendar = self.calendar
        if calendar is None:
            return False
        return not calendar.is_open(at) and calendar.is_open(at - timedelta(seconds=1))

    @property
    def calendar(self) -> WorkCalendar | None:
        """The hours that it runs on; None by the clock."""
        ((nature, _),) = self.terms.parts
        return None if nature == "clock" else self.ground.calendar


def promise(contract: Path, level: Level, target: Target) -> Promise:
    """The delay of a contract that a target of its rule set states."""
    return _promises(contract)[_key(level.answered.name, target.term, target.cases)]


def _key(name: str, term: str, cases: tuple[str, ...]) -> tuple[str, ...]:
    """Names are compared without case or accents."""
    return tuple(map(folded_words, (name, term, *cases)))


@cache
def _promises(contract: Path) -> dict[tuple[str, ...], Promise]:
    model = lower(parse(read(contract, contract.name))[0])[0]
    elements: tuple[Priority | Commitment, ...] = (*model.all(Priority), *model.all(Commitment))
    return {
        _key(element.name, terms.metric, terms.cases): Promise(terms, ground_of(model, element))
        for element in elements
        for _, terms in terms_of(model, element)
    }
