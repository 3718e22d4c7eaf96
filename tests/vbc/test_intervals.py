"""Intervals against statsmodels and scipy, their coverage computed exactly, and the edge of no events."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, chi2, poisson
from statsmodels.stats.rates import confint_poisson

from vbc.intervals import (
    byar_interval,
    event_variance,
    exact_poisson_interval,
    poisson_limits,
    poisson_probability_at_least,
    probability_at_least,
    z_score,
)
from vbc.risk_adjustment import observed_to_expected
from vbc.undefined import is_undefined

events, expectations = st.integers(0, 2_000), st.floats(0.01, 2_000)
levels = st.floats(0.5, 0.999)


def test_the_published_hospitals_can_not_be_told_from_1():
    x, y = exact_poisson_interval(24, expected=30), exact_poisson_interval(3, expected=2.5)
    assert [round(limit, 2) for limit in (*x, *y)] == [0.51, 1.19, 0.25, 3.51]
    assert x.contains(1) and y.contains(1)
    assert probability_at_least(3, n=50, rate=0.05) == pytest.approx(0.459, abs=5e-4)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390)])
def test_limits_of_a_count_as_printed_in_tables(count, low, high):
    assert exact_poisson_interval(count, expected=1) == pytest.approx((low, high), abs=1e-3)


@given(events.filter(bool), expectations, levels)
def test_exact_limits_are_those_of_statsmodels(observed, expected, level):
    ours = exact_poisson_interval(observed, expected=expected, level=level)
    assert ours == pytest.approx(confint_poisson(observed, expected, method="exact-c", alpha=1 - level), rel=1e-6)


@given(events, expectations, levels)
def test_exact_limits_are_chi_square_quantiles(observed, expected, level):
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * observed) / 2 / expected if observed else 0
    high = chi2.isf(tail, 2 * observed + 2) / 2 / expected
    assert exact_poisson_interval(observed, expected=expected, level=level) == pytest.approx((low, high), rel=1e-6)


@given(events, expectations, levels)
def test_the_interval_holds_the_ratio_and_a_wider_level_holds_the_narrower(observed, expected, level):
    interval = exact_poisson_interval(observed, expected=expected, level=level)
    assert interval.contains(observed_to_expected(observed, expected))
    wider = exact_poisson_interval(observed, expected=expected, level=(1 + level) / 2)
    assert wider.lower <= interval.lower and interval.upper <= wider.upper


@pytest.mark.parametrize("truth", [0.3, 1.7, 2.5, 9.3, 30, 77])
def test_coverage_is_never_below_the_level(truth):
    counts = np.arange(400)
    lower, upper = poisson_limits(counts.astype(float), 0.025)
    covered = poisson.pmf(counts, truth)[(lower <= truth) & (truth <= upper)].sum()
    assert 0.95 <= covered < 1


@given(st.integers(3, 2_000), expectations)
def test_byar_is_close_to_exact_from_three_events_on(observed, expected):
    exact, byar = exact_poisson_interval(observed, expected=expected), byar_interval(observed, expected=expected)
    assert byar == pytest.approx(exact, rel=0.03)


@given(events, expectations, st.floats(0.5, 0.9999))
def test_byar_holds_the_ratio_and_is_never_negative(observed, expected, level):
    interval = byar_interval(observed, expected=expected, level=level)
    assert interval.lower >= 0 and interval.contains(observed / expected)


def test_no_events_give_a_lower_limit_of_zero_and_nothing_expected_gives_none():
    for interval in (exact_poisson_interval, byar_interval):
        assert interval(0, expected=5).lower == 0
        assert interval(0, expected=5).upper > 0
        assert is_undefined(interval(0, expected=0)) and is_undefined(interval(4, expected=0))


@pytest.mark.parametrize("interval", [exact_poisson_interval, byar_interval])
def test_bad_arguments_are_refused_by_name(interval):
    for bad in (-1, 2.5, math.nan, math.inf):
        with pytest.raises(ValueError, match=r"^observed must"):
            interval(bad, expected=1)
    for bad in (-1, math.nan, math.inf):
        with pytest.raises(ValueError, match=r"^expected must"):
            interval(1, expected=bad)
    for bad in (0, 1, -0.5, 95, math.nan):
        with pytest.raises(ValueError, match=r"^level must"):
            interval(1, expected=1, level=bad)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0, 1))
def test_chance_of_a_count_or_more_is_scipys(one, other, rate):
    low, n = sorted((one, other))
    assert probability_at_least(low, n=n, rate=rate) == pytest.approx(binom.sf(low - 1, n, rate), abs=1e-12)
    assert poisson_probability_at_least(low, expected=n) == pytest.approx(poisson.sf(low - 1, n), abs=1e-12)


def test_more_events_than_patients_are_refused():
    with pytest.raises(ValueError, match=r"^events must not exceed the 50 patients, not 51"):
        probability_at_least(51, n=50, rate=0.05)


def test_z_of_the_published_hospitals_and_its_edges():
    assert z_score(24, 30, variance=200 * 0.15 * 0.85) == pytest.approx(-6 / math.sqrt(25.5))
    assert z_score(3, 2.5, variance=50 * 0.05 * 0.95) == pytest.approx(0.5 / math.sqrt(2.375))
    assert is_undefined(z_score(0, 0, variance=0))
    with pytest.raises(ValueError, match=r"^variance must be 0 or more"):
        z_score(1, 1, variance=-1)


@given(st.lists(st.floats(0, 1), max_size=40))
def test_variance_of_events_is_that_of_independent_patients(risks):
    assert event_variance(risks) == pytest.approx(sum(binom.var(1, risk) for risk in risks))
