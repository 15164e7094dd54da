"""Reads the export as YAML."""

from collections.abc import Mapping
from typing import Any

import yaml


def payload(files: Mapping[str, bytes]) -> Any:
    ((_, content),) = files.items()
    return yaml.safe_load(content)
