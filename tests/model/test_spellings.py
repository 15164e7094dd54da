"""The same contract, however it was typed or pasted."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from slac.model import Contract
from slac.record import Record, fields
from tests.model.reading import read

CONTRACTS = sorted((Path(__file__).parents[2] / "contracts").rglob("*.slac"))

SPELLINGS: dict[str, Callable[[str], str]] = {
    "accents décomposés": lambda text: unicodedata.normalize("NFD", text),
    "fins de ligne de Windows": lambda text: text.replace("\n", "\r\n"),
    "marque d'ordre des octets": lambda text: "\ufeff" + text,
    "blancs à la fin des lignes": lambda text: text.replace("\n", "  \n"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_contract_is_the_same_however_it_is_encoded(path: Path, spelling: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert elements(read(SPELLINGS[spelling](text))[0]) == elements(read(text)[0])


def elements(contract: Contract) -> list[str]:
    """What the contract states, without its places."""
    return [repr(e) for e in _without_places(contract)]


def _without_places(contract: Contract) -> list[object]:
    return [_facts(element) for element in contract.elements]


def _facts(value: object) -> object:
    stated = fields(value) if isinstance(value, Record) else getattr(value, "_fields", None)
    if stated is not None:
        return (
            type(value).__name__,
            *(_facts(getattr(value, name)) for name in stated if name not in PLACES),
        )
    if isinstance(value, tuple):
        return tuple(map(_facts, value))
    return value


PLACES = {"span", "line", "whole"}
