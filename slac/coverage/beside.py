"""A contract together with the scenarios kept in a file beside it.

``crm360.scenarios.slac`` is a fragment of ``scénario`` blocks for ``crm360.slac``: they are read as if they stood at
the end of the contract, so that the names in them are the contract's.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.model import Contract, lower
from slac.model.reuse import Load, nowhere, reuses
from slac.record import replace
from slac.source import Source, Span
from slac.syntax import parse

SUFFIX = ".scenarios.slac"


class NotScenarios(SlacError):
    """A file of scenarios that holds something else."""

    exit_code = 1


class WithScenarios(NamedTuple):
    """``contract`` is None when a file has mistakes of writing, or is no contract (``fragment``)."""

    contract: Contract | None
    mistakes: tuple[Diagnostic, ...]
    fragment: bool = False


def scenarios_beside(contract: Path) -> Path:
    """Where the scenarios of a contract may stand."""
    return contract.with_name(f"{contract.stem}{SUFFIX}")


def contract_beside(scenarios: Path) -> Path:
    """The contract that a file of scenarios is for."""
    return scenarios.with_name(f"{scenarios.name.removesuffix(SUFFIX)}.slac")


def with_scenarios(source: Source, scenarios: Sequence[Source] = (), load: Load = nowhere) -> WithScenarios:
    """Read a contract, and the files of the project that ``load`` gives, with the scenarios beside it.

    Raises `NotScenarios`.
    """
    if reuses(source):
        from slac.model.assemble import assemble

        assembly = assemble(source, load)
        tree, mistakes = assembly.tree, tuple(d for d in assembly.diagnostics if d.code.startswith("SYN"))
    else:
        tree, mistakes = parse(source)
    fragment = tree.is_fragment
    for beside in scenarios:
        own, found = parse(beside)
        mistakes = (*mistakes, *found)
        other = next((block for block in own.blocks if block.kind != "scénario"), None)
        if other is not None:
            raise NotScenarios(
                f"« {beside.path} », ligne {beside.line_of(other.span.start)} : un fichier de scénarios ne contient "
                f"que des blocs « scénario », et non « {other.kind} »."
            )
        tree = replace(tree, blocks=(*tree.blocks, *own.blocks))
    if fragment or any(m.severity is Severity.ERROR for m in mistakes):
        return WithScenarios(None, mistakes, fragment)
    contract, faults = lower(tree)
    about_scenarios = tuple(f for f in faults if f.span.source in scenarios or _in_scenario(contract, f.span))
    return WithScenarios(contract, (*mistakes, *about_scenarios))


def _in_scenario(contract: Contract, place: Span) -> bool:
    return any(
        e.keyword == "scénario"
        and e.whole.source is place.source
        and e.whole.start <= place.start < e.whole.end
        for e in contract.elements
    )
