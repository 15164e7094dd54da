"""What a format renders: findings in order, and the files they were looked for in."""

from collections import Counter
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.lint.pages import page_name
from slac.lint.registry import codes
from slac.lint.wording import count, enumeration


class Report(NamedTuple):
    """``paths`` are those of all contracts that were read, clean ones included, as findings print them."""

    findings: tuple[Diagnostic, ...]
    paths: tuple[str, ...]

    def of(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def summary(self) -> str:
        """« 3 erreurs, 1 avertissement et 2 informations dans 1 contrat »."""
        tally = Counter(finding.severity for finding in self.findings)
        counted = [count(tally[severity], severity.value) for severity in Severity if tally[severity]]
        contracts = count(len(self.paths), "contrat")
        return f"{enumeration(counted) or 'Aucun constat'} dans {contracts}"


def page_url(code: str) -> str:
    """Where the page of a rule stands, relative to the project; "" for a code that has none."""
    return f"docs/regles/{page_name(code)}" if code in codes() else ""
