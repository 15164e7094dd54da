"""What the tests of exports share: contracts, their rule sets, and how each target's files are read back."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from slac.export.conversion import Days
from slac.export.exporting import PAGE, RECORD, Export, export
from slac.export.ruleset import RuleSet
from slac.model import lower
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import read
from slac.source import Source
from slac.syntax import parse

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORRECTED = sorted((ROOT / "contracts").glob("*.slac"))
SMALL = HERE / "contrats" / "petit.slac"
DAY = date(2026, 2, 1)


@cache
def rule_set(contract: Path | Source) -> RuleSet:
    source = contract if isinstance(contract, Source) else read(contract, contract.name)
    tree, mistakes = parse(source)
    assert mistakes == ()
    return RuleSet.read(rules_of(lower(tree)[0], DAY))


@cache
def exported(target: str, contract: Path | Source, days: Days | None = Days.PRUDENT) -> Export:
    return export(rule_set(contract), target, days)


def payload(target: str, files: Mapping[str, bytes]) -> Any:
    """The target's own files, read back by the reader beside its cases."""
    own = {name: content for name, content in files.items() if name not in (PAGE, RECORD)}
    return import_module(f"tests.export.targets.{target}.reading").payload(own)


def strings(value: Any) -> Iterator[str]:
    """Every text in plain data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
