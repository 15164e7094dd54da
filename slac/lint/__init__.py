"""Reads a contract as a careful lawyer would: ``lint(contract) -> findings``.

The rules are the files of ``slac.lint.rules``, what is printed of their findings the files of ``slac.lint.formats``.
"""

from slac.lint.registry import Rule, UnknownRule, rule, rules
from slac.lint.runner import Settings, examine, lint

__all__ = ["Rule", "Settings", "UnknownRule", "examine", "lint", "rule", "rules"]
