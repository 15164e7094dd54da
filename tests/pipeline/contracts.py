"""The contracts of the command line, checked, and how to build them."""

from datetime import date
from pathlib import Path
from typing import Any

from slac.pipeline.building import Options
from slac.pipeline.checking import CheckResult, check
from slac.pipeline.reading import read

CONTRACTS = Path(__file__).parents[1] / "cli" / "contrats"


def checked(name: str) -> CheckResult:
    return check(read(CONTRACTS / f"{name}.slac", f"{name}.slac"))


def options(**given: Any) -> Options:
    return Options(date(2026, 1, 1), **{"formats": ("json",), **given})
