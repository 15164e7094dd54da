"""One of the two versions, with what is read of it once."""

from datetime import date
from typing import NamedTuple

from slac.compare.change import Version
from slac.compare.races import Calendars, Horizon
from slac.compare.voice import Speech, Voice
from slac.model.contract import Contract
from slac.model.obligations import Obligation, obligations

#: How many years, from the date of effect, deadlines are compared over where their lengths alone do not tell.
_YEARS = 3
#: The first of them where neither version has a date of effect.
_FIRST_YEAR = 2026


class Edition(NamedTuple):
    """``obligations`` by the name of the block that makes them."""

    contract: Contract
    speech: Speech
    calendars: Calendars
    obligations: dict[str, list[Obligation]]


def edition(contract: Contract, voice: Voice) -> Edition:
    found: dict[str, list[Obligation]] = {}
    for obligation in obligations(contract.elements):
        found.setdefault(obligation.element, []).append(obligation)
    return Edition(contract, Speech(contract, voice), Calendars(contract), found)


def told(contract: Contract) -> Version:
    version = contract.agreement.version
    return Version(
        contract.source.path,
        contract.id,
        version.value if version is not None else None,
        contract.source.fingerprint,
    )


def horizon(*contracts: Contract) -> Horizon:
    for contract in contracts:
        stated = contract.agreement.effective_date
        if stated is not None and isinstance(stated.value, date):
            return Horizon(stated.value.year, stated.value.year + _YEARS - 1)
    return Horizon(_FIRST_YEAR, _FIRST_YEAR + _YEARS - 1)
