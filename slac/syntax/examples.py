"""One line that reads for each property, to show where a line did not: those of ``docs/langage.yaml``.

``script/docs`` keeps them in ``examples.json``, by block (« » for a property that means the same in several).
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Examples = Mapping[str, Mapping[str, str]]


@cache
def _examples() -> Examples:
    kept: Examples = json.loads(files("slac.syntax").joinpath("examples.json").read_text(encoding="utf-8"))
    return kept


def example(block: str, keyword: str) -> str:
    """A line that reads under a block; "" where none says it on one line."""
    kept = _examples()
    return kept.get(block, {}).get(keyword) or kept[""].get(keyword, "")
