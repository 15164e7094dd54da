"""What holds for every calendar, checked on calendars, zones and instants drawn at random.

The oracle knows nothing of intervals: it asks of each minute, one after the other, what the wall clock shows.
"""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from slac.worktime import WorkCalendar
from slac.worktime.vector import SearchTable

MINUTE = timedelta(minutes=1)
MONTREAL = timezone(timedelta(hours=-5))

# Changes of an hour, of half an hour (Lord Howe), at midnight (Beirut), none at all, and south of the equator.
ZONES = (
    "Europe/Paris", "America/Toronto", "Australia/Lord_Howe", "Asia/Beirut", "Asia/Kolkata", "America/Santiago",
)  # fmt: skip

# Around the clock changes of spring and autumn 2025 in those zones.
days = st.tuples(st.sampled_from([date(2025, 3, 1), date(2025, 10, 1)]), st.integers(0, 60)).map(
    lambda drawn: drawn[0] + timedelta(drawn[1])
)
instants = st.tuples(days, st.integers(0, 24 * 60)).map(
    lambda drawn: datetime(drawn[0].year, drawn[0].month, drawn[0].day, tzinfo=UTC) + drawn[1] * MINUTE
)
targets = st.integers(0, 3_000)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def hours(draw: st.DrawFn, step: int) -> list[tuple[str, str]]:
    """Shifts of a day that do not overlap: a cut of the day, every other piece open."""
    cuts = sorted(draw(st.sets(st.integers(0, 24 * 60 // step), min_size=2, max_size=4)))
    return [
        (clock(start * step), clock(end * step)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    step = draw(st.sampled_from([1, 15, 30]))
    if draw(st.booleans()):
        week = {day: draw(hours(step)) for day in draw(st.sets(st.integers(0, 6), min_size=1))}
    else:
        opens = draw(st.integers(12 * 60 // step + 1, 24 * 60 // step - 1)) * step
        closes = draw(st.integers(0, 12 * 60 // step)) * step
        week = {day: [(clock(opens), clock(closes))] for day in draw(st.sets(st.integers(0, 6), min_size=1))}
    dated = st.lists(st.tuples(days, hours(step)), max_size=3).map(
        lambda drawn: [(day, start, end) for day, spans in drawn for start, end in spans]
    )
    calendar = WorkCalendar(
        week,
        draw(st.sampled_from(ZONES)),
        draw(st.sets(days, max_size=8)),
        openings=draw(dated),
        closings=draw(dated),
    )
    if draw(st.booleans()):
        calendar.is_open(datetime(2025, 6, 1, tzinfo=UTC))  # lays the table out, and the fast way answers
    return calendar


def on_the_wall(minutes_of: dict[date, list[tuple[str, str]]], day: date, minute: int) -> bool:
    """Whether a minute after the midnight of `day` is in a shift of that day, or in one of the day before."""
    for started, later in ((day, 0), (day - timedelta(1), 24 * 60)):
        for start, end in minutes_of.get(started, []):
            opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in (start, end))
            if opens <= minute + later < closes + 24 * 60 * (closes <= opens):
                return True
    return False


def oracle_open(calendar: WorkCalendar, at: datetime) -> bool:
    wall = at.astimezone(calendar.zone)
    minute = wall.hour * 60 + wall.minute
    around = [wall.date() - timedelta(number) for number in range(2)]
    regular = {
        day: list(calendar.week.get(day.weekday(), ())) for day in around if day not in calendar.holidays
    }
    opened: dict[date, list[tuple[str, str]]] = {}
    closed: dict[date, list[tuple[str, str]]] = {}
    for given_hours, table in ((calendar.openings, opened), (calendar.closings, closed)):
        for day, start, end in given_hours:
            table.setdefault(day, []).append((start, end))
    is_open = any(on_the_wall(table, wall.date(), minute) for table in (regular, opened))
    return is_open and not on_the_wall(closed, wall.date(), minute)


@given(calendars(), instants, st.integers(0, 2 * 24 * 60))
@settings(max_examples=60, deadline=None)
def test_between_counts_the_open_minutes(calendar: WorkCalendar, start: datetime, length: int) -> None:
    counted = sum(oracle_open(calendar, start + minute * MINUTE) for minute in range(length))
    assert calendar.between(start, start + length * MINUTE) == counted * MINUTE


@given(calendars(), instants, st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_add_is_the_first_minute_at_which_the_work_is_done(
    calendar: WorkCalendar, start: datetime, target: int
) -> None:
    due, at, done = calendar.add(start, target), start, 0
    # Far deadlines are left to the other laws: walking there would only be slow.
    while done < target and at < start + timedelta(4):
        done += oracle_open(calendar, at)
        at += MINUTE
    assert due == at if done == target else due > start + timedelta(4)


@given(calendars(), instants)
@settings(max_examples=150, deadline=None)
def test_open_says_what_the_wall_clock_says(calendar: WorkCalendar, at: datetime) -> None:
    assert calendar.is_open(at) == oracle_open(calendar, at)


@given(calendars(), instants, targets)
@settings(max_examples=150, deadline=None)
def test_between_gives_back_what_was_added(calendar: WorkCalendar, start: datetime, target: int) -> None:
    assert calendar.between(start, calendar.add(start, target)) == target * MINUTE


@given(calendars(), instants, instants, targets)
@settings(max_examples=150, deadline=None)
def test_a_later_start_is_never_due_earlier(
    calendar: WorkCalendar, one: datetime, other: datetime, target: int
) -> None:
    dues = [calendar.add(start, target).timestamp() for start in sorted((one, other))]
    assert dues == sorted(dues)


@given(calendars(), instants, targets, targets)
@settings(max_examples=150, deadline=None)
def test_a_longer_target_is_never_due_earlier(
    calendar: WorkCalendar, start: datetime, one: int, other: int
) -> None:
    dues = [calendar.add(start, target).timestamp() for target in sorted((one, other))]
    assert dues == sorted(dues)


@given(calendars(), instants, targets)
@settings(max_examples=150, deadline=None)
def test_the_zone_of_the_start_changes_nothing(calendar: WorkCalendar, start: datetime, target: int) -> None:
    dues = {
        calendar.add(start.astimezone(zone), target).isoformat() for zone in (UTC, calendar.zone, MONTREAL)
    }
    assert len(dues) == 1


@given(calendars(), instants, instants)
@settings(max_examples=150, deadline=None)
def test_between_backwards_is_negative(calendar: WorkCalendar, a: datetime, b: datetime) -> None:
    assert calendar.between(a, b) == -calendar.between(b, a)


@given(calendars(), instants, st.lists(st.tuples(instants, instants).map(sorted), max_size=4), targets)
@settings(max_examples=150, deadline=None)
def test_time_in_pauses_does_not_count(
    calendar: WorkCalendar, start: datetime, drawn: list[list[datetime]], target: int
) -> None:
    pauses = [(since, until) for since, until in drawn]
    due = calendar.add(start, target, pauses=pauses)
    told = calendar.explain(start, target, pauses=pauses)
    assert calendar.between(start, due, pauses=pauses) == target * MINUTE
    assert (told.due, sum(step.minutes for step in told.steps)) == (due, target)


@given(calendars(), instants)
@settings(max_examples=150, deadline=None)
def test_next_opening_is_open_and_nothing_before_it_is(calendar: WorkCalendar, at: datetime) -> None:
    opening = calendar.next_opening(at)
    assert (calendar.is_open(opening), calendar.between(at, opening)) == (True, timedelta())


@given(calendars(), st.lists(st.tuples(instants, targets), min_size=1, max_size=50))
@settings(max_examples=60, deadline=None)
def test_arrays_give_the_same_deadlines(calendar: WorkCalendar, drawn: list[tuple[datetime, int]]) -> None:
    starts = np.array([start.replace(tzinfo=None) for start, _ in drawn], "M8[s]")
    dues = calendar.add_many(starts, np.array([target for _, target in drawn]))
    one_by_one = [calendar.add(start, target).timestamp() for start, target in drawn]
    assert dues.astype(np.int64).tolist() == one_by_one


@given(calendars(), st.lists(st.tuples(instants, instants), min_size=1, max_size=50))
@settings(max_examples=60, deadline=None)
def test_arrays_give_the_same_working_times(
    calendar: WorkCalendar, drawn: list[tuple[datetime, datetime]]
) -> None:
    first, last = (np.array([pair[i].replace(tzinfo=None) for pair in drawn], "M8[s]") for i in (0, 1))
    one_by_one = [calendar.between(a, b).total_seconds() for a, b in drawn]
    assert calendar.between_many(first, last).tolist() == one_by_one


@given(calendars(), st.lists(instants, min_size=1, max_size=50), targets)
@settings(max_examples=12, deadline=None)
def test_searching_gives_the_same_deadlines_as_the_table(
    calendar: WorkCalendar, drawn: list[datetime], target: int
) -> None:
    starts = np.array([start.replace(tzinfo=None) for start in drawn], "M8[s]")
    dues = calendar.add_many(starts, target).tolist()
    # From here on the calendar keeps more years than 32 bits of seconds hold, and searches.
    calendar.between_many(np.array(["1930-01-01"], "M8[s]"), np.array(["2025-01-01"], "M8[s]"))
    assert isinstance(calendar.horizon.table, SearchTable)
    assert calendar.add_many(starts, target).tolist() == dues
