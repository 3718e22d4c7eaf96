"""Stop-loss truncates people and drops none; a benchmark that is not truncated alike makes savings out of nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.spending_law import MEDICARE_LIKE
from vbc.stop_loss import (
    capped_total,
    percentile_threshold,
    phantom_savings,
    phantom_savings_of_law,
    stop_loss_price,
    truncated_costs,
)
from vbc.undefined import is_undefined

costs = st.lists(st.floats(0, 1e6), min_size=1, max_size=20)
TEN = [2_000, 3_000, 4_000, 5_000, 6_000, 8_000, 12_000, 20_000, 140_000, 300_000]


def test_costs_count_up_to_the_threshold():
    assert truncated_costs([99_999, 100_000, 100_001, 340_000], threshold=100_000).tolist() == [99_999, 100_000, 100_000, 100_000]
    assert phantom_savings(TEN, threshold=100_000) == pytest.approx(240_000 / 500_000)


@given(costs, st.floats(1, 1e6), st.floats(0, 1))
def test_nobody_is_dropped_and_nobody_counts_for_more(values, threshold, coinsurance):
    counted = truncated_costs(values, threshold=threshold, coinsurance=coinsurance)
    assert len(counted) == len(values) and (counted <= np.array(values) + 1e-9).all()
    assert (counted >= np.minimum(values, threshold) - 1e-9).all()
    assert truncated_costs(values, threshold=threshold, coinsurance=1.0) == pytest.approx(values)


@given(costs, st.floats(1, 1e6), st.floats(1, 1e6))
def test_a_lower_threshold_makes_larger_phantoms(values, one, other):
    low, high = sorted((one, other))
    small, large = phantom_savings(values, threshold=high), phantom_savings(values, threshold=low)
    if not sum(values):
        assert is_undefined(small)
    else:
        assert 0 <= small <= large + 1e-12 <= 1 + 1e-12


def test_the_law_makes_phantoms_of_more_than_twice_the_minimum_rate():
    assert phantom_savings_of_law(100_000) == pytest.approx(0.0448, abs=5e-5)
    drawn = MEDICARE_LIKE.draw(np.random.default_rng(0), 2_000_000)
    assert phantom_savings(drawn, threshold=100_000) == pytest.approx(0.0448, abs=0.006)


def test_the_ninety_ninth_percentile_is_a_cost_of_the_table():
    assert percentile_threshold(range(1, 1_001)) == 990
    assert percentile_threshold([1, 2, 3], percentile=0.5) == 2


@given(st.floats(0, 2e7), st.floats(1, 2))
def test_aggregate_stop_loss_caps_the_total(total, limit):
    assert capped_total(total, benchmark=1e7, limit=limit) == min(total, limit * 1e7)


def test_the_price_of_stop_loss_is_the_excess_and_what_it_buys_is_steadiness():
    price = stop_loss_price(100_000)
    assert price.premium == pytest.approx(10_462.77 - 9_994.01, abs=0.01)
    assert price.premium_share == pytest.approx(phantom_savings_of_law(100_000))
    assert price.lives_saved == pytest.approx(1 - (1.6483 / 2.1580) ** 2, abs=1e-4)


@pytest.mark.parametrize("threshold", [0, -5, float("inf")])
def test_a_threshold_has_to_be_above_zero(threshold):
    for call in (truncated_costs, phantom_savings):
        with pytest.raises(ValueError, match=r"^threshold must be"):
            call([1.0], threshold=threshold)
    with pytest.raises(ValueError, match=r"^threshold must be"):
        phantom_savings_of_law(threshold)


def test_other_refusals():
    with pytest.raises(ValueError, match=r"^costs must hold numbers of 0 or more"):
        truncated_costs([-1], threshold=5)
    with pytest.raises(ValueError, match=r"^coinsurance must lie"):
        truncated_costs([1], threshold=5, coinsurance=2)
    with pytest.raises(ValueError, match=r"^limit must be 1 or more"):
        capped_total(1, benchmark=1, limit=0.9)
    assert is_undefined(phantom_savings([0, 0], threshold=5))
