"""A text to the contract that it states, and what the rules find in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slac.diagnostics import Diagnostic, Severity
from slac.lint.settings import Settings
from slac.model.contract import Contract, Suppression
from slac.model.reuse import NOTHING, Given, Load, nowhere, reuses
from slac.record import Record, replace
from slac.source import Source

if TYPE_CHECKING:
    from slac.model.assemble import Assembly


class CheckResult(Record):
    """What reading a contract found.

    ``contract`` is None when the text has mistakes of writing (all of them are in ``findings``) and for a fragment,
    which is never linted alone. ``set_aside`` are the findings that the contract suppresses, with its reasons.
    ``assembly`` tells what the contract is made of, None for one that is whole in its file.
    """

    source: Source
    contract: Contract | None
    findings: tuple[Diagnostic, ...]
    set_aside: tuple[tuple[Diagnostic, Suppression], ...] = ()
    fragment: bool = False
    assembly: "Assembly | None" = None

    @property
    def parsed(self) -> Contract:
        """The contract, where the text is known to parse."""
        assert self.contract is not None, "only a contract that parses has documents and rules"
        return self.contract

    @property
    def amends(self) -> bool:
        """Whether it is what an amendment makes of another contract."""
        return self.assembly is not None and self.assembly.amendment is not None

    @property
    def canonical(self) -> Source:
        """The contract in one piece: what is attached to its document, and whose fingerprint it bears."""
        return Source(self.assembly.text, self.source.path) if self.assembly else self.source

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def understand(source: Source, load: Load = nowhere, given: Given = NOTHING) -> CheckResult:
    """Parse and lower, without linting: enough to answer from the contract; ``findings`` are those of its reading.

    ``load`` gives the files that the contract is made of, ``given`` holds the values of its parameters.
    """
    from slac.model import lower
    from slac.model.images import images_of
    from slac.syntax import parse

    assembly = None
    if reuses(source) or given.values:
        from slac.model.assemble import assemble

        assembly = assemble(source, load, given)
        tree, found = assembly.tree, assembly.diagnostics
    else:
        tree, found = parse(source)
    if tree.is_fragment:
        own = tuple(d for d in found if d.code.startswith("SYN") and d.span.source.path == source.path)
        return CheckResult(source, None, own, fragment=bool(tree.blocks))
    if any(d.severity is Severity.ERROR and d.code.startswith("SYN") for d in found):
        return CheckResult(source, None, found, assembly=assembly)
    contract, faults = lower(tree)
    images, lost = images_of(contract, load.image)
    return CheckResult(source, replace(contract, images=images), (*found, *faults, *lost), assembly=assembly)


def check(
    source: Source, settings: Settings = Settings(), load: Load = nowhere, given: Given = NOTHING
) -> CheckResult:
    """Parse, lower and lint; raises ``UnknownRule`` for settings that name no rule."""
    from slac.lint.runner import examine

    understood = understand(source, load, given)
    if understood.contract is None:
        return understood
    examined = examine(understood.contract, settings, understood.findings)
    kept = tuple(_fixable(understood.assembly, examined.kept)) if understood.assembly else examined.kept
    return replace(understood, findings=kept, set_aside=examined.set_aside)


def _fixable(assembly: "Assembly", findings: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Findings whose fixes edit what the author wrote, but not the contract that it amends: it is signed."""
    from slac.model.filling import authored

    signed = {block.span.source.path for block in assembly.base.blocks} if assembly.base else frozenset()
    for finding in map(authored, findings):
        edits = finding.fix.edits if finding.fix is not None else ()
        yield replace(finding, fix=None) if any(e.span.source.path in signed for e in edits) else finding
