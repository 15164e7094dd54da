"""The one exception for bad use, and how grave what is wrong with a contract can be: all that a short answer needs."""

from enum import StrEnum


class SlacError(Exception):
    """Bad use of slac, as one French sentence that says the remedy; never for a faulty contract.

    ``exit_code`` is what the command ends with: 2 for bad use.
    """

    exit_code = 2


class Severity(StrEnum):
    """How grave a finding is, from the gravest; the value is what users read and write."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFO = "information"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
