"""An amendment as values: what it says of itself, the contract before it, and what it does to which block."""

from typing import NamedTuple

from slac.model.amend import Change
from slac.model.assemble import Assembly
from slac.model.contract import Amendment, Contract
from slac.model.lower import lower


class Amending(NamedTuple):
    """``base`` is the contract that ``own`` modifies; ``changes`` are in the order of the amendment."""

    own: Amendment
    base: Contract
    changes: tuple[Change, ...]


def amending(consolidated: Contract, assembly: Assembly) -> Amending | None:
    """The amendment that a contract in one piece carries out, None for a contract that is none.

    The faults of the contract before it are told where the consolidated one is read.
    """
    if consolidated.amendment is None or assembly.base is None:
        return None
    return Amending(consolidated.amendment, lower(assembly.base)[0], assembly.changes)
