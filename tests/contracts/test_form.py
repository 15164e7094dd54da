"""The worked contracts are written as ``slac fmt`` writes them."""

from pathlib import Path

import pytest

from slac.source import Source
from slac.syntax.formatting import format_source

CONTRACTS = Path(__file__).parents[2] / "contracts"


@pytest.mark.parametrize(
    "path", sorted(CONTRACTS.rglob("*.slac")), ids=lambda path: str(path.relative_to(CONTRACTS))
)
def test_a_worked_contract_is_in_canonical_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_source(Source(text, path)).text == text
