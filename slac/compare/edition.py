"""One of the two versions, with what is read of it once."""

from typing import NamedTuple

from slac.compare.change import Version
from slac.compare.voice import Speech, Voice
from slac.model.contract import Contract
from slac.model.obligations import Obligation, obligations
from slac.worktime.ground import Horizon
from slac.worktime.running import Calendars, horizon_of

#: How many years, from the date of effect, deadlines are compared over where their lengths alone do not tell.
_YEARS = 3


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
    return horizon_of(*contracts, years=_YEARS)
