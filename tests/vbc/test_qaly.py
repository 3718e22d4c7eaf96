"""Discounted QALYs: the published stream, the conventions, and polynomials and annuities as judges."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.qaly import discount_factors, discounted_qalys, level_qalys, qaly_profile, rate_for_qalys
from vbc.undefined import is_undefined

STREAM = [0.80, 0.75, 0.70, 0.65, 0.60]
profiles = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=40)
any_profiles = st.lists(st.floats(-0.5, 1.0), min_size=1, max_size=40)
rates = st.floats(-0.05, 0.2)


def test_the_five_year_stream():
    assert discounted_qalys(STREAM) == pytest.approx(3.2193, abs=5e-5)
    assert discounted_qalys(STREAM, timing="start of year") == pytest.approx(3.3159, abs=5e-5)
    assert discounted_qalys(STREAM, rate=0) == pytest.approx(3.5)


@given(any_profiles, rates)
def test_horner_scheme_gives_the_same_sum(utilities, rate):
    """A polynomial in 1/(1 + r), evaluated by numpy from the far end, without any power of a rate."""
    v = 1 / (1 + rate)
    assert discounted_qalys(utilities, rate=rate) == pytest.approx(np.polynomial.polynomial.polyval(v, [0, *utilities]), abs=1e-9)


@given(any_profiles, rates)
def test_start_of_year_is_worth_one_plus_the_rate_more_and_mid_year_lies_at_the_root(utilities, rate):
    end = discounted_qalys(utilities, rate=rate)
    assert discounted_qalys(utilities, rate=rate, timing="start of year") == pytest.approx(end * (1 + rate), abs=1e-9)
    assert discounted_qalys(utilities, rate=rate, timing="mid-year") == pytest.approx(end * math.sqrt(1 + rate), abs=1e-9)


@given(profiles, rates, st.floats(1e-3, 0.1))
def test_discounting_harder_makes_a_life_worth_less(utilities, rate, more):
    assume(sum(utilities) > 1e-6)
    assert discounted_qalys(utilities, rate=rate + more) < discounted_qalys(utilities, rate=rate)


@given(profiles, rates)
def test_a_profile_adds_up_and_never_exceeds_its_years(utilities, rate):
    table = qaly_profile(utilities, rate=abs(rate))
    assert table["qalys"].sum() == pytest.approx(discounted_qalys(utilities, rate=abs(rate)))
    assert table["cumulative_qalys"].iloc[-1] == pytest.approx(table["qalys"].sum())
    assert table["qalys"].sum() <= len(utilities) + 1e-9
    assert table["year"].tolist() == list(range(1, len(utilities) + 1))


@given(st.floats(-0.5, 1), st.integers(1, 60), st.floats(1e-3, 0.2))
def test_a_level_utility_is_an_annuity(utility, years, rate):
    annuity = utility * -math.expm1(-years * math.log1p(rate)) / rate
    assert level_qalys(utility, years, rate=rate) == pytest.approx(annuity, rel=1e-9, abs=1e-12)
    assert level_qalys(utility, years, rate=0) == pytest.approx(utility * years)
    assert level_qalys(utility, years, rate=rate) == pytest.approx(discounted_qalys([utility] * years, rate=rate), abs=1e-9)


@given(any_profiles, rates, st.floats(0.01, 1))
def test_a_partial_last_year_counts_pro_rata(utilities, rate, share):
    whole, before = discounted_qalys(utilities, rate=rate), discounted_qalys([*utilities[:-1], 0], rate=rate)
    assert discounted_qalys(utilities, rate=rate, last_year=share) == pytest.approx(before + share * (whole - before), abs=1e-9)


@given(profiles, st.floats(0, 0.3))
def test_the_rate_that_was_used_is_found_again(utilities, rate):
    assume(sum(utilities) > 0.01)
    target = discounted_qalys(utilities, rate=rate)
    assert rate_for_qalys(utilities, target=target) == pytest.approx(rate, abs=1e-6)


def test_a_target_out_of_reach_has_no_rate():
    assert is_undefined(rate_for_qalys(STREAM, target=3.6))
    assert is_undefined(rate_for_qalys([1.0], target=0.4))
    assert rate_for_qalys(STREAM, target=3.5) == pytest.approx(0, abs=1e-9)


def test_states_worse_than_death_count_below_zero():
    assert discounted_qalys([-0.2, 0.5], rate=0) == pytest.approx(0.3)
    with pytest.raises(ValueError, match="0 or more to ask for a rate"):
        rate_for_qalys([-0.2, 0.5], target=0.2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"utilities": [0.8, 1.1]}, "must not exceed 1, full health, not 1.1"),
        ({"utilities": []}, "at least one year"),
        ({"utilities": [[0.5]]}, "one number a year"),
        ({"utilities": [math.nan]}, "utilities must hold finite numbers, not nan"),
        ({"utilities": [0.5], "rate": -1}, "rate must be above -1, not -1"),
        ({"utilities": [0.5], "rate": -1.5}, "rate must be above -1"),
        ({"utilities": [0.5] * 400, "rate": -0.99}, "rate must leave the factors finite"),
        ({"utilities": [0.5], "rate": math.inf}, "rate must be a finite number"),
        ({"utilities": [0.5], "last_year": 0}, "last_year must be above 0"),
        ({"utilities": [0.5], "last_year": 1.2}, "last_year must be above 0 and at most 1"),
        ({"utilities": [0.5], "timing": "never"}, "timing must be one of end of year, start of year, mid-year"),
    ],
)
def test_bad_profiles_are_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        discounted_qalys(**arguments)


@pytest.mark.parametrize("years", [0, -1, 2.5, True, math.nan])
def test_no_year_or_part_of_one_is_refused(years):
    with pytest.raises(ValueError, match=r"^years must"):
        level_qalys(0.7, years)
    with pytest.raises(ValueError, match=r"^years must"):
        discount_factors(years, rate=0.03)
