"""Contracts and requests as the data files of these tests write them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from slac.coverage import Desk, Request
from slac.coverage.beside import with_scenarios
from slac.coverage.request import request_of
from slac.model import Contract
from slac.pipeline.reading import read as read_source

HERE = Path(__file__).parent
CONTRACTS = HERE / "contrats"

Entry = dict[str, Any]


def data(name: str) -> dict[str, Entry]:
    """A data file of this folder: cases by name."""
    found: dict[str, Entry] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def cases(entries: dict[str, Entry]) -> dict[str, Any]:
    """Arguments of `pytest.mark.parametrize` for one test a case, named by its key."""
    return {"argnames": "case", "argvalues": list(entries.values()), "ids": list(entries)}


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
