"""A phrase, an absence or nothing in the place of any value of a contract: every rule runs on it all the same."""

import re
from pathlib import Path

import pytest

from slac.lint.runner import CRASH
from slac.pipeline.checking import check
from slac.source import Source
from slac.syntax import parse

WHOLE = (Path(__file__).parents[1] / "syntax" / "data" / "complet.slac").read_text(encoding="utf-8")
BLOCKS = re.split(r"\n\n(?=\S)", WHOLE)
_VALUE = re.compile(r"^(\s{2,}(?:\S(?:[\w'’ -]*?\S)?)) {2,}\S.*$")


def written(value: str) -> str:
    """The contract that has a property of every kind, each with another value wherever that still reads."""
    return "\n\n".join(_with(value, block) for block in BLOCKS)


def _with(value: str, block: str) -> str:
    lines = block.split("\n")
    for number, line in enumerate(lines):
        found = _VALUE.match(line)
        other = [*lines[:number], f"{found[1]}  {value}".rstrip(), *lines[number + 1 :]] if found else lines
        if len(parse(Source("\n".join(other)))[1]) <= len(parse(Source("\n".join(lines)))[1]):
            lines = other
    return "\n".join(lines)


@pytest.mark.parametrize(
    "value", ['"selon les besoins"', "sans objet", "à compléter", "{client}", "0 heures ouvrées", ""]
)
def test_no_rule_crashes_on_another_value(value: str) -> None:
    found = check(Source(written(value))).findings
    assert [(one.message, one.help) for one in found if one.code == CRASH] == []
