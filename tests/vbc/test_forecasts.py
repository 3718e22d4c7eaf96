"""Stated chances against what happened, held against scikit-learn and scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from sklearn.metrics import brier_score_loss

from vbc.forecasts import brier_score, chance_of_at_most, expected_brier_score
from vbc.sources import SOURCES, cite
from vbc.undefined import Undefined

CHANCES = st.lists(st.integers(0, 100).map(lambda percent: percent / 100), min_size=1, max_size=40)


@given(CHANCES, st.integers(0, 10**6))
def test_the_brier_score_is_that_of_scikit_learn(stated, seed):
    happened = np.random.default_rng(seed).integers(0, 2, len(stated))
    assert brier_score(happened, stated) == pytest.approx(brier_score_loss(happened, stated, pos_label=1))


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_always_one_half_scores_a_quarter(happened):
    assert brier_score(happened, [0.5] * len(happened)) == 0.25


def test_nothing_stated_is_no_score():
    assert isinstance(brier_score([], []), Undefined)


@pytest.mark.parametrize(
    ("happened", "stated", "said"),
    [([1], [1.2], "stated"), ([2], [0.5], "happened"), ([1, 0], [0.5], "equally long"), ([1], [float("nan")], "stated")],
)
def test_what_is_no_forecast_is_refused(happened, stated, said):
    with pytest.raises(ValueError, match=said):
        brier_score(happened, stated)


@pytest.mark.parametrize("truth", [0, 0.2, 0.5, 0.93, 1])
def test_nobody_gains_by_stating_another_chance_than_the_true_one(truth):
    """The expected score of every statement is at least that of the true one, which the formula gives."""
    expected = [truth * (said - 1) ** 2 + (1 - truth) * said**2 for said in np.linspace(0, 1, 101)]
    assert min(expected) == pytest.approx(expected_brier_score(truth), abs=1e-12)
    assert np.linspace(0, 1, 101)[np.argmin(expected)] == pytest.approx(truth)


@given(st.integers(1, 60), st.integers(0, 100), st.data())
def test_equal_chances_give_the_binomial_tail(n, percent, data):
    events = data.draw(st.integers(0, n))
    assert chance_of_at_most(events, stated=[percent / 100] * n) == pytest.approx(binom.cdf(events, n, percent / 100), abs=1e-9)


@given(CHANCES)
def test_all_of_them_is_certain_and_the_mean_is_the_sum(stated):
    assert chance_of_at_most(len(stated), stated=stated) == pytest.approx(1)
    tails = [1 - chance_of_at_most(events, stated=stated) for events in range(len(stated))]
    assert sum(tails) == pytest.approx(sum(stated), abs=1e-9)


def test_more_events_than_chances_are_refused():
    with pytest.raises(ValueError, match="not 3"):
        chance_of_at_most(3, stated=[0.5, 0.5])


def test_its_source_is_listed():
    assert cite("brier_1950") == "Brier (1950)" and SOURCES["brier_1950"].where.startswith("Monthly Weather Review")
