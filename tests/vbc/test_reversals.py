"""Reversals: the closed condition against the definition, pair counts against a plain double loop, scipy's Spearman."""

import math
from fractions import Fraction
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from vbc.reversals import (
    count_reversals,
    ratio_difference_z,
    reversal_expected_rate,
    reversed_pairs,
    reverses,
)
from vbc.undefined import is_undefined

thousandths = st.integers(0, 1_000)
hospitals = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(1, 600)).filter(lambda row: row[1] <= row[0]),
    min_size=2,
    max_size=9,
)


def as_table(rows):
    frame = pd.DataFrame(rows, columns=["n", "observed", "expected"])
    return frame.assign(hospital=[f"H{i}" for i in range(len(frame))], expected=frame["expected"] / 10)


def test_the_published_pair_reverses_for_every_expected_rate_of_x_above_a_tenth():
    assert reversal_expected_rate(rate_x=0.12, rate_y=0.06, expected_y=0.05) == pytest.approx(0.10)
    verdicts = [reverses(rate_x=0.12, rate_y=0.06, expected_x=e / 1_000, expected_y=0.05) for e in (99, 100, 101, 150)]
    assert verdicts == [False, False, True, True]


@given(thousandths, thousandths, st.integers(1, 1_000), st.integers(1, 1_000))
def test_the_condition_is_the_definition(x, y, expected_x, expected_y):
    raw = Fraction(x) - Fraction(y)
    ratio = Fraction(x, expected_x) - Fraction(y, expected_y)
    found = reverses(rate_x=x / 1_000, rate_y=y / 1_000, expected_x=expected_x / 1_000, expected_y=expected_y / 1_000)
    assert found == (raw * ratio < 0)


@given(st.integers(1, 1_000), st.integers(1, 1_000), st.integers(1, 1_000))
def test_at_the_flipping_rate_the_ratios_are_equal_and_beyond_it_the_order_is_reversed(x, y, expected_y):
    flip = reversal_expected_rate(rate_x=x / 1_000, rate_y=y / 1_000, expected_y=expected_y / 1_000)
    assert x / 1_000 / flip == pytest.approx((y / 1_000) / (expected_y / 1_000))
    beyond = flip * 1.01
    if x > y and beyond <= 1:
        assert reverses(rate_x=x / 1_000, rate_y=y / 1_000, expected_x=beyond, expected_y=expected_y / 1_000)


def test_edges_of_the_condition():
    assert is_undefined(reverses(rate_x=0.1, rate_y=0.1, expected_x=0, expected_y=0.1))
    assert is_undefined(reversal_expected_rate(rate_x=0.1, rate_y=0, expected_y=0.1))
    assert reverses(rate_x=0, rate_y=0, expected_x=0.1, expected_y=0.2) is False
    with pytest.raises(ValueError, match=r"^expected_x must lie between 0 and 1, not 15"):
        reverses(rate_x=0.1, rate_y=0.1, expected_x=15, expected_y=0.1)


@settings(deadline=None)
@given(hospitals, st.sampled_from([0, 10, 30]))
def test_pairs_are_those_of_a_double_loop_over_exact_fractions(rows, minimum_n):
    kept = [(f"H{i}", *row) for i, row in enumerate(rows) if row[0] >= minimum_n]
    flipped, ties, across = set(), 0, 0
    for (a, n_a, o_a, e_a), (b, n_b, o_b, e_b) in combinations(kept, 2):
        raw = Fraction(o_a, n_a) - Fraction(o_b, n_b)
        ratio_a, ratio_b = Fraction(10 * o_a, e_a), Fraction(10 * o_b, e_b)
        ties += raw == 0
        if raw * (ratio_a - ratio_b) < 0:
            flipped.add((a, b) if raw > 0 else (b, a))
            across += (ratio_a - 1) * (ratio_b - 1) < 0
    table = as_table(rows)
    pairs, count = reversed_pairs(table, minimum_n=minimum_n), count_reversals(table, minimum_n=minimum_n)
    assert set(zip(pairs["higher"], pairs["lower"], strict=True)) == flipped
    assert (count.reversed, count.ties, count.across_one) == (len(flipped), ties, across)
    assert count.pairs == len(kept) * (len(kept) - 1) // 2
    assert pairs["across_one"].sum() == across
    assert (pairs["higher_rate"] > pairs["lower_rate"]).all() and (pairs["higher_ratio"] < pairs["lower_ratio"]).all()


@settings(deadline=None)
@given(hospitals)
def test_rank_correlation_is_spearmans(rows):
    table = as_table(rows)
    rate, ratio = table["observed"] / table["n"], table["observed"] / table["expected"]
    if rate.nunique() > 1 and ratio.nunique() > 1:
        assert count_reversals(table).rank_correlation == pytest.approx(spearmanr(rate, ratio).statistic)
    else:
        assert is_undefined(count_reversals(table).rank_correlation)


def test_the_same_expected_rate_everywhere_reverses_nothing():
    table = as_table([(10, 3, 20), (20, 5, 40), (40, 13, 80)])
    assert count_reversals(table).reversed == 0
    assert count_reversals(table).rank_correlation == pytest.approx(1)


def test_the_published_ratios_are_two_thirds_of_a_standard_error_apart():
    counts = {"observed_x": 24, "expected_x": 30, "observed_y": 3, "expected_y": 2.5}
    assert ratio_difference_z(**counts) == pytest.approx(math.log(0.8 / 1.2) / math.sqrt(1 / 24 + 1 / 3))
    assert ratio_difference_z(**counts, dispersion=4) == pytest.approx(ratio_difference_z(**counts) / 2)
    turned = {"observed_x": 3, "expected_x": 2.5, "observed_y": 24, "expected_y": 30}
    assert ratio_difference_z(**turned) == pytest.approx(-ratio_difference_z(**counts))
    assert is_undefined(ratio_difference_z(**{**counts, "observed_y": 0}))
    assert is_undefined(ratio_difference_z(**{**counts, "expected_x": 0}))
    with pytest.raises(ValueError, match=r"^dispersion must be above 0"):
        ratio_difference_z(**counts, dispersion=0)


def test_the_table_of_pairs_gives_the_same_z():
    table = pd.DataFrame({"hospital": ["X", "Y"], "n": [200, 50], "observed": [24, 3], "expected": [30, 2.5]})
    z = ratio_difference_z(observed_x=24, expected_x=30, observed_y=3, expected_y=2.5, dispersion=2)
    assert reversed_pairs(table, dispersion=2)["z"].tolist() == pytest.approx([z])


@pytest.mark.parametrize(("column", "bad"), [("expected", 0), ("expected", -1), ("observed", -1), ("observed", math.nan)])
def test_bad_tables_are_refused_by_column(column, bad):
    table = as_table([(10, 3, 20), (20, 5, 40)]).astype({"observed": float})
    table.loc[0, column] = bad
    with pytest.raises(ValueError, match=f"^{column} must"):
        reversed_pairs(table)
