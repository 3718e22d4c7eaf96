"""Patients until a ratio can be told from 1, and how often: against scipy's χ² quantiles, one size and one count at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2

from vbc.separation import chance_to_separate, patients_for_power, patients_to_separate
from vbc.undefined import is_undefined


def apart(observed, expected):
    lower = chi2.ppf(0.025, 2 * observed) / 2 if observed else 0
    return lower > expected or chi2.ppf(0.975, 2 * observed + 2) / 2 < expected


@pytest.mark.parametrize(
    ("rate", "expected_rate", "step", "answer"), [(0.12, 0.15, 25, 650), (0.06, 0.05, 50, 2150), (0.0, 0.05, 1, 74)]
)
def test_the_first_size_whose_interval_leaves_1_out(rate, expected_rate, step, answer):
    assert patients_to_separate(rate, expected_rate, step=step) == answer
    sizes = range(step, answer + step, step)
    assert [n for n in sizes if apart(round(rate * n), expected_rate * n)] == [answer]


def test_a_higher_level_takes_more_patients():
    assert patients_to_separate(0.12, 0.15, step=25, level=0.998) > 650


def test_equal_rates_are_never_told_apart():
    assert is_undefined(patients_to_separate(0.1, 0.1))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"rate": -0.1}, "rate"),
        ({"expected_rate": 0}, "expected_rate"),
        ({"step": 0}, "step"),
        ({"step": 2.5}, "step"),
        ({"level": 1}, "level"),
    ],
)
def test_a_bad_argument_is_named(arguments, named):
    good = {"rate": 0.12, "expected_rate": 0.15}
    with pytest.raises(ValueError, match=named):
        patients_to_separate(**{**good, **arguments})


def power_by_hand(rate, expected_rate, patients, level=0.95):
    """Every count of deaths with its own interval, weighed by scipy's binomial distribution."""
    deaths, tail = np.arange(patients + 1), (1 - level) / 2
    lower = np.where(deaths > 0, chi2.ppf(tail, 2 * np.maximum(deaths, 1)) / 2, 0)
    upper = chi2.ppf(1 - tail, 2 * deaths + 2) / 2
    outside = (upper < expected_rate * patients) | (lower > expected_rate * patients)
    return binom.pmf(deaths, patients, rate)[outside].sum()


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 400), st.sampled_from([0.5, 0.95, 0.998]))
def test_the_chance_to_separate_agrees_with_every_count_weighed(rate, expected_rate, patients, level):
    rate, expected_rate = rate / 500, expected_rate / 500
    chance = chance_to_separate(rate, expected_rate, patients=patients, level=level)
    assert chance == pytest.approx(power_by_hand(rate, expected_rate, patients, level), abs=1e-9)


@pytest.mark.parametrize(("rate", "expected_rate", "enough"), [(0.12, 0.15, 1200), (0.06, 0.05, 4300)])
def test_a_size_that_just_separates_does_so_in_half_of_years_and_four_in_five_take_twice_as_many(rate, expected_rate, enough):
    just = patients_to_separate(rate, expected_rate, step=50)
    assert 0.5 < power_by_hand(rate, expected_rate, just) < 0.54
    assert patients_for_power(rate, expected_rate, step=50) == enough
    assert power_by_hand(rate, expected_rate, enough - 50) < 0.8
    assert all(power_by_hand(rate, expected_rate, enough + 50 * more) >= 0.8 for more in range(10))


def test_false_alarms_are_rarer_than_the_limits_allow():
    assert 0.02 < chance_to_separate(0.1, 0.1, patients=1000) < 0.05


def test_no_size_is_enough_where_the_rates_are_equal():
    assert is_undefined(patients_for_power(0.1, 0.1))


@pytest.mark.parametrize("bad", [{"power": 0}, {"power": 1}, {"step": 0}, {"level": 1}, {"expected_rate": 0}, {"rate": 2}])
def test_a_bad_argument_of_the_power_is_named(bad):
    with pytest.raises(ValueError, match=next(iter(bad))):
        patients_for_power(**{"rate": 0.12, "expected_rate": 0.15} | bad)


@pytest.mark.parametrize("patients", [0, -1, 2.5])
def test_power_needs_patients(patients):
    with pytest.raises(ValueError, match="patients"):
        chance_to_separate(0.12, 0.15, patients=patients)
