"""Controls are set blind, once; a number may be half a step off."""

from typing import Any

import pytest

from workbook.answers import Target, Unreadable
from workbook.controls import Control, Options, Series, Switch

AIM = Target(
    {
        "cost": Control("Cost", "$", low=0, high=10_000, step=100, default=5_000, format=",.0f"),
        "model": Options("Model", {"a": "A", "b": "B"}, "a"),
        "on": Switch("On"),
    }
)
TRUTH = {"cost": 6_600, "model": "b", "on": True}


def test_half_a_step_is_near_enough() -> None:
    assert AIM.same(TRUTH | {"cost": 6_650}, TRUTH, {}) and not AIM.same(TRUTH | {"cost": 6_700}, TRUTH, {})
    assert not AIM.same(TRUTH | {"model": "a"}, TRUTH, {})
    wide = Target({"cost": AIM.controls["cost"]}, tolerance={"cost": 250})
    assert wide.same({"cost": 6_800}, TRUTH, {})


def test_every_number_of_a_series_has_the_tolerance() -> None:
    years = Series("Utility", each="year", names=("1", "2"), low=0, high=1, step=0.1, default=(0, 0), format=".1f")
    aim = Target({"utility": years})
    truth = {"utility": [0.4, 0.8]}
    assert aim.read({"utility": [0.4, 0.8]}, {}) == truth
    assert aim.same({"utility": [0.45, 0.75]}, truth, {}) and not aim.same({"utility": [0.4, 0.7]}, truth, {})
    assert not Target({"utility": years}, tolerance={"utility": 0.01}).same({"utility": [0.45, 0.8]}, truth, {})
    assert Target({"utility": years}, tolerance={"utility": 0.1}).expects({}).endswith("counts (each year within 0.1).")
    refused = aim.read({"utility": [0.4, 2]}, {})
    assert isinstance(refused, Unreadable) and "Utility, year 2" in refused.message
    assert aim.show(truth, {}) == "Utility 0.4, 0.8"
    assert aim.difference({"utility": [0, 0]}, truth, {}).startswith("“Utility” is not set right")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (None, "Set “Cost” and “Model” and “On”"),
        ({"cost": 1}, "Set “Model” too"),
        (TRUTH | {"cost": 20_000}, "goes from \\$0 to \\$10,000"),
        (TRUTH | {"cost": float("nan")}, "outside"),
        (TRUTH | {"price": 1}, "no control `price`"),
        (TRUTH | {"on": 1}, "on or off"),
        (TRUTH | {"model": "z"}, "one of a, b"),
    ],
)
def test_a_setting_that_cannot_be_is_no_attempt(raw: Any, words: str) -> None:
    read = AIM.read(raw, {})
    assert isinstance(read, Unreadable) and words in read.message


def test_one_commitment_counts() -> None:
    assert AIM.tries == 1
    assert AIM.expects({}) == "Set blind: the first commitment counts (Cost within \\$50)."
    share = Control("Share", low=0, high=1, step=0.01, default=0.0, format=".0%")
    rate = Control("Rate", unit="%", low=0, high=8, step=0.05, default=0.0, format=".2f")
    told = Target({"share": share, "rate": rate}, tolerance={"share": 0.01, "rate": 0.1}).expects({})
    assert "(Share within 1 point, Rate within 0.1 points)" in told, "1% of a share might be a part of it"


def test_a_miss_is_told_its_direction() -> None:
    assert AIM.difference(TRUTH | {"cost": 7_000, "on": False}, TRUTH, {}).startswith(
        "“Cost” is set too high; “On” is not set right."
    )
    assert AIM.show(TRUTH, {}) == "Cost \\$6,600, Model B, On on"
