"""Reads the export as JSON."""

import json
from collections.abc import Mapping
from typing import Any


def payload(files: Mapping[str, bytes]) -> Any:
    ((_, content),) = files.items()
    return json.loads(content)
