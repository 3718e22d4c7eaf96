"""Minimum savings rates: the rule's rows, published rates of real ACOs, and the worked example of the proposed rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.savings_rates import (
    chosen_minimum_rate,
    lives_for_minimum_rate,
    minimum_savings_rate,
    minimum_savings_rates,
    savings_rate_table,
)
from vbc.undefined import is_undefined


@pytest.mark.parametrize(
    ("lives", "rate"),
    [
        (7_500, 0.033),  # the proposed rule of 2011 works this one out
        (8_238, 0.0318),  # three ACOs of performance year 2024
        (13_151, 0.0281),
        (24_494, 0.0246),
        (5_000, 0.039),
        (60_000, 0.02),
        (900_000, 0.02),
    ],
)
def test_published_rates_come_out(lives, rate):
    assert minimum_savings_rate(lives) == pytest.approx(rate, abs=5.1e-5)


@given(st.integers(1, 200_000), st.integers(0, 50_000))
def test_more_lives_never_need_more_savings(lives, more):
    assert minimum_savings_rate(lives + more, fallen_below=True) <= minimum_savings_rate(lives, fallen_below=True) + 1e-12
    assert 0.02 <= minimum_savings_rate(lives, fallen_below=True) <= 0.122


def test_every_row_of_the_table_is_met_and_many_are_read_at_once():
    for below in (False, True):
        table = savings_rate_table(fallen_below=below)
        assert minimum_savings_rates(table["lives"].to_numpy(), fallen_below=below) == pytest.approx(
            table["minimum_savings_rate"].to_numpy()
        )
    assert minimum_savings_rate(300, fallen_below=True) == 0.122
    assert minimum_savings_rate(4_000, fallen_below=True) == pytest.approx(0.0445)


def test_fewer_lives_than_the_table_has_are_refused():
    with pytest.raises(ValueError, match=r"^lives must be 5,000 or more to take part, not 4,999; fallen_below=True"):
        minimum_savings_rate(4_999)
    with pytest.raises(ValueError, match=r"^lives must be 1 or more, not 0"):
        minimum_savings_rate(0, fallen_below=True)
    with pytest.raises(ValueError, match=r"^lives must be a whole number"):
        minimum_savings_rate(5_000.5)


@pytest.mark.parametrize("rate", [0, 0.005, 0.01, 0.015, 0.02, 0.1 * 0.2])
def test_half_points_up_to_two_may_be_chosen(rate):
    assert chosen_minimum_rate(rate) == pytest.approx(rate)


@pytest.mark.parametrize("rate", [-0.005, 0.0025, 0.025, 0.0199])
def test_other_rates_may_not(rate):
    with pytest.raises(ValueError, match=r"^rate must be 0, 0.5, 1, 1.5 or 2 %"):
        chosen_minimum_rate(rate)


@given(st.floats(0.02, 0.039))
def test_lives_for_a_rate_are_the_first_that_need_no_more(rate):
    lives = lives_for_minimum_rate(rate)
    assert minimum_savings_rate(lives) <= rate + 1e-8
    if lives > 5_000:
        assert minimum_savings_rate(lives - 1) >= rate - 1e-8


def test_the_table_never_goes_below_two_percent():
    assert is_undefined(lives_for_minimum_rate(0.019))
    assert np.isnan(float(lives_for_minimum_rate(0.0)))
