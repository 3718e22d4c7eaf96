"""Controls as data: what is set by code is held to the same limits as what is set by hand."""

import json
from typing import Any

import numpy as np
import pytest

from workbook.controls import Control, Options, Series, Several, Switch, with_unit

RATE = Control("Expected rate", low=0.0, high=0.3, step=0.005, default=0.15, format=".1%")
COST = Control("Cost", "$", low=0, high=10_000, step=100, default=6_600, format=",.0f")
YEARS = Series("Utility", each="year", names=("1", "2", "3"), low=-0.5, high=1.0, step=0.05, default=(0.9, 0.8, 0.7), format=".2f")


@pytest.mark.parametrize("value", [0.0, 0.15, 0.3, np.float64(0.2), 0])
def test_a_value_in_range_is_taken(value: Any) -> None:
    assert RATE.check(value) == value


@pytest.mark.parametrize("value", [-0.01, 0.31, 1e400, float("nan"), "0.1", None, True, [0.1]])
def test_a_value_out_of_range_set_by_code_is_refused_in_plain_words(value: Any) -> None:
    with pytest.raises(ValueError, match=r"“Expected rate” (goes from 0\.0% to 30\.0%|takes a number)"):
        RATE.check(value)


def test_a_whole_control_gives_whole_numbers() -> None:
    assert type(COST.check(500.0)) is int


def test_rounding_of_the_last_step_is_forgiven() -> None:
    assert RATE.check(0.1 + 0.2) == 0.3


def test_every_control_describes_itself_to_the_front_end() -> None:
    for control in (
        RATE,
        COST,
        Options("Group", {"a": "A"}, "a"),
        YEARS,
        Several("Done", {"a": "A", "b": "B"}, ("b",)),
        Switch("On"),
    ):
        spec = json.loads(json.dumps(control.spec()))
        assert spec["label"] == control.label and spec["default"] == control.check(control.default) and spec["kind"]
        for corner in control.corners():
            assert control.check(corner) == corner  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("6,600", "$", "$6,600"),
        ("-5", "$", "−$5"),
        ("45,000", "$/QALY", "$45,000/QALY"),
        ("3", "days", "3 days"),
        ("1", "days", "1 day"),
        ("1.0", "days", "1.0 days"),
        ("-1", "percentage points", "−1 percentage point"),
        ("1", "QALY", "1 QALY"),
        ("1", "loss", "1 loss"),
        ("12.0%", "", "12.0%"),
        ("3.85", "%", "3.85%"),
        ("-3", "", "−3"),
    ],
)
def test_units_stand_where_the_field_puts_them(number: str, unit: str, shown: str) -> None:
    assert with_unit(number, unit) == shown


def test_a_control_that_cannot_be_set_is_an_error_of_its_author() -> None:
    with pytest.raises(ValueError, match="low 1 must be below high 0"):
        Control("X", low=1, high=0, step=1, default=0)
    with pytest.raises(ValueError, match="step"):
        Control("X", low=0, high=1, step=0, default=0)
    with pytest.raises(ValueError, match="goes from 0 to 1"):
        Control("X", low=0, high=1, step=0.1, default=2)
    with pytest.raises(ValueError, match="one of a, b"):
        Options("X", {"a": "A", "b": "B"}, "c")


def test_a_series_takes_one_number_for_each_name() -> None:
    assert YEARS.check((1, 0.5, -0.5)) == [1.0, 0.5, -0.5]
    assert YEARS.show([0.9, 0.85, -0.1]) == "0.90, 0.85, -0.10"
    assert [part.label for part in YEARS.parts()] == ["Utility, year 1", "Utility, year 2", "Utility, year 3"]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([0.9, 0.8], "takes 3 numbers, one a year"),
        ("0.9", "takes 3 numbers"),
        (0.9, "takes 3 numbers"),
        ([0.9, 1.1, 0.7], "“Utility, year 2” goes from −0.50 to 1.00; 1.1 is outside"),
        ([0.9, 0.8, float("nan")], "“Utility, year 3” .* is outside"),
        ([0.9, 0.8, None], "“Utility, year 3” takes a number"),
    ],
)
def test_a_series_says_which_of_its_numbers_is_wrong(value: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        YEARS.check(value)


def test_a_series_with_two_bars_of_one_name_is_an_error_of_its_author() -> None:
    with pytest.raises(ValueError, match="name each bar once"):
        Series("X", each="year", names=("1", "1"), low=0, high=1, step=0.1, default=(0, 0))


def test_a_switch_takes_true_and_false_alone() -> None:
    assert Switch("On").check(np.bool_(True)) is True
    for value in (1, "yes", None):
        with pytest.raises(ValueError, match="on or off"):
            Switch("On").check(value)


def test_a_control_that_plays_says_for_how_long() -> None:
    clock = Control("Minute", low=0, high=41, step=1, default=41, play=12)
    assert clock.spec()["play"] == 12 and COST.spec()["play"] == 0
    for seconds in (-1, 0.5, 61, float("nan")):
        with pytest.raises(ValueError, match="play takes 1 to 60 seconds"):
            Control("Minute", low=0, high=41, step=1, default=41, play=seconds)


DONE = Several("What is done", {"visit": "A visit", "call": "A call", "scan": "A scan"}, ("call",))


def test_any_of_several_comes_back_once_each_and_in_the_order_of_the_options() -> None:
    assert DONE.check(("scan", "visit", "scan")) == ["visit", "scan"] and DONE.check([]) == []
    assert DONE.show(["visit", "scan"]) == "A visit, A scan" and DONE.show([]) == "nothing"


@pytest.mark.parametrize("value", ["visit", None, 3, ["surgery"], [1]])
def test_what_is_not_among_several_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="“What is done” takes"):
        DONE.check(value)
