"""Cases in data files that a lawyer can review: entries by name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]


def entries(path: Path) -> dict[str, Entry]:
    """The entries of a YAML file."""
    found: dict[str, Entry] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def cases(named: Mapping[str, Entry]) -> dict[str, Any]:
    """Arguments of `pytest.mark.parametrize` for one test an entry, named by its key."""
    return {"argnames": "case", "argvalues": list(named.values()), "ids": list(named)}
