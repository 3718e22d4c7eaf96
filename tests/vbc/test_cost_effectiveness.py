"""Net benefit and the incremental ratio: published cases, every quadrant, and the rule that ties them together."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vbc import cost_effectiveness
from vbc.cost_effectiveness import (
    incremental_cost_effectiveness_ratio,
    incremental_net_monetary_benefit,
    net_health_benefit,
    net_monetary_benefit,
    threshold_price,
)
from vbc.undefined import is_undefined

costs, outcomes, thresholds = st.floats(0, 1e6), st.floats(-5, 50), st.floats(0, 5e5)
options = st.fixed_dictionaries({"cost_new": costs, "cost_standard": costs, "outcome_new": outcomes, "outcome_standard": outcomes})


def compare(delta_cost, delta_outcome):
    """An option that differs from a standard of $10,000 and 1 QALY by so much."""
    return {
        "cost_new": 10_000 + delta_cost,
        "cost_standard": 10_000,
        "outcome_new": 1 + delta_outcome,
        "outcome_standard": 1,
    }


def test_the_published_drug():
    drug = {"cost_new": 88_900, "cost_standard": 0, "outcome_new": 0.75, "outcome_standard": 0}
    icer = incremental_cost_effectiveness_ratio(**drug)
    assert icer.ratio == pytest.approx(118_533.33, abs=0.01)
    assert incremental_net_monetary_benefit(**drug, threshold=100_000) == pytest.approx(-13_900)
    assert incremental_net_monetary_benefit(**drug, threshold=150_000) == pytest.approx(23_600)
    assert not icer.accepted(100_000) and icer.accepted(150_000)


def test_the_published_pathways_at_30_000():
    assert net_monetary_benefit(0.12, 7_500, threshold=30_000) == pytest.approx(-3_900)
    assert net_monetary_benefit(0.10, 6_600, threshold=30_000) == pytest.approx(-3_600)


@pytest.mark.parametrize(
    ("delta_cost", "delta_outcome", "quadrant", "ratio", "accepted_at"),
    [
        (5_000, 0.1, "north-east", 50_000, {40_000: False, 60_000: True}),
        (-5_000, -0.1, "south-west", 50_000, {40_000: True, 60_000: False}),
        (-5_000, 0.1, "south-east", None, {0: True, 1e6: True}),
        (5_000, -0.1, "north-west", None, {0: False, 1e6: False}),
        (0, 0.1, "south-east", None, {0: False, 1: True}),
        (0, -0.1, "north-west", None, {0: False, 1e6: False}),
        (-5_000, 0, "south-east", None, {0: True, 1e6: True}),
        (5_000, 0, "north-west", None, {0: False, 1e6: False}),
        (0, 0, "origin", None, {0: False, 1e6: False}),
    ],
)
def test_every_quadrant_and_edge(delta_cost, delta_outcome, quadrant, ratio, accepted_at):
    icer = incremental_cost_effectiveness_ratio(**compare(delta_cost, delta_outcome))
    assert icer.quadrant == quadrant
    assert is_undefined(icer.ratio) if ratio is None else icer.ratio == pytest.approx(ratio)
    assert {threshold: icer.accepted(threshold) for threshold in accepted_at} == accepted_at


@given(options, thresholds)
def test_incremental_net_benefit_above_zero_is_acceptance_in_every_quadrant(option, threshold):
    icer = incremental_cost_effectiveness_ratio(**option)
    benefit = incremental_net_monetary_benefit(**option, threshold=threshold)
    # At equality the sign is rounding error.
    assume(abs(benefit) > 1e-6 * max(1, abs(icer.delta_cost)) or benefit == 0)
    assert icer.accepted(threshold) == (benefit > 0)


@given(options, thresholds)
def test_acceptance_agrees_with_the_textbook_rule_on_the_ratio(option, threshold):
    icer = incremental_cost_effectiveness_ratio(**option)
    if not is_undefined(icer.ratio):
        assert icer.ratio > 0
        assume(not math.isclose(icer.ratio, threshold, rel_tol=1e-6))
        cheap_enough = icer.ratio < threshold
        assert icer.accepted(threshold) == (cheap_enough if icer.quadrant == "north-east" else not cheap_enough)


@given(options, thresholds)
@example({"cost_new": 0, "cost_standard": 0, "outcome_new": 1, "outcome_standard": 1}, 0)
def test_incremental_net_benefit_is_the_difference_of_net_benefits(option, threshold):
    new = net_monetary_benefit(option["outcome_new"], option["cost_new"], threshold=threshold)
    standard = net_monetary_benefit(option["outcome_standard"], option["cost_standard"], threshold=threshold)
    size = 1e-9 * (abs(new) + abs(standard) + option["cost_new"] + option["cost_standard"] + threshold) + 1e-6
    assert incremental_net_monetary_benefit(**option, threshold=threshold) == pytest.approx(new - standard, abs=size)


@given(outcomes, costs, st.floats(1, 5e5))
def test_net_health_benefit_is_net_monetary_benefit_over_the_threshold(outcome, cost, threshold):
    health = net_health_benefit(outcome, cost, threshold=threshold)
    money = net_monetary_benefit(outcome, cost, threshold=threshold)
    assert health * threshold == pytest.approx(money, rel=1e-9, abs=1e-6)


def test_a_threshold_of_zero_leaves_minus_the_cost_and_no_health_equivalent():
    assert net_monetary_benefit(0.5, 700, threshold=0) == -700
    assert is_undefined(net_health_benefit(0.5, 700, threshold=0))


def test_outcomes_that_differ_by_rounding_do_not_make_an_absurd_ratio():
    icer = incremental_cost_effectiveness_ratio(cost_new=2_000, cost_standard=1_000, outcome_new=0.1 + 0.2, outcome_standard=0.3)
    assert icer.delta_outcome == 0 and icer.quadrant == "north-west" and "equal" in icer.ratio.reason


@pytest.mark.parametrize("name", ["cost_new", "cost_standard", "outcome_new", "outcome_standard", "threshold"])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_bad_number_is_refused_by_the_name_of_its_argument(name, bad):
    arguments = {**compare(1, 1), "threshold": 1.0, name: bad}
    with pytest.raises(ValueError, match=f"^{name} must"):
        incremental_net_monetary_benefit(**arguments)


def test_negative_costs_and_thresholds_are_refused():
    with pytest.raises(ValueError, match=r"^cost must be 0 or more"):
        net_monetary_benefit(0.1, -1, threshold=1)
    with pytest.raises(ValueError, match=r"^threshold must be 0 or more"):
        net_monetary_benefit(0.1, 1, threshold=-1)
    with pytest.raises(ValueError, match=r"^cost_standard must be 0 or more"):
        incremental_cost_effectiveness_ratio(cost_new=1, cost_standard=-1, outcome_new=1, outcome_standard=0)


@given(thresholds, st.floats(0.01, 5), st.floats(-1e4, 1e5))
def test_at_the_threshold_price_the_net_benefit_is_zero(threshold, outcome, other):
    price = threshold_price(threshold=threshold, outcome_gained=outcome, other_costs=other)
    if is_undefined(price):
        assert threshold * outcome < other
    else:
        assert threshold * outcome - (price + other) == pytest.approx(0, abs=1e-6)


def test_future_care_lowers_the_price_a_drug_can_ask():
    assert threshold_price(threshold=100_000, outcome_gained=0.75) == 75_000
    assert threshold_price(threshold=100_000, outcome_gained=0.75, other_costs=26_500) == 48_500
    assert is_undefined(threshold_price(threshold=30_000, outcome_gained=0.75, other_costs=26_500))


@pytest.mark.parametrize("name", cost_effectiveness.__all__)
def test_everything_that_decides_worth_is_offered_in_one_place(name):
    assert getattr(cost_effectiveness, name).__doc__
