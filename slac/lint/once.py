"""What several rules work out of one contract, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from slac.model.contract import Contract

T = TypeVar("T")


def once_a_contract(work: Callable[[Contract], T]) -> Callable[[Contract], T]:
    """A function of a contract that remembers its last answer: rules run one after the other on the same contract."""
    last: list[tuple[Contract, T]] = []

    @wraps(work)
    def remembered(contract: Contract) -> T:
        if not last or last[0][0] is not contract:
            last[:] = [(contract, work(contract))]
        return last[0][1]

    return remembered
