"""Reads the export as YAML."""

from collections.abc import Mapping
from typing import Any

import yaml


def payload(files: Mapping[str, bytes]) -> Any:
    ((_, content),) = files.items()
    return list(yaml.safe_load_all(content))
