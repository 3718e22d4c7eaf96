"""Shrinkage by a Gamma prior: scipy's posterior, and the pull towards 1."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma, poisson

from vbc.shrinkage import prior_of_spread, shrinkage_weight, shrunken_interval, shrunken_ratio, spread_of_prior
from vbc.undefined import is_undefined

events, expectations, priors = st.integers(0, 500), st.floats(0.01, 500), st.floats(0.01, 500)


def test_the_published_hospitals_with_a_prior_of_20_events():
    assert shrunken_ratio(24, 30, prior=20) == pytest.approx(44 / 50)
    assert shrunken_ratio(3, 2.5, prior=20) == pytest.approx(23 / 22.5)


@given(events, expectations, priors)
def test_the_shrunken_ratio_lies_between_the_ratio_and_one(observed, expected, prior):
    low, high = sorted((1.0, observed / expected))
    assert low - 1e-9 <= shrunken_ratio(observed, expected, prior=prior) <= high + 1e-9


@given(events, expectations, priors)
def test_it_is_a_weighted_mean_of_the_ratio_and_one(observed, expected, prior):
    weight = shrinkage_weight(expected, prior=prior)
    mixed = weight * observed / expected + (1 - weight)
    assert shrunken_ratio(observed, expected, prior=prior) == pytest.approx(mixed)


@given(events, expectations, priors, st.floats(1.01, 50))
def test_more_patients_with_the_same_ratio_are_shrunk_less(observed, expected, prior, times):
    small = shrunken_ratio(observed, expected, prior=prior)
    large = shrunken_ratio(times * observed, times * expected, prior=prior)
    assert abs(large - 1) >= abs(small - 1) - 1e-12


@pytest.mark.parametrize(("observed", "expected", "prior"), [(3, 2.5, 20), (0, 4, 5), (24, 30, 40)])
def test_it_is_the_mean_of_the_posterior_integrated_numerically(observed, expected, prior):
    def weight(ratio):
        return poisson.pmf(observed, expected * ratio) * gamma.pdf(ratio, prior, scale=1 / prior)

    total, _ = quad(weight, 0, 10, epsabs=1e-13)
    mean, _ = quad(lambda ratio: ratio * weight(ratio), 0, 10, epsabs=1e-13)
    assert shrunken_ratio(observed, expected, prior=prior) == pytest.approx(mean / total, rel=1e-5)


@given(events, expectations, priors, st.floats(0.5, 0.99))
def test_the_interval_is_scipys_gamma_interval(observed, expected, prior, level):
    posterior = gamma(observed + prior, scale=1 / (expected + prior))
    assert shrunken_interval(observed, expected, prior=prior, level=level) == pytest.approx(
        posterior.interval(level), rel=1e-6, abs=1e-12
    )


def test_an_infinitely_strong_prior_says_one_and_a_weak_one_says_the_ratio():
    assert shrunken_ratio(30, 10, prior=1e12) == pytest.approx(1)
    assert shrunken_ratio(30, 10, prior=1e-9) == pytest.approx(3)


def test_with_nothing_expected_only_the_prior_speaks():
    assert shrunken_ratio(0, 0, prior=5) == 1
    assert is_undefined(shrunken_ratio(1, 0, prior=5)) and is_undefined(shrunken_interval(1, 0, prior=5))
    assert shrinkage_weight(0, prior=5) == 0


@given(priors)
def test_strength_and_spread_are_two_names_for_one_prior(prior):
    assert spread_of_prior(prior) == pytest.approx(gamma(prior, scale=1 / prior).std())
    assert prior_of_spread(spread_of_prior(prior)) == pytest.approx(prior)


@pytest.mark.parametrize("bad", [0, -1, math.nan, math.inf])
def test_a_prior_must_be_above_zero(bad):
    with pytest.raises(ValueError, match=r"^prior must"):
        shrunken_ratio(1, 1, prior=bad)
    with pytest.raises(ValueError, match=r"^spread must"):
        prior_of_spread(bad)


def test_bad_counts_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^observed must be 0 or more"):
        shrunken_ratio(-1, 1, prior=1)
    with pytest.raises(ValueError, match=r"^expected must be 0 or more"):
        shrunken_interval(1, -1, prior=1)
