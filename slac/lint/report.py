"""What a format renders: findings in order, and the files they were looked for in."""

from collections import Counter
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.lint.french import count, enumeration


class Report(NamedTuple):
    """``paths`` are those of all contracts that were read, clean ones included, as findings print them.

    ``known`` is how many findings were left out because a baseline has them.
    """

    findings: tuple[Diagnostic, ...]
    paths: tuple[str, ...]
    known: int = 0

    def of(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def summary(self) -> str:
        """« 3 erreurs, 1 avertissement et 2 informations dans 1 contrat »."""
        tally = Counter(finding.severity for finding in self.findings)
        counted = [count(tally[severity], severity.value) for severity in Severity if tally[severity]]
        contracts = count(len(self.paths), "contrat")
        known = f" ({count(self.known, 'constat connu', 'constats connus')} à part)" if self.known else ""
        return f"{enumeration(counted) or 'Aucun constat'} dans {contracts}{known}"
