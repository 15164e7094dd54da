"""Reads the export with the library that reads calendars."""

import re
from collections.abc import Mapping
from typing import Any

from icalendar import Calendar


def payload(files: Mapping[str, bytes]) -> Any:
    return {name: read(content) for name, content in files.items()}


def read(content: bytes) -> dict[str, Any]:
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar: Any = Calendar.from_ical(content)
    return {
        # The library does not know that this property is a text.
        "name": _text(str(calendar["name"])),
        "version": str(calendar["version"]),
        "prodid": str(calendar["prodid"]),
        "zones": [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")],
        "events": [_event(event) for event in calendar.walk("VEVENT")],
    }


def _text(escaped: str) -> str:
    """RFC 5545, 3.3.11."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], escaped)


def _event(event: Any) -> dict[str, Any]:
    said = {
        "uid": str(event["uid"]),
        "stamp": event.decoded("dtstamp").isoformat(),
        "summary": str(event["summary"]),
        "start": event.decoded("dtstart").isoformat(),
        "end": event.decoded("dtend").isoformat(),
        "categories": [str(category) for category in event["categories"].cats],
        "transparent": str(event["transp"]),
    }
    if "rrule" in event:
        said["rule"] = event["rrule"].to_ical().decode()
    if "exdate" in event:
        said["excluded"] = [one.dt.isoformat() for one in event["exdate"].dts]
    return said
