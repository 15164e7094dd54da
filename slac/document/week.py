"""Opening hours as a drawing: where each stroke of the week goes, in the units of its own page."""

import math
from typing import NamedTuple

from slac.document.schedule import clock
from slac.document.tree import Opened, Week
from slac.document.typography import space

#: The page of the drawing (narrow, in a column): a column for the days, a row for the hours, then a row a day.
_WIDTH, _NARROW = 640, 360
_NAMES, _HEAD = 74, 20
#: The height of a row and that of its bars, on a wide page and on a narrow one.
_ROWS, _NARROW_ROWS = (21, 15), (17, 13)
#: A label of the scale and the blank beside it take so many units.
_LABEL = 44
#: A bar of fewer units has no room for its hours, nor for whole ones said shortly (« 8–12 h »).
_ROOM, _SHORT_ROOM = 76, 40


class Mark(NamedTuple):
    """An hour of the scale, at ``x``."""

    x: float
    label: str


class Bar(NamedTuple):
    """A stretch that is open; ``label`` is "" where it has no room."""

    x: float
    width: float
    label: str


class Line(NamedTuple):
    """A day: the top of its row, its name, its bars."""

    y: float
    name: str
    bars: tuple[Bar, ...]


class Drawing(NamedTuple):
    """``middle`` is from the top of a row to the line its words stand on; ``left`` where the hours begin."""

    width: int
    height: int
    left: int
    head: int
    row: int
    bar: int
    middle: float
    hours: tuple[Mark, ...]
    days: tuple[Line, ...]


def drawing(week: Week, language: str, *, narrow: bool = False) -> Drawing:
    """The drawing of a week: from an hour before the first that is open to an hour after the last."""
    stretches = [each for day in week.days for each in day.hours]
    first = max(0, min(each.opens for each in stretches) // 60 - 1)
    last = min(24, -(-max(each.closes for each in stretches) // 60) + 1)
    page = _NARROW if narrow else _WIDTH
    row, thick = _NARROW_ROWS if narrow else _ROWS
    scale = (page - _NAMES) / (last - first)
    step = math.ceil(_LABEL / scale)

    def at(minutes: int) -> float:
        return round(_NAMES + (minutes / 60 - first) * scale, 2)

    def bar(opened: Opened) -> Bar:
        x, width = at(opened.opens), round(at(opened.closes) - at(opened.opens), 2)
        return Bar(x, width, space(_label(opened, width), language))

    lines = tuple(
        Line(_HEAD + index * row, day.name, tuple(map(bar, day.hours))) for index, day in enumerate(week.days)
    )
    marks = tuple(Mark(at(hour * 60), space(f"{hour} h", language)) for hour in range(first, last + 1, step))
    height = _HEAD + len(week.days) * row
    return Drawing(page + 12, height + 2, _NAMES, _HEAD, row, thick, row / 2 + 3.6, marks, lines)


def _label(opened: Opened, width: float) -> str:
    """« 9 h – 18 h 30 », « 8–12 h », or nothing, as there is room."""
    if width >= _ROOM:
        return f"{clock(opened.opens)} – {clock(opened.closes)}"
    whole = opened.opens % 60 == opened.closes % 60 == 0
    return f"{opened.opens // 60}–{opened.closes // 60} h" if whole and width >= _SHORT_ROOM else ""
