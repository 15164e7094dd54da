"""Immutable values with named fields."""

import pickle
from copy import copy
from functools import cached_property
from typing import Any

import pytest

from slac.record import Record, fields, replace, uncompared


class Point(Record):
    x: int
    y: int
    seen: str = uncompared(default="")


class Named(Point):
    name: str = "sans nom"

    @cached_property
    def initial(self) -> str:
        return self.name[0]


def test_fields_are_given_in_order_or_by_name() -> None:
    assert Point(1, y=2) == Point(y=2, x=1)


def test_fields_of_the_base_come_first() -> None:
    assert list(fields(Named)) == ["x", "y", "seen", "name"]


def test_a_field_left_out_has_its_default() -> None:
    assert Named(1, 2).name == "sans nom"


def test_what_is_not_compared_makes_no_difference() -> None:
    assert Point(1, 2, "ici") == Point(1, 2, "là")
    assert hash(Point(1, 2, "ici")) == hash(Point(1, 2, "là"))


def test_other_values_are_not_equal() -> None:
    assert Point(1, 2) != Point(1, 3)


def test_another_class_is_not_equal() -> None:
    assert Named(1, 2) != Point(1, 2)


@pytest.mark.parametrize(
    ("given", "named", "said"),
    [
        ([1], {}, "Point needs y"),
        ([1, 2, "", 4], {}, "Point has 3 fields, not 4"),
        ([1, 2], {"x": 3}, "Point is given x twice"),
        ([1, 2], {"z": 3}, "Point has no z"),
    ],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_fields_that_do_not_fit_are_refused(given: list[Any], named: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Point(*given, **named)


def test_a_record_is_immutable() -> None:
    point = Point(1, 2)
    with pytest.raises(AttributeError, match="Point is immutable: x cannot be set"):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Point is immutable: x cannot be deleted"):
        del point.x
    assert point == Point(1, 2)


def test_replacing_a_field_leaves_the_record_alone() -> None:
    point = Point(1, 2, "ici")
    moved = replace(point, y=3)
    assert (moved.x, moved.y, moved.seen) == (1, 3, "ici")
    assert point.y == 2


def test_a_replaced_record_forgets_what_the_old_one_remembered() -> None:
    named = Named(1, 2, name="Ada")
    assert named.initial == "A"
    assert replace(named, name="Bob").initial == "B"


def test_a_record_survives_copying_and_another_process() -> None:
    named = Named(1, 2, name="Ada")
    assert copy(named) == named
    assert pickle.loads(pickle.dumps(named)) == named


def test_a_record_matches_by_position() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("no match")


def test_a_record_shows_what_counts() -> None:
    assert repr(Point(1, 2, "ici")) == "Point(x=1, y=2)"
