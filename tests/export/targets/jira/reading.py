"""Reads the export as JSON, and the closed days as a calendar."""

import json
from collections.abc import Mapping
from typing import Any

from tests.export.targets.ics.reading import read

_KEPT = ("summary", "start", "end", "rule")


def payload(files: Mapping[str, bytes]) -> Any:
    calendars = {name: read(content)["events"] for name, content in files.items() if name.endswith(".ics")}
    return {
        "requests": json.loads(files["requests.json"]),
        "calendars": {
            name: [{key: event[key] for key in _KEPT if key in event} for event in events]
            for name, events in calendars.items()
        },
    }
