"""Contracts and requests as the data files of these tests write them."""

from functools import cache
from pathlib import Path

from slac.coverage import Desk, Request
from slac.coverage.beside import with_scenarios
from slac.coverage.request import request_of
from slac.model import Contract
from slac.pipeline.reading import read as read_source
from tests.entries import Entry, entries

HERE = Path(__file__).parent
CONTRACTS = HERE / "contrats"


def data(name: str) -> dict[str, Entry]:
    """A data file of this folder: cases by name."""
    return entries(HERE / name)


@cache
def contract(name: str) -> Contract:
    """A contract of ``contrats/``."""
    found = with_scenarios(read_source(CONTRACTS / f"{name}.slac", f"{name}.slac")).contract
    assert found is not None, f"{name}.slac ne se lit pas"
    return found


@cache
def desk(name: str) -> Desk:
    return Desk(contract(name))


def request(entry: Entry) -> Request:
    """« {objet: Excel, acquis: 2024-06-03} »: the keys that a spreadsheet's headings may have."""
    return request_of(entry)
