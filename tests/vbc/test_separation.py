"""Patients until a ratio can be told from 1: against scipy's χ² quantiles, one size at a time."""

import pytest
from scipy.stats import chi2

from vbc.separation import patients_to_separate
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
