"""Funnel limits against scipy's binomial distribution, winsorising against scipy's, and what size does to width."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, norm
from scipy.stats.mstats import winsorize

from vbc.funnel import funnel, funnel_limits, outside_funnel, overdispersion, ratio_funnel
from vbc.intervals import z_score
from vbc.undefined import is_undefined

rates, sizes = st.floats(0.01, 0.99), st.integers(1, 5_000)


def test_limits_of_a_hospital_with_200_patients():
    low, high = funnel_limits(0.15, 200)
    half = 1.96 * math.sqrt(0.15 * 0.85 / 200)
    assert (low, high) == pytest.approx((0.15 - half, 0.15 + half))
    assert not funnel_limits(0.15, 200).contains(0.10) and funnel_limits(0.15, 200, z=3.09).contains(0.10)


@given(rates, st.integers(1, 2_000), st.integers(1, 2_000), st.floats(0.5, 4), st.booleans())
def test_limits_narrow_as_hospitals_grow(target, one, other, z, exact):
    small, large = sorted((one, other))
    wide = funnel_limits(target, small, z=z, exact=exact)
    narrow = funnel_limits(target, large, z=z, exact=exact)
    if not exact:
        assert wide.lower <= narrow.lower + 1e-12 and narrow.upper <= wide.upper + 1e-12
    # Counts are lumpy, so the exact limits narrow only by and large.
    elif large >= 16 * small:
        assert narrow.upper - narrow.lower <= wide.upper - wide.lower + 1e-9


@given(rates, sizes, st.floats(0.1, 4), st.floats(0.2, 9))
def test_limits_stay_within_zero_and_one_and_hold_the_target(target, n, z, dispersion):
    limits = funnel_limits(target, n, z=z, dispersion=dispersion)
    assert 0 <= limits.lower <= target <= limits.upper <= 1


@given(rates, st.integers(200, 5_000), st.floats(1, 4))
def test_overdispersion_widens_by_its_square_root_and_underdispersion_not_at_all(target, n, dispersion):
    plain, wide = funnel_limits(0.5, n, z=1), funnel_limits(0.5, n, z=1, dispersion=dispersion)
    assert wide.upper - 0.5 == pytest.approx(math.sqrt(dispersion) * (plain.upper - 0.5))
    assert funnel_limits(target, n, dispersion=1 / dispersion) == funnel_limits(target, n)


@given(rates, st.integers(1, 3_000), st.sampled_from([1.0, 1.96, 3.09]))
def test_exact_limits_interpolate_scipys_binomial_quantiles(target, n, z):
    low, high = funnel_limits(target, n, z=z, exact=True)
    for limit, chance in ((low, norm.cdf(-z)), (high, norm.cdf(z))):
        count = binom.ppf(chance, n, target)
        reached, mass = binom.cdf(count, n, target), binom.pmf(count, n, target)
        interpolated = (count - (reached - chance) / mass) / n
        assert limit == pytest.approx(np.clip(interpolated, 0, 1), abs=2e-6)


def test_exact_and_normal_limits_agree_for_large_hospitals_and_differ_for_small_ones():
    assert funnel_limits(0.15, 20_000, exact=True) == pytest.approx(funnel_limits(0.15, 20_000), abs=2e-4)
    assert funnel_limits(0.03, 20).lower == 0
    exact = funnel_limits(0.03, 20, exact=True)
    # Two deaths are reached with chance .97899, one with .88016: 2 − (.97899 − .975)/.09883, of 20 patients.
    assert exact == pytest.approx((0, (2 - 0.00399 / 0.09883) / 20), abs=1e-4)


def test_edges_of_the_funnel():
    assert is_undefined(funnel_limits(0.1, 0))
    for exact in (False, True):
        assert funnel_limits(0.0, 10, exact=exact) == (0, 0)
        assert funnel_limits(1.0, 10, exact=exact) == (1, 1)


@given(rates, st.lists(sizes, min_size=1, max_size=6), st.booleans())
def test_the_curve_is_made_of_the_single_limits(target, many, exact):
    curve = funnel(target, many, exact=exact)
    assert curve["n"].tolist() == many
    singles = [funnel_limits(target, n, exact=exact) for n in many]
    assert curve["lower"].tolist() == pytest.approx([limits.lower for limits in singles])
    assert curve["upper"].tolist() == pytest.approx([limits.upper for limits in singles])


def test_a_ratio_funnel_is_where_the_z_score_is_the_limit():
    curve = ratio_funnel([30.0], mean_risk=0.15)
    observed = curve["upper"][0] * 30
    assert z_score(observed, 30, variance=200 * 0.15 * 0.85) == pytest.approx(1.96)
    assert ratio_funnel([1.0])["lower"][0] == 0
    assert ratio_funnel([30.0], dispersion=4)["upper"][0] - 1 == pytest.approx(2 * (ratio_funnel([30.0])["upper"][0] - 1))


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=60), st.sampled_from([0, 0.05, 0.1, 0.2, 0.4]))
def test_overdispersion_is_the_mean_square_of_scipys_winsorised_scores(scores, share):
    pulled_in = np.asarray(winsorize(np.array(scores), (share, share)))
    assert overdispersion(scores, winsorise=share) == pytest.approx(np.mean(pulled_in**2))


def test_chance_alone_has_an_overdispersion_of_one():
    scores = norm.ppf((np.arange(10_000) + 0.5) / 10_000)
    assert overdispersion(scores) == pytest.approx(1, abs=0.01)
    assert is_undefined(overdispersion([]))


def test_hospitals_outside_are_those_with_a_large_z_score():
    profile = pd.DataFrame({"hospital": list("PQR"), "observed": [44, 16, 33], "expected": [30.0] * 3, "variance": [25.5] * 3})
    assert outside_funnel(profile)[["hospital", "side"]].to_numpy().tolist() == [["P", "above"], ["Q", "below"]]
    assert outside_funnel(profile, dispersion=4).empty
    assert outside_funnel(profile, z=0.5)["hospital"].tolist() == list("PQR")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"target": 15, "n": 10}, "^target must lie between 0 and 1"),
        ({"target": 0.1, "n": -1}, "^n must be 0 or more"),
        ({"target": 0.1, "n": 2.5}, "^n must be a whole number"),
        ({"target": 0.1, "n": 10, "z": 0}, "^z must be above 0"),
        ({"target": 0.1, "n": 10, "dispersion": 0}, "^dispersion must be above 0"),
        ({"target": 0.1, "n": 10, "dispersion": math.nan}, "^dispersion must be a finite number"),
        ({"target": 0.1, "n": 10, "dispersion": 2, "exact": True}, "^dispersion must not exceed 1 with exact limits"),
    ],
)
def test_bad_arguments_are_refused_by_name(arguments, said):
    with pytest.raises(ValueError, match=said):
        funnel_limits(**arguments)


def test_bad_columns_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^sizes must be above 0"):
        funnel(0.1, [10, 0])
    with pytest.raises(ValueError, match=r"^expected must be above 0"):
        ratio_funnel([0.0])
    for share in (0.5, -0.1, math.nan):
        with pytest.raises(ValueError, match=r"^winsorise must"):
            overdispersion([1, 2], winsorise=share)
