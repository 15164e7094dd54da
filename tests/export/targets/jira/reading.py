"""Reads the export as JSON, and the closed days as a calendar."""

from collections.abc import Mapping
from typing import Any

from tests.export import requests_file
from tests.export.targets.ics.reading import read

_KEPT = ("summary", "start", "end", "rule")


def payload(files: Mapping[str, bytes]) -> Any:
    calendars = [read(content) for name, content in files.items() if name.endswith(".ics")]
    return {
        "requests": requests_file.read(files["requests.json"]),
        "calendars": {
            one["name"]: [{key: event[key] for key in _KEPT if key in event} for event in one["events"]]
            for one in calendars
        },
    }
