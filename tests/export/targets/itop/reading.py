"""Reads the export as iTop's import does: the rows of each class."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from typing import Any


def payload(files: Mapping[str, bytes]) -> Any:
    classes = json.loads(files["cles.json"])
    tables = {}
    for name, content in files.items():
        if name.endswith(".csv"):
            rows = list(csv.DictReader(StringIO(content.decode(), newline=""), delimiter=";"))
            assert set(classes[name]["reconciliationkeys"]) <= set(rows[0])
            tables[classes[name]["class"]] = rows
    return tables
