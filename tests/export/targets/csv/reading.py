"""Reads the export as a spreadsheet does."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any


def payload(files: Mapping[str, bytes]) -> Any:
    found = {}
    for name, content in files.items():
        head, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        assert all(len(row) == len(head) for row in rows)
        assert not any(
            cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows for cell in row
        )
        found[name] = {"columns": head, "rows": [[_said(cell) for cell in row] for row in rows]}
    return found


def _said(cell: str) -> str:
    """What would be a formula stands in French quotes."""
    inner = cell.removeprefix("« ").removesuffix(" »")
    return inner if inner.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
