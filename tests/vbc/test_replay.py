"""A replayed year: exact chances against brute force, and the draws against the exact chances."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from vbc.replay import replayed_year, replayed_years

X_AND_Y = {"patients_x": 200, "patients_y": 50, "expected_x": 0.15, "expected_y": 0.05}


def brute_force(patients_x, patients_y, expected_x, expected_y, true_x, true_y):
    """Every pair of death counts, weighed by scipy's binomial distribution, compared in whole numbers of 1/1000."""
    x, y = np.arange(patients_x + 1)[:, None], np.arange(patients_y + 1)[None, :]
    weight = binom.pmf(x, patients_x, expected_x * true_x) * binom.pmf(y, patients_y, expected_y * true_y)
    side_x = np.sign(1000 * x - round(1000 * expected_x) * patients_x)
    side_y = np.sign(1000 * y - round(1000 * expected_y) * patients_y)
    raw = np.sign(x * patients_y - y * patients_x)
    ratio = np.sign(x * patients_y * round(1000 * expected_y) - y * patients_x * round(1000 * expected_x))
    return {
        "x_praised": weight[(side_x < 0) & (side_y > 0)].sum(),
        "y_praised": weight[(side_x > 0) & (side_y < 0)].sum(),
        "stunning": weight[((side_x < 0) & (side_y > 0) & (raw > 0)) | ((side_x > 0) & (side_y < 0) & (raw < 0))].sum(),
        "rank_reversed": weight[raw * ratio < 0].sum(),
    }


@settings(deadline=None, max_examples=60)
@given(
    patients_x=st.integers(1, 120),
    patients_y=st.integers(1, 120),
    expected_x=st.integers(1, 500),
    expected_y=st.integers(1, 500),
    true_x=st.sampled_from([0, 0.5, 0.8, 1, 1.2, 2]),
    true_y=st.sampled_from([0, 0.5, 0.8, 1, 1.2, 2]),
)
def test_chances_agree_with_brute_force_over_every_pair_of_counts(patients_x, patients_y, expected_x, expected_y, true_x, true_y):
    case = (patients_x, patients_y, expected_x / 1000, expected_y / 1000, true_x, true_y)
    names = ("patients_x", "patients_y", "expected_x", "expected_y", "true_x", "true_y")
    year = replayed_year(**dict(zip(names, case, strict=True)))
    for name, chance in brute_force(*case).items():
        assert getattr(year, name) == pytest.approx(chance, abs=1e-9), name


def test_two_average_hospitals_show_the_published_reversal_in_a_fifth_of_years_and_some_verdict_in_half():
    year = replayed_year(**X_AND_Y)
    assert year.stunning == pytest.approx(0.205, abs=0.0005)
    assert year.either == pytest.approx(0.460, abs=0.0005)
    assert year.rank_reversed == pytest.approx(0.443, abs=0.0005)


@pytest.mark.parametrize("true", [{}, {"true_x": 0.8, "true_y": 1.2}])
def test_drawn_years_follow_the_exact_chances(true):
    exact = replayed_year(**X_AND_Y, **true)
    drawn = replayed_years(**X_AND_Y, **true, years=20_000, seed=5)
    share = ((drawn.ratio_x < 1 - 1e-9) & (drawn.ratio_y > 1 + 1e-9)).mean()
    assert share == pytest.approx(exact.x_praised, abs=0.012)


def test_the_same_seed_gives_the_same_years_and_y_leaves_x_alone():
    once, again = replayed_years(**X_AND_Y, seed=3), replayed_years(**X_AND_Y, seed=3)
    assert once.equals(again)
    assert once.deaths_x.equals(replayed_years(**X_AND_Y, true_y=1.5, seed=3).deaths_x)
    assert not once.deaths_x.equals(replayed_years(**X_AND_Y, seed=4).deaths_x)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"patients_x": 0}, "patients_x"),
        ({"patients_y": 2.5}, "patients_y"),
        ({"expected_y": 0}, "expected_y"),
        ({"expected_x": 1.1}, "expected_x"),
        ({"true_x": -1}, "true_x"),
        ({"true_x": 7}, "true_x"),
        ({"true_y": float("nan")}, "true_y"),
    ],
)
def test_a_bad_argument_is_named(changed, named):
    with pytest.raises(ValueError, match=named):
        replayed_year(**{**X_AND_Y, **changed})
