"""What a format renders: findings in order, and the files they were looked for in."""

from collections import Counter
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.french import count, enumeration, in_contracts
from slac.lint.fixing import stands_anywhere


class Report(NamedTuple):
    """``paths`` are those of all contracts that were read, clean ones included, as findings print them.

    ``known`` is how many findings were left out because a baseline has them; ``fragments`` are the files that are no
    contract by themselves, read because they were named.
    """

    findings: tuple[Diagnostic, ...]
    paths: tuple[str, ...]
    known: int = 0
    fragments: tuple[str, ...] = ()

    def of(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def fixable(self) -> int:
        """How many findings ``--fix`` mends."""
        return sum(self.is_fixed(finding) for finding in self.findings)

    @property
    def included(self) -> int:
        """How many have a safe fix that is left to be made in a file that contracts include."""
        return sum(_is_safe(finding) and not self.is_fixed(finding) for finding in self.findings)

    def is_fixed(self, finding: Diagnostic) -> bool:
        """Whether ``--fix`` makes the fix of a finding."""
        fix = finding.fix
        if fix is None or not fix.safe:
            return False
        own = {*self.paths, *self.fragments}
        return stands_anywhere(fix) or all(edit.span.source.path in own for edit in fix.edits)

    def tally(self) -> str:
        """« 3 erreurs, 1 avertissement et 2 informations », « Aucun constat »."""
        found = Counter(finding.severity for finding in self.findings)
        counted = [count(found[severity], severity.value) for severity in Severity if found[severity]]
        return enumeration(counted) or "Aucun constat"

    def summary(self) -> str:
        """« 3 erreurs et 1 information dans 2 contrats. », « Aucun constat dans le contrat. »."""
        known = f"({count(self.known, 'constat connu', 'constats connus')} à part)" if self.known else ""
        where = in_contracts(len(self.paths), every=not self.findings)
        return " ".join(filter(None, (self.tally(), where, known))) + "."


def _is_safe(finding: Diagnostic) -> bool:
    return finding.fix is not None and finding.fix.safe
