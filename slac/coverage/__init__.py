"""Is this request covered, by which clause, until when, and who answers: the contract's answer, with its reasons."""

from slac.coverage.decision import Decision, Verdict
from slac.coverage.desk import Desk, decide
from slac.coverage.request import Request

__all__ = ["Decision", "Desk", "Request", "Verdict", "decide"]
