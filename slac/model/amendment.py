"""An amendment as values: what it says of itself, the contract before it, and what it does to which block."""

from typing import NamedTuple

from slac.model.amend import Change
from slac.model.assemble import Assembly
from slac.model.contract import Amendment, Contract
from slac.model.lower import lower
from slac.syntax.tree import Tree


class Amending(NamedTuple):
    """``base`` is the contract that ``own`` modifies; ``changes`` are in the order of the amendment."""

    own: Amendment
    base: Contract
    changes: tuple[Change, ...]


def amending(assembly: Assembly) -> Amending | None:
    """The amendment that a contract in one piece carries out, None for a contract that is none.

    Its faults, and those of the contract before it, are told where the consolidated contract is read.
    """
    block, base = assembly.amendment, assembly.base
    if block is None or base is None:
        return None
    own = lower(Tree(block.span.source, (block,), ()))[0].agreement
    assert isinstance(own, Amendment)
    return Amending(own, lower(base)[0], assembly.changes)
