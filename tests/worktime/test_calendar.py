"""A calendar as a value, and what its constructor makes of openings, closings and holidays."""

import copy
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from slac.worktime import WorkCalendar, holiday_list
from tests.worktime.written import instant

OFFICE = {weekday: [("09:00", "17:00")] for weekday in range(5)}
PARIS = ZoneInfo("Europe/Paris")
EVE = date(2026, 12, 24)
EASTER_MONDAY = date(2026, 4, 6)


def hours(calendar: WorkCalendar, day: date) -> list[str]:
    """The open hours of a civil day, on its wall clock."""
    return [
        f"{opens:%H:%M}-{closes:%H:%M}"
        for opens, closes, _ in calendar.intervals(calendar.wall(day), calendar.wall(day + timedelta(1)))
    ]


def test_the_same_hours_make_the_same_calendar() -> None:
    one = WorkCalendar(OFFICE, "Europe/Paris", [EVE, EASTER_MONDAY])
    other = WorkCalendar(dict(reversed(OFFICE.items())), "Europe/Paris", [EASTER_MONDAY, EVE])
    assert (one, hash(one)) == (other, hash(other))


def test_other_hours_make_another_calendar() -> None:
    assert WorkCalendar(OFFICE, "Europe/Paris") != WorkCalendar(OFFICE, "Europe/Brussels")


def test_a_calendar_that_has_answered_is_still_the_same() -> None:
    fresh, used = WorkCalendar(OFFICE, "Europe/Paris"), WorkCalendar(OFFICE, "Europe/Paris")
    used.add(instant("2026-03-09T10:00+01:00"), 60)
    assert fresh == used


def test_a_calendar_cannot_be_changed() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    with pytest.raises(AttributeError):
        calendar.tz = "Europe/Brussels"
    with pytest.raises(AttributeError):
        del calendar.tz
    with pytest.raises(TypeError):
        calendar.week[5] = ()  # type: ignore[index]  # what is refused is the point


@pytest.mark.parametrize("holidays", [holiday_list("FR"), {EVE: "réveillon"}, [EVE]])
def test_a_calendar_survives_pickling_and_copying(holidays: dict[date, str] | list[date]) -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris", holidays, [(EVE, "09:00", "12:00")])
    calendar.add(instant("2026-03-09T10:00+01:00"), 60)
    for again in (pickle.loads(pickle.dumps(calendar)), copy.deepcopy(calendar)):
        assert again == calendar
        assert again.years == calendar.years


def test_an_opening_adds_hours_on_a_holiday() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris", holiday_list("FR"), [(EASTER_MONDAY, "10:00", "12:00")])
    assert hours(calendar, EASTER_MONDAY) == ["10:00-12:00"]


def test_an_opening_joins_the_usual_hours() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris", openings=[(EVE, "08:00", "10:00")])
    assert hours(calendar, EVE) == ["08:00-17:00"]


def test_a_closing_has_the_last_word() -> None:
    calendar = WorkCalendar(
        OFFICE, "Europe/Paris", openings=[(EVE, "17:00", "20:00")], closings=[(EVE, "12:00", "18:00")]
    )
    assert hours(calendar, EVE) == ["09:00-12:00", "18:00-20:00"]


def test_a_closing_may_pass_midnight() -> None:
    nights = WorkCalendar({3: [("22:00", "06:00")]}, "Europe/Paris", closings=[(EVE, "23:00", "01:00")])
    assert hours(nights, EVE) == ["22:00-23:00"]
    assert hours(nights, EVE + timedelta(1)) == ["01:00-06:00"]


def test_a_night_shift_runs_into_a_holiday_and_none_starts_on_it() -> None:
    nights = WorkCalendar({day: [("22:00", "06:00")] for day in range(7)}, "Europe/Paris", [EVE])
    assert hours(nights, EVE) == ["00:00-06:00"]
    assert hours(nights, EVE + timedelta(1)) == ["22:00-00:00"]


def test_a_shift_may_last_a_whole_day() -> None:
    calendar = WorkCalendar({0: [("09:00", "09:00")]}, "Europe/Paris")
    start = instant("2026-03-09T00:00+01:00")
    assert calendar.between(start, start + timedelta(7)) == timedelta(hours=24)


def test_both_passes_of_a_repeated_hour_are_open() -> None:
    calendar = WorkCalendar({6: [("02:00", "02:30")]}, "Europe/Paris")
    sunday = date(2026, 10, 25)
    assert hours(calendar, sunday) == ["02:00-02:30", "02:00-02:30"]
    assert calendar.add(calendar.wall(sunday), 45).isoformat() == "2026-10-25T02:15:00+01:00"


def test_a_shift_in_the_skipped_hour_never_opens() -> None:
    calendar = WorkCalendar({6: [("02:00", "03:00")]}, "Europe/Paris")
    assert hours(calendar, date(2026, 3, 29)) == []
    assert not calendar.is_working_day(date(2026, 3, 29))


def test_the_second_pass_of_a_start_is_an_hour_later() -> None:
    calendar = WorkCalendar({6: [("00:00", "12:00")]}, "Europe/Paris")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    assert calendar.between(first, first.replace(fold=1)) == timedelta(hours=1)


def test_a_start_between_the_two_passes_has_missed_the_first() -> None:
    calendar = WorkCalendar({6: [("02:15", "02:30")]}, "Europe/Paris")
    start = datetime(2026, 10, 25, 2, 10, tzinfo=PARIS, fold=1)
    assert not calendar.is_open(start)  # which lays the table out: the fast way answers from now on
    assert calendar.add(start, 35).isoformat() == "2026-11-08T02:20:00+01:00"


def test_next_opening_of_an_open_instant_is_itself() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    assert calendar.next_opening(instant("2026-03-09T10:00+01:00")) == instant("2026-03-09T10:00+01:00")


def test_next_opening_of_the_closing_time_is_the_next_day() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    assert calendar.next_opening(instant("2026-03-09T17:00+01:00")) == instant("2026-03-10T09:00+01:00")


def test_microseconds_are_kept() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    start = datetime(2026, 3, 9, 16, 59, 59, 250_000, tzinfo=PARIS)
    assert calendar.add(start, 1) == datetime(2026, 3, 10, 9, 0, 59, 250_000, tzinfo=PARIS)


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    start = instant("2026-03-27T16:00+01:00")
    fresh, used = WorkCalendar(OFFICE, "Europe/Paris"), WorkCalendar(OFFICE, "Europe/Paris")
    for year in (2050, 1990, 2026, 2150):
        used.add(datetime(year, 6, 1, tzinfo=UTC), 100_000)
    assert [used.add(start, target) for target in (1, 480, 99_999)] == [
        fresh.add(start, target) for target in (1, 480, 99_999)
    ]


def test_arrays_keep_their_shape() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    starts = np.array(
        [["2026-03-09T08:00", "2026-03-09T09:00"], ["2026-03-09T10:00", "2026-03-10T10:00"]], "M8[m]"
    )
    due = calendar.add_many(starts, 60)
    assert due.tolist() == (starts + np.timedelta64(60, "m")).astype("M8[s]").tolist()
    assert calendar.between_many(starts, due).tolist() == [[3600, 3600], [3600, 3600]]


def test_arrays_longer_than_a_chunk_are_answered_to_the_end() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    starts = np.datetime64("2026-01-01", "s") + np.arange(0, 365 * 86_400, 180)
    targets = np.arange(starts.size) % 700
    due = calendar.add_many(starts, targets)
    spread = np.linspace(0, starts.size - 1, 500, dtype=int)
    one_by_one = [
        calendar.add(starts[i].item().replace(tzinfo=UTC), int(targets[i])).timestamp() for i in spread
    ]
    assert due[spread].astype(np.int64).tolist() == one_by_one


def test_arrays_may_be_empty() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    assert calendar.add_many(np.array([], "M8[s]"), 60).shape == (0,)


def test_arrays_reach_past_2038() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris", holiday_list("FR"))
    due = calendar.add_many(
        np.array(["2026-03-09T08:00", "2058-03-04T08:00"], "M8[s]"), np.timedelta64(8, "h")
    )
    assert due.tolist() == [datetime(2026, 3, 9, 16), datetime(2058, 3, 4, 16)]


def test_a_long_delay_does_not_keep_a_late_start_from_a_short_one() -> None:
    """Each is reached within the calendar's years, the longest after the latest start would not be."""
    calendar = WorkCalendar(OFFICE, "Europe/Paris", holiday_list("FR"))
    starts = np.array(["2026-03-09T10:00", "2060-12-28T10:00"], "M8[s]")
    minutes = np.array([3_000_000, 30])
    expected = [
        calendar.add(start.astype(datetime).replace(tzinfo=UTC), int(target))
        for start, target in zip(starts, minutes, strict=True)
    ]
    answers = calendar.add_many(starts, minutes)
    assert [answer.astype(datetime).replace(tzinfo=UTC) for answer in answers] == expected


def test_a_zone_may_be_given_as_it_is() -> None:
    named = WorkCalendar(OFFICE, "Europe/Paris")
    given = WorkCalendar(OFFICE, ZoneInfo("Europe/Paris"))
    assert (given, given.tz, hash(given)) == (named, "Europe/Paris", hash(named))


def test_targets_of_an_array_may_be_a_timedelta() -> None:
    calendar = WorkCalendar(OFFICE, "Europe/Paris")
    due = calendar.add_many(np.array(["2026-03-09T08:00"], "M8[s]"), timedelta(seconds=30))
    assert due.tolist() == [datetime(2026, 3, 9, 8, 0, 30)]


def test_one_deadline_loads_no_heavy_library() -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from slac.worktime import WorkCalendar, holiday_list;"
        "c = WorkCalendar({0: [('09:00', '17:00')]}, 'Europe/Paris', holiday_list('FR'));"
        "c.explain(datetime(2026, 3, 9, tzinfo=UTC), 600);"
        "print(sorted({'numpy', 'holidays', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
