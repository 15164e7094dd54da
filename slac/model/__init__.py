"""The contract as frozen values: what it states, names and renvois resolved, clauses numbered."""

from slac.model.contract import Contract
from slac.model.lower import lower

__all__ = ["Contract", "lower"]
