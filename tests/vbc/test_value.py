"""Value, its neighbours, and what a moved origin does to a ratio."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.undefined import is_undefined
from vbc.value import (
    average_cost_effectiveness_ratio,
    efficiency,
    net_monetary_benefit,
    preference_threshold,
    quality,
    value_ratio,
)

outcomes = st.floats(1e-3, 50)
costs = st.floats(1, 1e6)


def test_the_published_pathways():
    assert value_ratio(0.12, 7_500) == pytest.approx(1.6e-5)
    assert value_ratio(0.10, 6_600) == pytest.approx(1.515152e-5, rel=1e-6)
    assert average_cost_effectiveness_ratio(7_500, 0.12) == pytest.approx(62_500)
    assert average_cost_effectiveness_ratio(6_600, 0.10) == pytest.approx(66_000)


@given(outcomes, costs)
def test_value_is_the_inverse_of_the_average_cost_effectiveness_ratio(outcome, cost):
    assert value_ratio(outcome, cost) * average_cost_effectiveness_ratio(cost, outcome) == pytest.approx(1)


@given(outcomes, costs, st.floats(0, 1), st.floats(0, 1))
def test_moving_the_origin_is_subtracting_it_from_both(outcome, cost, part_outcome, part_cost):
    origin_outcome, origin_cost = part_outcome * outcome, part_cost * cost
    assume(cost - origin_cost > 1e-6 and outcome - origin_outcome >= 0)
    moved = value_ratio(outcome, cost, origin_outcome=origin_outcome, origin_cost=origin_cost)
    assert moved == value_ratio(outcome - origin_outcome, cost - origin_cost)


def test_a_moved_origin_makes_the_ratios_tie_and_leaves_the_preference_threshold_alone():
    origin = {"origin_outcome": 0.02, "origin_cost": 3_000}
    assert value_ratio(0.12, 7_500, **origin) == pytest.approx(value_ratio(0.10, 6_600, **origin), rel=1e-12)
    further = {"origin_outcome": 0.05, "origin_cost": 3_000}
    assert value_ratio(0.12, 7_500, **further) > value_ratio(0.10, 6_600, **further)
    before = preference_threshold(cost_a=7_500, cost_b=6_600, outcome_a=0.12, outcome_b=0.10)
    after = preference_threshold(cost_a=4_500, cost_b=3_600, outcome_a=0.10, outcome_b=0.08)
    assert before == pytest.approx(45_000) == after


def test_a_ratio_would_rank_the_dearer_harm_first_so_none_is_given():
    assert -0.1 / 2_000 > -0.1 / 1_000  # what plain division would say of the same harm at twice the cost
    assert is_undefined(value_ratio(-0.1, 2_000)) and is_undefined(value_ratio(-0.1, 1_000))
    assert net_monetary_benefit(-0.1, 1_000, threshold=50_000) > net_monetary_benefit(-0.1, 2_000, threshold=50_000)


def test_where_value_is_undefined_and_where_it_is_zero():
    assert "cost" in value_ratio(0.1, 0).reason
    assert is_undefined(value_ratio(0, 0))
    assert is_undefined(value_ratio(0.1, 100, origin_cost=100))
    assert is_undefined(value_ratio(0.1, 100, origin_cost=200))
    assert is_undefined(value_ratio(0.1, 100, origin_outcome=0.2))
    assert value_ratio(0, 100) == 0
    assert is_undefined(average_cost_effectiveness_ratio(100, 0))
    assert is_undefined(average_cost_effectiveness_ratio(100, -0.1))
    assert average_cost_effectiveness_ratio(0, 0.1) == 0


@pytest.mark.parametrize("bad", [math.nan, math.inf])
@pytest.mark.parametrize("place", ["outcome", "cost"])
def test_a_bad_number_is_refused_by_the_name_of_its_argument(bad, place):
    arguments = {"outcome": 0.1, "cost": 100.0, place: bad}
    for function in (value_ratio, average_cost_effectiveness_ratio):
        with pytest.raises(ValueError, match=f"^{place} must"):
            function(**arguments)
    with pytest.raises(ValueError, match=r"^cost must be 0 or more, not -5"):
        value_ratio(0.1, -5)


def test_quality_looks_at_the_outcome_alone_and_efficiency_at_outputs_per_input():
    assert quality(0.12) == 0.12
    assert efficiency(2_400, 1.6) == pytest.approx(1_500)
    assert efficiency(0, 3) == 0
    assert is_undefined(efficiency(3, 0)) and is_undefined(efficiency(0, 0))
    with pytest.raises(ValueError, match=r"^inputs must be 0 or more"):
        efficiency(3, -1)
