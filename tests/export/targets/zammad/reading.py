"""Reads the export as JSON."""

from collections.abc import Mapping
from typing import Any

from tests.export.requests_file import read


def payload(files: Mapping[str, bytes]) -> Any:
    ((_, content),) = files.items()
    return read(content)
