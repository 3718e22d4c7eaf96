"""Draws, acceptability and information: scipy's normal distribution and brute force are the judges."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from vbc.acceptability import acceptability_curve, acceptability_curves, expected_value_of_perfect_information
from vbc.uncertainty import draw_increments, icer_of_means, probability_cost_effective
from vbc.undefined import is_undefined

DRUG = {"delta_outcome": 0.75, "delta_cost": 88_900, "sd_outcome": 0.25, "sd_cost": 12_000}

tables = (
    st.integers(1, 5)
    .flatmap(
        lambda options: st.lists(st.tuples(*[st.tuples(st.integers(-3, 6), st.integers(0, 9))] * options), min_size=1, max_size=8)
    )
    .map(
        lambda rows: (
            pd.DataFrame([[outcome / 8 for outcome, _ in row] for row in rows]).add_prefix("o"),
            pd.DataFrame([[1_000.0 * cost for _, cost in row] for row in rows]).add_prefix("o"),
        )
    )
)


def test_draws_have_the_means_deviations_and_correlation_asked_for():
    drawn = draw_increments(**DRUG, correlation=0.6, draws=100_000)
    assert drawn.mean().tolist() == pytest.approx([0.75, 88_900], rel=5e-3)
    assert drawn.std().tolist() == pytest.approx([0.25, 12_000], rel=1e-2)
    assert drawn.corr().iloc[0, 1] == pytest.approx(0.6, abs=1e-2)


def test_the_same_seed_gives_the_same_draws_and_a_changed_mean_shifts_them_all():
    drawn, moved = draw_increments(**DRUG), draw_increments(**{**DRUG, "delta_outcome": 1.0})
    assert drawn.equals(draw_increments(**DRUG))
    assert (moved["delta_outcome"] - drawn["delta_outcome"]).to_numpy() == pytest.approx(np.full(1_000, 0.25))
    assert not drawn.equals(draw_increments(**DRUG, seed=1))


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_the_chance_of_cost_effectiveness_is_a_normal_probability(mean, spread):
    assert probability_cost_effective(mean, spread) == pytest.approx(norm.sf(0, loc=mean, scale=spread), abs=1e-12)


def test_without_uncertainty_the_chance_is_certain_or_undefined():
    assert probability_cost_effective(1, 0) == 1 and probability_cost_effective(-1, 0) == 0
    assert is_undefined(probability_cost_effective(0, 0))


@pytest.mark.parametrize("threshold", [20_000, 100_000, 118_533, 150_000, 300_000])
def test_the_curve_of_normal_draws_is_the_normal_probability(threshold):
    drawn = draw_increments(**DRUG, correlation=0.3, draws=200_000, seed=4)
    mean = threshold * 0.75 - 88_900
    spread = math.sqrt((threshold * 0.25) ** 2 + 12_000**2 - 2 * 0.3 * threshold * 0.25 * 12_000)
    row = acceptability_curve(drawn["delta_outcome"], drawn["delta_cost"], thresholds=[threshold]).iloc[0]
    assert row["probability"] == pytest.approx(probability_cost_effective(mean, spread), abs=4e-3)
    assert row["expected_net_benefit"] == pytest.approx(mean, abs=5 * spread / math.sqrt(200_000))


def test_the_curve_stops_below_1_where_some_draws_lose_health():
    drawn = draw_increments(**DRUG, draws=10_000)
    last = acceptability_curve(drawn["delta_outcome"], drawn["delta_cost"], thresholds=[1e9])["probability"].iloc[0]
    assert last == pytest.approx((drawn["delta_outcome"] > 0).mean()) and last < 1


@settings(deadline=None)
@given(tables, st.lists(st.integers(0, 400), min_size=1, max_size=5))
def test_shares_best_agree_with_comparing_every_net_benefit(drawn, thresholds):
    outcomes, costs = drawn
    values = [37.0 * value + 0.123 for value in thresholds]  # off the break-evens of the whole numbers drawn
    curves = acceptability_curves(outcomes, costs, thresholds=values)
    options = outcomes.shape[1]
    for place, value in enumerate(values):
        rows = curves.iloc[place * options : (place + 1) * options]
        benefit = value * outcomes - costs
        top = benefit.eq(benefit.max(axis=1), axis=0)
        unique = top[top.sum(axis=1) == 1]
        assert (rows["probability"].to_numpy() * len(benefit) >= unique.sum().to_numpy() - 1e-9).all()
        assert (rows["probability"].to_numpy() * len(benefit) <= top.sum().to_numpy() + 1e-9).all()
        assert rows["probability"].sum() == pytest.approx(1)
        assert rows["expected_net_benefit"].to_numpy() == pytest.approx(benefit.mean().to_numpy())
        assert rows["chosen"].sum() == 1
        assert rows.loc[rows["chosen"], "expected_net_benefit"].iloc[0] == pytest.approx(benefit.mean().max())


def test_two_options_have_the_curve_of_their_difference():
    drawn = draw_increments(**DRUG, draws=2_000)
    outcomes = pd.DataFrame({"old": 1.0, "new": 1 + drawn["delta_outcome"]})
    costs = pd.DataFrame({"old": 5_000.0, "new": 5_000 + drawn["delta_cost"]})
    thresholds = np.linspace(0, 300_000, 31)
    several = acceptability_curves(outcomes, costs, thresholds=thresholds)
    one = acceptability_curve(drawn["delta_outcome"], drawn["delta_cost"], thresholds=thresholds)
    new = several[several["option"] == "new"]
    assert new["probability"].to_numpy() == pytest.approx(one["probability"].to_numpy(), abs=1e-9)


@pytest.mark.parametrize("threshold", [80_000, 118_533, 200_000])
def test_perfect_information_is_worth_the_normal_loss(threshold):
    """For two options and a normal difference: σ·(φ(m/σ) − |m|/σ·Φ(−|m|/σ)), by scipy."""
    drawn = draw_increments(**DRUG, draws=400_000, seed=2)
    outcomes = pd.DataFrame({"old": 0.0, "new": drawn["delta_outcome"]})
    costs = pd.DataFrame({"old": 0.0, "new": drawn["delta_cost"]})
    mean, spread = threshold * 0.75 - 88_900, math.hypot(threshold * 0.25, 12_000)
    loss = spread * (norm.pdf(mean / spread) - abs(mean) / spread * norm.cdf(-abs(mean) / spread))
    worth = expected_value_of_perfect_information(outcomes, costs, threshold=threshold)
    assert worth == pytest.approx(loss, rel=2e-2)
    many = expected_value_of_perfect_information(outcomes, costs, threshold=threshold, patients=1_000)
    assert many == pytest.approx(1_000 * worth)


@settings(deadline=None)
@given(tables, st.floats(0, 1e5))
def test_information_never_does_harm_and_is_worthless_when_nothing_is_uncertain(drawn, threshold):
    outcomes, costs = drawn
    assert expected_value_of_perfect_information(outcomes, costs, threshold=threshold) >= 0
    first = expected_value_of_perfect_information(outcomes.iloc[:1], costs.iloc[:1], threshold=threshold)
    assert first == pytest.approx(0, abs=1e-6)


def test_the_ratio_of_means_is_not_the_mean_of_ratios():
    outcomes, costs = [0.01, 1.49], [88_900, 88_900]
    assert icer_of_means(outcomes, costs).ratio == pytest.approx(118_533.33, abs=0.01)
    assert np.mean(np.divide(costs, outcomes)) > 4e6


def test_a_mean_saving_keeps_its_quadrant():
    assert icer_of_means([-0.1, -0.3], [-9_000, -11_000]).quadrant == "south-west"
    assert icer_of_means([-0.1, -0.3], [-9_000, -11_000]).ratio == pytest.approx(50_000)
    assert icer_of_means([0.1], [-9_000]).quadrant == "south-east"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"correlation": 1.2}, "correlation must lie between -1 and 1"),
        ({"sd_cost": -1}, "sd_cost must be 0 or more"),
        ({"draws": 0}, "draws must be above 0"),
        ({"draws": 2.5}, "draws must be a whole number"),
        ({"delta_cost": math.nan}, "delta_cost must be a finite number"),
    ],
)
def test_bad_draws_are_refused(change, said):
    with pytest.raises(ValueError, match=said):
        draw_increments(**{**DRUG, **change})


def test_curves_refuse_what_does_not_pair():
    with pytest.raises(ValueError, match="one number a draw"):
        acceptability_curve([1, 2], [1], thresholds=[1])
    with pytest.raises(ValueError, match="one number a draw"):
        acceptability_curve([], [], thresholds=[1])
    with pytest.raises(ValueError, match="thresholds must hold numbers of 0 or more"):
        acceptability_curve([1], [1], thresholds=[-1])
    with pytest.raises(ValueError, match="draws and options of outcomes"):
        acceptability_curves(pd.DataFrame({"a": [1.0]}), pd.DataFrame({"b": [1.0]}), thresholds=[1])
    with pytest.raises(ValueError, match="at least one draw"):
        acceptability_curves(pd.DataFrame({"a": []}), pd.DataFrame({"a": []}), thresholds=[1])
    with pytest.raises(ValueError, match="costs must hold finite numbers, not nan"):
        expected_value_of_perfect_information(pd.DataFrame({"a": [1.0]}), pd.DataFrame({"a": [math.nan]}), threshold=1)


def test_an_exact_tie_leaves_the_standard_and_of_twins_the_first():
    assert acceptability_curve([0.5], [50_000], thresholds=[100_000])["probability"].tolist() == [0]
    outcomes, costs = pd.DataFrame({"old": [1.0], "new": [1.5], "twin": [1.5]}), pd.DataFrame([[0.0, 5e4, 5e4]])
    costs.columns = outcomes.columns
    shares = acceptability_curves(outcomes, costs, thresholds=[100_000, 100_001])["probability"]
    assert shares.tolist() == [1, 0, 0, 0, 1, 0]
